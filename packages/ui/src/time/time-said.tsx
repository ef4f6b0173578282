import type { TimeElement } from '@mingcha/domain/findings';
import { timeWords } from '@mingcha/words';
import { useWords } from '../words/use-words.ts';

interface TimeSaidProps {
  time: TimeElement;
  /** What a service item is called. */
  nameOf: (id: string) => string | null;
}

/** What a "slow" rests on, everywhere in the same words. Every figure in it was computed. */
export function TimeSaid({ time, nameOf }: TimeSaidProps) {
  const { say } = useWords();
  return <span>{timeWords(say, time, nameOf).join(' · ')}</span>;
}
