import type { Facts } from './fill.ts';
import type { WordKey } from './say.ts';

type Say = (key: WordKey, facts?: Facts) => string;

/** A time as the domain computes it; this room knows the words for it and nothing of how it comes about. */
type Timed =
  | { readonly by: 'watch'; readonly watch: string; readonly elapsed: number; readonly measured: string }
  | {
      readonly by: 'item';
      readonly item: string;
      readonly open: boolean;
      readonly promised: number;
      readonly elapsed: number;
      readonly overdue: number;
      readonly provisional: boolean;
    };

/** A length of time in a person's words: hours and minutes, or minutes and seconds below the hour. */
export function sayLength(say: Say, milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? say('time.minutes', { minutes, seconds: seconds % 60 })
    : say('time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** Half working days as days: 14 is 7, 1 is 0.5. */
export const sayHalves = (say: Say, halves: number): string => say('time.days', { count: halves / 2 });

/** What a "slow" rests on, part by part: the same words on the tablet, at the desk and on paper. */
export function timeWords(say: Say, time: Timed, nameOf: (item: string) => string | null): readonly string[] {
  if (time.by === 'watch') {
    const watch = say(`watch.${time.watch}` as WordKey);
    return [
      say('time.watch', { watch, took: sayLength(say, time.elapsed) }),
      ...(time.measured === 'both' ? [] : [say(`time.by.${time.measured}` as WordKey)]),
    ];
  }
  const facts = {
    item: nameOf(time.item) ?? time.item,
    promised: sayHalves(say, time.promised),
    elapsed: sayHalves(say, time.elapsed),
  };
  return [
    say(time.open ? 'time.item.open' : 'time.item', facts),
    time.overdue > 0 ? say('time.overdue', { overdue: sayHalves(say, time.overdue) }) : say('time.within'),
    ...(time.provisional ? [say('time.provisional')] : []),
  ];
}
