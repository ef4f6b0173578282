import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconOctagonMinus,
} from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import styles from './state-tag.module.css';
import { type StateTone, toneOf } from './state-tone.ts';

/** One shape a tone, so that nothing hangs on telling red from green. */
const shapes: Record<StateTone, typeof IconCircle> = {
  draft: IconCircleDashed,
  open: IconCircle,
  moving: IconCircleHalf2,
  done: IconCircleCheck,
  attention: IconAlertTriangle,
  stopped: IconOctagonMinus,
};

interface StateTagProps {
  /** The state machine: `plan`, `visit`, `finding`, … */
  of: string;
  state: string;
}

/** A state as a word, a shape and a colour, always the three together. */
export function StateTag({ of, state }: StateTagProps) {
  const { term } = useWords();
  return <Tag tone={toneOf(state, of)} label={term(`state.${of}`, state)} />;
}

/** The same for a state that belongs to no machine (a capability, a check). */
export function Tag({ tone, label }: { tone: StateTone; label: string }) {
  const Shape = shapes[tone];
  return (
    <span className={styles.tag} data-tone={tone}>
      <Shape size="1em" stroke={2} aria-hidden className={styles.shape} />
      {label}
    </span>
  );
}
