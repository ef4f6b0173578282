import { useWords } from '@mingcha/ui';
import { useEffect, useRef, useState } from 'react';
import { Press } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useOpen } from '../../state/hooks.ts';
import { useDraft } from '../../state/use-draft.ts';
import type { VisitView } from '../../visit/view.ts';
import { actOnVisit, type Done } from '../../visit/visit-acts.ts';
import styles from './meters.module.css';
import { Watches } from './watches.tsx';

interface Counts {
  readonly queue: number;
  readonly open: number;
  readonly total: number;
  /** Changed since it was last written down. */
  readonly changed: boolean;
}

const nothing: Counts = { queue: 0, open: 0, total: 0, changed: false };
const quiet = 8_000;

interface MetersProps {
  view: VisitView;
  covert: boolean;
  onDone: (done: Done) => void;
}

/** Stopwatches, people waiting, windows open: bare numbers. Counts are written down when the finger has been quiet for a while. */
export function Meters({ view, covert, onDone }: MetersProps) {
  const { say } = useWords();
  const open = useOpen();
  const [asked, setAsked] = useState(false);
  const draft = useDraft<Counts>(`meters/${view.id}`, nothing);
  const counts = draft.value;
  const latest = useRef(counts);
  latest.current = counts;
  const { set } = draft;

  useEffect(() => {
    if (counts === null || !counts.changed) return;
    const timer = setTimeout(() => {
      const told = latest.current;
      if (told === null || !told.changed) return;
      set({ ...told, changed: false });
      const parts = [
        say('field.meters.note.queue', { queue: told.queue }),
        told.total > 0 ? say('field.meters.note.windows', { open: told.open, total: told.total }) : null,
      ];
      void actOnVisit(open, view.id, {
        type: 'noteOnVisit',
        text: parts.filter((part) => part !== null).join(say('field.comma')),
        queue: told.queue,
        ...(told.total > 0 ? { windowsOpen: told.open, windowsTotal: told.total } : {}),
      });
    }, quiet);
    return () => clearTimeout(timer);
  }, [counts, open, say, set, view.id]);

  if (counts === null) return <div className={styles.meters} />;
  const change = (next: Partial<Counts>) => set({ ...counts, ...next, changed: true });
  return (
    <>
      <div className={styles.meters}>
        <Watches view={view} covert={covert} onDone={onDone} />
        <div className={styles.counts}>
          <span className={styles.count}>
            <output aria-label={say('field.meters.queue')}>{counts.queue}</output>
            <Step
              word={say('field.meters.more')}
              sign="+"
              onPress={() => change({ queue: counts.queue + 1 })}
            />
            <Step
              word={say('field.meters.fewer')}
              sign="−"
              disabled={counts.queue === 0}
              onPress={() => change({ queue: counts.queue - 1 })}
            />
          </span>
          <button
            type="button"
            aria-label={`${counts.open}/${counts.total} ${say('field.meters.windows', { open: counts.open, total: counts.total })}`}
            onClick={() => setAsked(true)}
          >
            {counts.open}/{counts.total}
          </button>
        </div>
      </div>
      {asked ? (
        <Sheet label={say('field.meters.windows.title')} onClose={() => setAsked(false)}>
          <Stepper
            label={say('field.meters.open')}
            value={counts.open}
            onChange={(next) => change({ open: next, total: Math.max(next, counts.total) })}
          />
          <Stepper
            label={say('field.meters.total')}
            value={counts.total}
            onChange={(next) => change({ total: next, open: Math.min(next, counts.open) })}
          />
          <Press wide onClick={() => setAsked(false)}>
            {say('field.meters.done')}
          </Press>
        </Sheet>
      ) : null}
    </>
  );
}

function Stepper(props: { label: string; value: number; onChange: (next: number) => void }) {
  const { say } = useWords();
  const { label, value, onChange } = props;
  return (
    <div className={styles.stepper}>
      <span>{label}</span>
      <Step
        word={say('field.meters.fewer')}
        sign="−"
        disabled={value === 0}
        onPress={() => onChange(value - 1)}
      />
      <output>{value}</output>
      <Step word={say('field.meters.more')} sign="+" onPress={() => onChange(value + 1)} />
    </div>
  );
}

function Step(props: { word: string; sign: string; disabled?: boolean | undefined; onPress: () => void }) {
  return (
    <button type="button" aria-label={props.word} disabled={props.disabled} onClick={props.onPress}>
      {props.sign}
    </button>
  );
}
