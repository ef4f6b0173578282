import { Clock, type StateTone, Tag, useNow, useWords } from '@mingcha/ui';
import type { Output } from '../../api/trpc.ts';
import styles from './orders.module.css';

type OrderClock = NonNullable<Output['orders']['list']['rows'][number]['clock']>;

const tones: Record<'red' | 'amber' | 'green', StateTone> = {
  red: 'stopped',
  amber: 'attention',
  green: 'done',
};

/** In time, due soon or overdue: a word, a shape and a colour, and beside them how long and until when. */
export function Due({ clock, holder }: { clock: OrderClock; holder?: string | undefined }) {
  const { term } = useWords();
  const now = useNow();
  const colour = now > clock.due ? 'red' : now >= clock.amberFrom ? 'amber' : 'green';
  return (
    <span className={styles.due}>
      <Tag tone={tones[colour]} label={term('clock', colour)} />
      <Clock due={clock.due} workingDays={clock.workingDays} holder={holder} />
    </span>
  );
}
