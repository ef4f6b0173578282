import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Consequence, RefusalNote, useWords } from '@mingcha/ui';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useCommandForm } from '../../forms/use-command-form.ts';

export interface Fields<Values> {
  values: Values;
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  faultOf: (name: string) => string | undefined;
}

interface RegisterProps<Values extends object, Schema extends z.ZodType> {
  title: string;
  form: string;
  initial: Values;
  schema: Schema;
  toCommand?: (values: Values) => unknown;
  run: (command: z.output<Schema>) => Promise<unknown>;
  done: string;
  filled?: boolean;
  size?: 'xs' | 'sm';
  children: (fields: Fields<Values>) => ReactNode;
}

/** One new line of a register: a button, and a dialog that keeps what is typed. */
export function Register<Values extends object, Schema extends z.ZodType>(
  props: RegisterProps<Values, Schema>,
) {
  const {
    title,
    form,
    initial,
    schema,
    toCommand = (values) => values,
    run,
    done,
    filled = true,
    size = 'sm',
  } = props;
  const { say } = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  const { values, set, send, faultOf, busy, refusal } = useCommandForm({
    form,
    initial,
    schema,
    toCommand,
    run,
    done,
    after: close,
  });
  return (
    <>
      <Button variant={filled ? 'filled' : 'default'} size={size} onClick={open}>
        {title}
      </Button>
      <Consequence
        opened={opened}
        onClose={close}
        title={title}
        act={title}
        busy={busy}
        onAct={() => void send()}
      >
        {props.children({ values, set, faultOf })}
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        <span className="mc-quiet">{say('desk.draft.kept')}</span>
      </Consequence>
    </>
  );
}
