import { useWords } from '@mingcha/ui';
import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { useAct } from '../parts/use-act.ts';
import { checkForm, type Faults } from './check.ts';

export interface FormOptions<Values, Schema extends z.ZodType, Answer> {
  initial: Values;
  schema: Schema;
  /** What the fields hold, in the shape of the command. */
  toCommand: (values: Values) => unknown;
  run: (command: z.output<Schema>) => Promise<Answer>;
  done: string;
  after?: (answer: Answer) => void | Promise<void>;
  /** Where the values live; in memory, unless a draft keeps them. */
  store?: { value: Values; change: (how: (now: Values) => Values) => void; clear: () => void };
}

/** A form over one command: one schema, one way to send it, a "no" that keeps what was typed. */
export function useForm<Values extends object, Schema extends z.ZodType, Answer>(
  options: FormOptions<Values, Schema, Answer>,
) {
  const { initial, schema, toCommand, run, done, after, store } = options;
  const { say } = useWords();
  const [inMemory, setInMemory] = useState(initial);
  const values = store?.value ?? inMemory;
  const change = store?.change ?? setInMemory;
  const [faults, setFaults] = useState<Faults>({});
  const { act, busy, refusal } = useAct();
  const set = useCallback(
    <Name extends keyof Values>(name: Name, value: Values[Name]) => {
      // Two fields set by one press: the second must not take back the first.
      change((now) => ({ ...now, [name]: value }));
      setFaults((now) => (Object.keys(now).length === 0 ? now : {}));
    },
    [change],
  );
  const send = async () => {
    const checked = checkForm(schema, toCommand(values));
    if ('faults' in checked) {
      setFaults(checked.faults);
      focusFirst(Object.keys(checked.faults)[0]);
      return;
    }
    setFaults({});
    await act({
      run: () => run(checked.value),
      done,
      after: async (answer) => {
        store?.clear();
        await after?.(answer);
      },
    });
  };
  const faultOf = (path: string) => {
    const found = faults[path];
    return found ? say(found.word, found.facts) : undefined;
  };
  return { values, set, send, faultOf, busy, refusal, faults };
}

/** The first field that is wrong takes the focus, so that a long form never fails out of sight. */
function focusFirst(path: string | undefined): void {
  if (path === undefined) return;
  const name = path.split('.')[0] ?? '';
  queueMicrotask(() =>
    document
      .querySelector<HTMLElement>(`[name="${name}"], [data-field="${name}"] input, [aria-invalid="true"]`)
      ?.focus(),
  );
}
