import { z } from 'zod';
import { idOf } from '../primitives.ts';
import { DispatchForm } from './forms.ts';

/** What a withdrawal notice takes the place of: a document of its own that was revoked. */
export const Withdrawn = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bulletin'), id: idOf('bulletin') }),
  z.strictObject({ type: z.literal('order'), id: idOf('order') }),
  z.strictObject({ type: z.literal('dispatch'), id: idOf('dispatch') }),
]);
export type Withdrawn = z.infer<typeof Withdrawn>;

/** As its page and its number call it. Of a notice that was revoked another notice is drafted, and none of the notice itself. */
export const WithdrawnKind = z.enum(['bulletin', 'order', ...DispatchForm.exclude(['withdrawal']).options]);
export type WithdrawnKind = z.infer<typeof WithdrawnKind>;

/** What becomes of the copies that lie outside: sent back, destroyed there, or kept in the file with a mark. */
export const WithdrawnCopies = z.enum(['return', 'destroy', 'keep']);
export type WithdrawnCopies = z.infer<typeof WithdrawnCopies>;
