import type { z } from 'zod';

/** What a command says beside its name. An empty object schema infers as "no key may exist", which would forbid the name. */
type Said<S extends z.ZodObject> = z.infer<S> extends Record<string, never> ? unknown : z.infer<S>;

/** `{ submitPlan: z.object({…}) }` → `{ type: 'submitPlan' } & …`: what decide takes and what an API input holds. */
export type CommandOf<Schemas extends Record<string, z.ZodObject>> = {
  [Type in keyof Schemas & string]: { readonly type: Type } & Said<Schemas[Type]>;
}[keyof Schemas & string];
