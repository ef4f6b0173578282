import { IconPaperclip } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { sayMoment } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';
import { useZone } from '../time/zone.ts';
import { useWords } from '../words/use-words.ts';
import styles from './finding-line.module.css';
import { StateTag } from './state-tag.tsx';

export interface FindingFacts {
  style: string | null;
  subCode: string | null;
  /** Null where it has been lawfully erased, or where nobody has written it yet. */
  observation: string | null;
  /** Whether something of it was lawfully erased. */
  erased: boolean;
  observedAt: number;
  unit: string | null;
  window?: string | null | undefined;
  /** How many recordings rest on it; left out where that is not known. */
  evidence?: number | undefined;
  state?: string | undefined;
}

interface FindingLineProps {
  finding: FindingFacts;
  /** Names of the sub-codes come from the adopted taxonomy, not from the catalogue. */
  subCodeName?: string | undefined;
  /** Makes the words the way to the finding itself. */
  link?: (words: ReactNode) => ReactNode;
  aside?: ReactNode;
}

/** One finding, the same on every list: when and where, what was seen, what it is called, what proves it. */
export function FindingLine({ finding, subCodeName, link, aside }: FindingLineProps) {
  const { say, term, language } = useWords();
  const zone = useZone();
  const now = useNow(600_000);
  const place = [finding.unit, finding.window].filter(Boolean).join(' · ');
  const name = [
    finding.style === null ? null : term('style', finding.style),
    subCodeName ?? finding.subCode,
  ].filter(Boolean);
  const said = finding.observation ?? say(finding.erased ? 'ui.erased' : 'ui.wordsToCome');
  const words = finding.observation === null ? <span className={styles.missing}>{said}</span> : said;
  return (
    <div className={styles.line}>
      <div className={styles.where}>
        <time dateTime={new Date(finding.observedAt).toISOString()}>
          {sayMoment(finding.observedAt, now, language, zone)}
        </time>
        {place === '' ? null : <span>{place}</span>}
      </div>
      <div className={styles.words}>{link ? link(words) : words}</div>
      <div className={styles.marks}>
        {name.length === 0 ? null : <span className={styles.style}>{name.join(' · ')}</span>}
        {finding.evidence === undefined ? null : (
          <span className={styles.evidence}>
            <IconPaperclip size="1em" aria-hidden />
            {say('ui.evidence.count', { count: finding.evidence })}
          </span>
        )}
        {finding.state === undefined ? null : <StateTag of="finding" state={finding.state} />}
        {aside}
      </div>
    </div>
  );
}
