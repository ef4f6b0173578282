import type { Facts, WordKey } from '@mingcha/words';
import { printedDay, printedTime } from '../text/numerals.ts';

type Word = (key: WordKey, facts?: Facts) => string;

interface Item {
  readonly place: string | null;
  readonly date: string;
  readonly time: string;
  readonly fact: string;
}

/** When, where and what, in one sentence. */
export function factTold(word: Word, { place, date, time, fact }: Item): string {
  const at = { day: printedDay(date), time: printedTime(time), fact };
  return place === null ? word('document.item.fact', at) : word('document.item.fact-at', { ...at, place });
}
