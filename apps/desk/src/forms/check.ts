import type { Facts, WordKey } from '@mingcha/words';
import type { z } from 'zod';

export interface Fault {
  word: WordKey;
  facts: Facts;
}

/** What is wrong with each field, by its path: at most one fault a field, said in words. */
export type Faults = Readonly<Record<string, Fault>>;

/** The schema of the command is the check of the form: what passes here passes at the server's border. */
export function checkForm<Schema extends z.ZodType>(
  schema: Schema,
  values: unknown,
): { value: z.output<Schema> } | { faults: Faults } {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { value: parsed.data };
  const faults: Record<string, Fault> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.');
    faults[path] ??= faultOf(issue as z.core.$ZodIssue);
  }
  return { faults };
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  if (issue.code === 'too_small') {
    return Number(issue.minimum) <= 1
      ? { word: 'desk.check.required', facts: {} }
      : { word: 'desk.check.short', facts: { least: Number(issue.minimum) } };
  }
  if (issue.code === 'too_big') return { word: 'desk.check.long', facts: { most: Number(issue.maximum) } };
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value')
    return { word: 'desk.check.required', facts: {} };
  return { word: 'desk.check.form', facts: {} };
}
