import { Button, Group } from '@mantine/core';
import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import type { ReactNode } from 'react';
import styles from './form.module.css';

interface FormFrameProps {
  act: string;
  onSend: () => void;
  busy: boolean;
  refusal: RefusalFacts | null;
  onClear?: () => void;
  /** How many fields are wrong, said above the button. */
  faults?: number;
  /** Secrets are not kept as drafts, and the form does not say that they were. */
  kept?: boolean;
  children: ReactNode;
}

export function FormFrame({
  act,
  onSend,
  busy,
  refusal,
  onClear,
  faults = 0,
  kept = true,
  children,
}: FormFrameProps) {
  const { say } = useWords();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {faults === 0 ? null : (
        <p role="alert" className={styles.faults}>
          {say('desk.check.count', { count: faults })}
        </p>
      )}
      <Group gap="sm">
        <Button type="submit" variant="filled" loading={busy}>
          {act}
        </Button>
        {onClear === undefined ? null : (
          <Button variant="subtle" onClick={onClear}>
            {say('desk.draft.drop')}
          </Button>
        )}
        {kept ? <span className={styles.quiet}>{say('desk.draft.kept')}</span> : null}
      </Group>
    </form>
  );
}

/** Fields that belong together, under a name. */
export function FieldGroup({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {children}
    </fieldset>
  );
}

export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
