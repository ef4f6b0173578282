import { Consequence, RefusalNote, useWords } from '@mingcha/ui';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useCommandForm } from './use-command-form.ts';

type NamesOf<Values, Kind> = {
  [Name in keyof Values]-?: Values[Name] extends Kind ? Name : never;
}[keyof Values] &
  string;

export interface Fields<Values> {
  values: Values;
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  faultOf: (name: string) => string | undefined;
  /** What a field of words needs. */
  text: (name: NamesOf<Values, string>) => {
    name: string;
    value: string;
    error: string | undefined;
    onChange: (event: { currentTarget: { value: string } }) => void;
  };
  /** What a field for one choice needs. */
  one: (name: NamesOf<Values, string | null>) => {
    name: string;
    value: string | null;
    error: string | undefined;
    onChange: (value: string | null) => void;
  };
}

export interface FormDialogProps<Values extends object, Schema extends z.ZodType> {
  title: string;
  form: string;
  initial: Values;
  schema: Schema;
  toCommand?: ((values: Values) => unknown) | undefined;
  run: (command: z.output<Schema>) => Promise<unknown>;
  done: string;
  opened: boolean;
  onClose: () => void;
  lines?: readonly string[];
  children: (fields: Fields<Values>) => ReactNode;
}

/** One command in a dialog that keeps what is typed. */
export function FormDialog<Values extends object, Schema extends z.ZodType>(
  props: FormDialogProps<Values, Schema>,
) {
  const { title, opened, onClose, lines = [], toCommand = (values: Values) => values } = props;
  const { form, initial, schema, run, done } = props;
  const { say } = useWords();
  const { values, set, send, faultOf, busy, refusal } = useCommandForm({
    form,
    initial,
    schema,
    toCommand,
    run,
    done,
    after: onClose,
  });
  // The names of one kind of value are known to hold that kind; the compiler cannot follow it through a generic.
  const put = (name: string, value: unknown) => set(name as keyof Values, value as Values[keyof Values]);
  return (
    <Consequence
      opened={opened}
      onClose={onClose}
      title={title}
      act={title}
      lines={lines}
      busy={busy}
      onAct={() => void send()}
    >
      {props.children({
        values,
        set,
        faultOf,
        text: (name) => ({
          name,
          value: values[name] as string,
          error: faultOf(name),
          onChange: (event) => put(name, event.currentTarget.value),
        }),
        one: (name) => ({
          name,
          value: values[name] as string | null,
          error: faultOf(name),
          onChange: (value) => put(name, value),
        }),
      })}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <span className="mc-quiet">{say('desk.draft.kept')}</span>
    </Consequence>
  );
}
