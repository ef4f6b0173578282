import { Moment, useWords } from '@mingcha/ui';
import { useCallback } from 'react';
import { type CarriedState, carriedStates } from '../ferry/carry-acts.ts';
import styles from '../pages/settings.module.css';
import { useJournalVersion, useOpen } from '../state/hooks.ts';
import { useRead } from '../state/use-read.ts';

const none: readonly CarriedState[] = [];

interface CarriedFilesProps {
  /** Changes when a file was written or read. */
  round: number;
  /** Only those that still wait for an answer, and nothing where there are none. */
  waiting?: boolean;
}

/** The files that this tablet wrote: what lies in each, and what the office has answered for. */
export function CarriedFiles({ round, waiting = false }: CarriedFilesProps) {
  const { say } = useWords();
  const open = useOpen();
  const version = useJournalVersion();
  const read = useCallback(() => carriedStates(open), [open]);
  const states = useRead(read, `${version}/${round}`, none);

  const shown = waiting ? states.filter((each) => each.row.purpose === 'out' && isOpen(each)) : states;
  if (shown.length === 0) return waiting ? null : <p className={styles.soft}>{say('carry.none')}</p>;
  return (
    <section className={styles.part}>
      <h2>{say('carry.files')}</h2>
      <ul>
        {shown.map((each) => (
          <li key={each.row.id} className={styles.row}>
            <span>
              <Moment at={each.row.at} /> {say(`carry.of.${each.row.purpose}`)}
            </span>
            <span className={styles.soft}>{say(wordOf(each), factsOf(each))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const isOpen = ({ openEntries, openMedia }: CarriedState) => openEntries + openMedia > 0;

const wordOf = (state: CarriedState) =>
  state.row.purpose === 'fellow'
    ? ('carry.state.given' as const)
    : !isOpen(state)
      ? ('carry.state.received' as const)
      : state.openEntries === state.entries && state.openMedia === state.media
        ? ('carry.state.waiting' as const)
        : ('carry.state.partly' as const);

const factsOf = ({ entries, media, openEntries, openMedia }: CarriedState) => ({
  entries,
  media,
  openEntries,
  openMedia,
});
