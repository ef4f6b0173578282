import { type RefusalFacts, RefusalNote, sayTime, useWords, useZone } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useJournalVersion, useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import type { Open } from '../state/tablet.ts';
import { countMedia, isAllGone, type StillHere, waitingMedia } from '../sync/still-here.ts';
import { keepWordsTyped, wordsUnderWay } from '../visit/abort-acts.ts';
import { memberName } from '../visit/act.ts';
import { isLate, type Told } from '../visit/told.ts';
import type { VisitView } from '../visit/view.ts';
import { Press } from './press.tsx';
import { useWhatIsHere } from './still-here.tsx';
import styles from './told-note.module.css';

interface ToldNoteProps {
  view: VisitView;
  told: Told;
  /** Among others: which visit it is, and that it was read. */
  onRead?: () => void;
}

/** Somebody else ended the visit: who and when, what of this tablet is not in it, what is only here, and which way it goes. */
export function ToldNote({ view, told, onRead }: ToldNoteProps) {
  const { say, language } = useWords();
  const whatOf = useWhatIsHere();
  const zone = useZone();
  const open = useOpen();
  const here = useHereOf(open, view.id);
  const { late } = told;
  const named = view.state.opened.length === 0 ? say('field.today.sealed') : view.unitName;
  const facts = {
    who: memberName(open, told.person),
    at: sayTime(told.at, language, zone),
    why: useWhy(view),
  };
  const parts = [
    late.findings > 0 ? say('field.told.late.findings', { count: late.findings }) : '',
    late.pieces > 0 ? say('field.told.late.pieces', { count: late.pieces }) : '',
    late.others > 0 ? say('field.told.late.others', { count: late.others }) : '',
  ].filter((part) => part !== '');
  const what = new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
  return (
    <section className={styles.note} role="status">
      {onRead === undefined ? null : <strong>{named}</strong>}
      <p>{say(`field.told.${told.how}`, facts)}</p>
      {isLate(late) ? (
        <p>{say(told.how === 'submitted' ? 'field.told.late' : 'field.told.late.closed', { what })}</p>
      ) : null}
      {here === null ? null : (
        <p>
          {isAllGone(here) ? say('field.told.here.none') : say('field.told.here', { what: whatOf(here) })}
        </p>
      )}
      <Typed view={view} how={told.how} />
      {onRead === undefined && (here === null || isAllGone(here)) ? null : (
        <div className={styles.ways}>
          {here === null || isAllGone(here) ? null : (
            <Link to="/carry" className={styles.way}>
              {say('field.told.way')}
            </Link>
          )}
          {onRead === undefined ? null : (
            <>
              <Link to="/n/$visit/table" params={{ visit: view.id }} className={styles.way}>
                {say('field.told.look')}
              </Link>
              <Press onClick={onRead}>{say('field.told.read')}</Press>
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** On a covert visit in words that anybody may read. */
function useWhy({ state }: VisitView): string {
  const { say } = useWords();
  const { abortCause: cause, reason, fields } = state;
  if (state.status !== 'aborted' || cause === null || cause === 'other') return reason ?? '';
  return say(fields?.covert ? `field.abort.${cause}.short` : `field.abort.because.${cause}`);
}

/** What was being typed when it ended: kept as a note of a visit that was broken off, and in its place until a paper comes back. */
function Typed({ view, how }: { view: VisitView; how: Told['how'] }) {
  const { say } = useWords();
  const open = useOpen();
  const [typed, setTyped] = useState<readonly { key: string; text: string }[]>([]);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  useEffect(() => {
    void wordsUnderWay(open, view).then(setTyped);
  }, [open, view]);
  if (typed.length === 0) return null;
  return (
    <>
      <p>{say(how === 'aborted' ? 'field.told.typed' : 'field.told.typed.wait')}</p>
      {typed.map(({ key, text }) => (
        <p key={key} className={styles.typed}>
          {text}
        </p>
      ))}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {how === 'aborted' ? (
        <Press
          onClick={() =>
            void keepWordsTyped(open, view).then((done) => setRefusal(done.ok ? null : done.refusal))
          }
        >
          {say('field.told.typed.keep')}
        </Press>
      ) : null}
    </>
  );
}

/** What of this visit only this tablet has, or cannot prove that the office has. */
function useHereOf(open: Open, visit: string): StillHere | null {
  const version = useJournalVersion();
  const sync = useStore(open.sync.state);
  const [here, setHere] = useState<StillHere | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again whenever journal or line change
  useEffect(() => {
    const { db, notebook } = open;
    const states = notebook.hashesOfVisit(visit).map((hash) => notebook.stateOfEntry(hash));
    const entries = states.filter((state) => state === 'kept' || state === 'sent').length;
    const aside = states.filter((state) => state === 'aside').length;
    void waitingMedia(db).then((media) =>
      setHere({ entries, aside, ...countMedia(media.filter((each) => each.visit === visit)) }),
    );
  }, [open, visit, version, sync]);
  return here;
}
