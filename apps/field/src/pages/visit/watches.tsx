import { type Watch, watches } from '@mingcha/domain/visits';
import { useNow, useWords } from '@mingcha/ui';
import { LongPress } from '../../parts/long-press.tsx';
import { useOpen } from '../../state/hooks.ts';
import type { VisitView } from '../../visit/view.ts';
import type { Done } from '../../visit/visit-acts.ts';
import { pressWatch, runShown, timeOn } from '../../visit/watches.ts';
import styles from './meters.module.css';
import { spanOf } from './running-time.tsx';

interface WatchesProps {
  view: VisitView;
  covert: boolean;
  onDone: (done: Done) => void;
}

/** Three stopwatches. Covert: a figure and a number each; the word is seen only while a finger stays on it. */
export function Watches({ view, covert, onDone }: WatchesProps) {
  const { say } = useWords();
  const open = useOpen();
  const now = useNow(1000);
  const { state } = view;
  const press = async (watch: Watch) => onDone(await pressWatch(open, view.id, state, watch));
  return (
    <div className={styles.watches}>
      {watches.map((watch, index) => {
        const run = runShown(state.runs, watch);
        const running = run !== null && run.stop === null;
        const runs = state.runs.filter((each) => each.watch === watch).length;
        const time = spanOf(run === null ? 0 : timeOn(run, now));
        const word = say(`field.watch.${watch}`);
        return (
          <LongPress
            key={watch}
            className={styles.watch}
            told={word}
            pressed={running}
            label={say(running ? 'field.watch.stop' : 'field.watch.start', { watch: word, time })}
            onPress={() => void press(watch)}
          >
            {covert ? (
              <span className={styles.mark} data-mark={index + 1} />
            ) : (
              <span className={styles.mark}>{word}</span>
            )}
            {/* A reader hears two words, and so does whoever says what they see to press it. */}{' '}
            <span>{time}</span>
            {runs > 1 ? <span className={styles.runs}>×{runs}</span> : null}
          </LongPress>
        );
      })}
    </div>
  );
}
