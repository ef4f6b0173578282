import type { TimeElement } from '@mingcha/domain/findings';
import { useWords, type Words } from '../words/use-words.ts';

/** A length of time in a person's words: hours and minutes, or minutes and seconds below the hour. */
export function sayLength(say: Words['say'], milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? say('time.minutes', { minutes, seconds: seconds % 60 })
    : say('time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** Half working days as days: 14 is 7, 1 is 0.5. */
export const sayHalves = (say: Words['say'], halves: number): string =>
  say('time.days', { count: halves / 2 });

interface TimeSaidProps {
  time: TimeElement;
  /** What a service item is called. */
  nameOf: (id: string) => string | null;
}

/** What a "slow" rests on, everywhere in the same words. Every figure in it was computed. */
export function TimeSaid({ time, nameOf }: TimeSaidProps) {
  const { say, term } = useWords();
  if (time.by === 'watch') {
    const took = sayLength(say, time.elapsed);
    return (
      <span>
        {say('time.watch', { watch: term('watch', time.watch), took })}
        {time.measured === 'both' ? '' : ` · ${say(`time.by.${time.measured}`)}`}
      </span>
    );
  }
  const facts = {
    item: nameOf(time.item) ?? time.item,
    promised: sayHalves(say, time.promised),
    elapsed: sayHalves(say, time.elapsed),
  };
  return (
    <span>
      {say(time.open ? 'time.item.open' : 'time.item', facts)} ·{' '}
      {time.overdue > 0 ? say('time.overdue', { overdue: sayHalves(say, time.overdue) }) : say('time.within')}
      {time.provisional ? ` · ${say('time.provisional')}` : ''}
    </span>
  );
}
