import type { z } from 'zod';

/** `{ submitPlan: z.object({…}) }` → `{ type: 'submitPlan' } & …`: what decide takes and what an API input holds. */
export type CommandOf<Schemas extends Record<string, z.ZodObject>> = {
  [Type in keyof Schemas & string]: { readonly type: Type } & z.infer<Schemas[Type]>;
}[keyof Schemas & string];
