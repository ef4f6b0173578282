import { type DispatchText, DraftDispatch } from '@mingcha/domain/dispatches';
import { Page, useWords } from '@mingcha/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { FormFrame } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import styles from './dispatches.module.css';
import { LengthNote } from './length-note.tsx';

type Written = z.output<typeof DraftDispatch>;

/** What a form of one kind of text is given: how it is called, what it begins with, and where it goes. */
export interface FormFor<Values> {
  title: string;
  form: string;
  initial: Values;
  /** What it is about, where that is not typed. */
  about?: ReactNode;
  run: (written: Written) => Promise<{ id: string }>;
}

export interface Filling<Values> {
  values: Values;
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** By the path inside the text: `title`, `articles.0.title`. */
  faultOf: (path: string) => string | undefined;
}

interface DispatchFormProps<Values> extends FormFor<Values> {
  /** Shaped like the command; whether it may be sent, the command's own schema says. */
  toCommand: (values: Values) => { readonly text: DispatchText };
  children: (filling: Filling<Values>) => ReactNode;
}

/** A text that is drafted or revised: kept as it is typed, checked by the command's own schema. */
export function DispatchForm<Values extends object>({
  title,
  form,
  initial,
  about,
  run,
  toCommand,
  children,
}: DispatchFormProps<Values>) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form,
    initial,
    schema: DraftDispatch,
    toCommand,
    run,
    done: say('desk.dispatch.saved'),
    after: ({ id }) => navigate({ to: '/dispatches/$id', params: { id } }),
  });
  return (
    <Page title={title} measure="text" above={<Link to="/dispatches">{say('desk.dispatches')}</Link>}>
      {about === undefined ? null : <div className={styles.above}>{about}</div>}
      <FormFrame
        act={say('desk.dispatch.save')}
        onSend={() => void send()}
        busy={busy}
        refusal={refusal}
        onClear={clear}
        faults={Object.keys(faults).length}
      >
        {children({ values, set, faultOf: (path) => faultOf(`text.${path}`) ?? faultOf(path) })}
        <p>
          <LengthNote text={toCommand(values).text} />
        </p>
      </FormFrame>
    </Page>
  );
}

/** One of each line; empty lines are nobody. */
export const linesIn = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
