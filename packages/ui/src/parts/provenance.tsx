import { sayTime } from '../time/moment.ts';
import { useZone } from '../time/zone.ts';
import { useWords } from '../words/use-words.ts';
import { Tag } from './state-tag.tsx';

export interface ProvenanceFacts {
  readonly origin: string;
  readonly copyOf: string | null;
  readonly copyHow: string | null;
  readonly pageNumber: number | null;
  readonly continues: string | null;
  readonly noFix: string | null;
  readonly interruptions: readonly { readonly at: number; readonly why: string }[];
}

/**
 * What sets a piece apart from a picture taken here and whole: it came from a gallery or another device, it is a copy, a
 * page, a part, or something cut it. Said beside the piece wherever the piece is shown. Nothing is said of the ordinary.
 */
export function Provenance({ piece }: { piece: ProvenanceFacts }) {
  const { say, term, language } = useWords();
  const zone = useZone();
  const { origin, copyHow, pageNumber, continues, noFix, interruptions } = piece;
  return (
    <>
      {origin === 'native' ? null : <Tag tone="attention" label={term('origin', origin)} />}
      {copyHow === null ? null : <Tag tone="moving" label={term('copy', copyHow)} />}
      {pageNumber === null ? null : <Tag tone="draft" label={say('evidence.page', { page: pageNumber })} />}
      {continues === null ? null : <Tag tone="draft" label={say('evidence.continues')} />}
      {interruptions.map(({ at, why }) => (
        <Tag
          key={`${at} ${why}`}
          tone="attention"
          label={say('evidence.interrupted', {
            time: sayTime(at, language, zone, true),
            why: term('interruption', why),
          })}
        />
      ))}
      {noFix === null || noFix === 'not-native' ? null : <Tag tone="draft" label={term('no-fix', noFix)} />}
    </>
  );
}
