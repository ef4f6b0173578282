import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import type { z } from 'zod';
import { useDraft } from '../drafts/use-draft.ts';
import { useAct } from '../parts/use-act.ts';
import { checkForm, type Faults } from './check.ts';

interface CommandForm<Values, Schema extends z.ZodType, Answer> {
  /** The draft's name: one a form and a subject. */
  form: string;
  initial: Values;
  schema: Schema;
  /** What the fields hold, in the shape of the command. */
  toCommand: (values: Values) => unknown;
  run: (command: z.output<Schema>) => Promise<Answer>;
  done: string;
  after?: (answer: Answer) => void;
}

/** A form over one command: a draft that is always saved, one schema, one way to send it. */
export function useCommandForm<Values extends object, Schema extends z.ZodType, Answer>(
  options: CommandForm<Values, Schema, Answer>,
) {
  const { form, initial, schema, toCommand, run, done, after } = options;
  const { say } = useWords();
  const draft = useDraft(form, initial);
  const [faults, setFaults] = useState<Faults>({});
  const { act, busy, refusal } = useAct();
  const set = <Name extends keyof Values>(name: Name, value: Values[Name]) => {
    draft.set({ ...draft.value, [name]: value });
    if (faults[name as string]) {
      const { [name as string]: _mended, ...rest } = faults;
      setFaults(rest);
    }
  };
  const send = async () => {
    const checked = checkForm(schema, toCommand(draft.value));
    if ('faults' in checked) {
      setFaults(checked.faults);
      focusFirst(Object.keys(checked.faults)[0]);
      return;
    }
    setFaults({});
    await act({
      run: () => run(checked.value),
      done,
      after: (answer) => {
        draft.clear();
        after?.(answer);
      },
    });
  };
  const faultOf = (name: string) => {
    const found = faults[name];
    return found ? say(found.word, found.facts) : undefined;
  };
  return { values: draft.value, set, send, faultOf, busy, refusal, clear: draft.clear, faults };
}

/** The first field that is wrong takes the focus, so that a long form never fails out of sight. */
function focusFirst(path: string | undefined): void {
  if (path === undefined) return;
  const name = path.split('.')[0] ?? '';
  queueMicrotask(() => document.querySelector<HTMLElement>(`[name="${name}"], [data-field="${name}"] input`)?.focus());
}
