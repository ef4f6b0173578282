import type { z } from 'zod';
import { useDraft } from '../drafts/use-draft.ts';
import { type FormOptions, useForm } from './use-form.ts';

interface CommandForm<Values, Schema extends z.ZodType, Answer>
  extends Omit<FormOptions<Values, Schema, Answer>, 'store'> {
  /** The draft's name: one a form and a subject. */
  form: string;
}

/** A form whose values are saved as they are typed, until the command has gone through. */
export function useCommandForm<Values extends object, Schema extends z.ZodType, Answer>({
  form,
  ...options
}: CommandForm<Values, Schema, Answer>) {
  const draft = useDraft(form, options.initial);
  // A draft that an earlier edition of the form kept may lack a field.
  const store = { ...draft, value: { ...options.initial, ...draft.value } };
  return { ...useForm({ ...options, store }), clear: store.clear };
}
