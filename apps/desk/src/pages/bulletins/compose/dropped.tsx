import { Button, Textarea, TextInput } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import styles from './compose.module.css';
import { type DropReason, reasonFor } from './drop-reason.ts';
import type { Findings } from './use-findings.ts';

interface DroppedProps {
  findings: Findings;
  /** Confirmed findings of the recorded draft that are no longer in this one. */
  left: readonly string[];
  reasons: readonly DropReason[];
  onChange: (reasons: DropReason[]) => void;
  onBack: (id: string) => void;
  faultOf: (path: string) => string | undefined;
}

/** A confirmed finding does not leave in silence: who wanted it out, and why, goes to whoever checks and signs. */
export function Dropped({ findings, left, reasons, onChange, onBack, faultOf }: DroppedProps) {
  const { say } = useWords();
  if (left.length === 0) return null;
  const set = (change: DropReason) =>
    onChange([...reasons.filter(({ finding }) => finding !== change.finding), change]);
  return (
    <section className={styles.dropped} aria-label={say('desk.compose.dropped')}>
      <h3 className={styles.heading}>{say('desk.compose.dropped')}</h3>
      <p className="mc-quiet">{say('desk.compose.dropped.hint')}</p>
      {left.map((id, i) => {
        const one = reasonFor(reasons, id);
        const words = findings.infoOf(id)?.observation ?? '';
        return (
          <div key={id} className={styles.drop} data-dropped={id}>
            <p className={styles.dropWords}>{words}</p>
            <TextInput
              name={`dropped.${i}.askedBy`}
              label={say('desk.compose.dropped.askedBy')}
              description={say('desk.compose.dropped.askedBy.hint')}
              required
              maxLength={200}
              value={one.askedBy}
              error={faultOf(`dropped.${i}.askedBy`)}
              onChange={(event) => set({ ...one, askedBy: event.currentTarget.value })}
            />
            <Textarea
              name={`dropped.${i}.reason`}
              label={say('desk.compose.dropped.reason')}
              required
              autosize
              minRows={2}
              maxLength={1000}
              value={one.reason}
              error={faultOf(`dropped.${i}.reason`)}
              onChange={(event) => set({ ...one, reason: event.currentTarget.value })}
            />
            <Button size="xs" onClick={() => onBack(id)} aria-label={say('desk.compose.back.of', { words })}>
              {say('desk.compose.back')}
            </Button>
          </div>
        );
      })}
    </section>
  );
}
