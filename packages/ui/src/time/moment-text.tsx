import { useWords } from '../words/use-words.ts';
import { sayDay, sayMoment } from './moment.ts';
import { useNow } from './use-now.ts';
import { useZone } from './zone.ts';

/** An instant in the reader's language and the office's zone; the machine-readable one stands behind it. */
export function Moment({ at, day = false }: { at: number; day?: boolean }) {
  const { language } = useWords();
  const zone = useZone();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()}>
      {day ? sayDay(at, now, language, zone) : sayMoment(at, now, language, zone)}
    </time>
  );
}
