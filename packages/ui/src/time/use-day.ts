import { useWords } from '../words/use-words.ts';
import { sayDay } from './moment.ts';
import { useNow } from './use-now.ts';

/** Says a day of the office, `2026-11-26`, as people say it. It is the same day whatever the reader's zone. */
export function useDay(): (day: string) => string {
  const { language } = useWords();
  const now = useNow(60_000);
  return (day) => sayDay(Date.parse(`${day}T00:00:00Z`), now, language, 'UTC');
}
