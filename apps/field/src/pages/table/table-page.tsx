import {
  Empty,
  Loading,
  type RefusalFacts,
  RefusalNote,
  sayTime,
  Tag,
  TimeSaid,
  useWords,
  useZone,
} from '@mingcha/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FindingWords } from '../../parts/finding-words.tsx';
import { LinkWord } from '../../parts/link-word.tsx';
import { LongList, type RowPlace } from '../../parts/long-list.tsx';
import { Screen } from '../../parts/screen.tsx';
import { ToldNote } from '../../parts/told-note.tsx';
import { useOpen, useVisit } from '../../state/hooks.ts';
import { nameIn } from '../../state/pack.ts';
import { useStore } from '../../state/store.ts';
import { listsOf, progressOf } from '../../visit/checklist.ts';
import { missingOf, toCome } from '../../visit/complete.ts';
import { codeNamed } from '../../visit/keys.ts';
import { toldOf } from '../../visit/told.ts';
import type { FindingView, VisitView } from '../../visit/view.ts';
import { SignPart } from './sign-part.tsx';
import styles from './table.module.css';
import { TwoTablets } from './two-tablets.tsx';

const rowHeight = 84;
const idOf = (finding: FindingView) => finding.id;

/** After the visit, at a table: what is complete, what is missing, then everybody's signature. */
export function TablePage() {
  const { visit } = useParams({ from: '/n/$visit/table' });
  const { say } = useWords();
  const view = useVisit(visit);
  const open = useOpen();
  const packs = [view.pack, useStore(open.pack)];
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  if (view.state.fields === null) return <Loading />;
  const { status } = view.state;
  const over = status === 'submitted' || status === 'reviewed' || status === 'locked';
  // Nothing can be added to what is handed in or broken off.
  const broken = status === 'aborted' || status === 'invalidated';
  const closed = over || broken;
  const told = toldOf(open.notebook, view);
  const progress = progressOf(packs, view.state);
  const complete = progress.missing.length === 0 && progress.unsupported.length === 0;

  return (
    <Screen wide title={view.unitName} back="/today" marks={<LinkWord />}>
      <div className={`${styles.stack} ${styles.twofold}`}>
        <div className={styles.fold}>
          {status === 'returned' ? <Returned view={view} /> : null}
          {told === null ? null : <ToldNote view={view} told={told} />}
          {over && told === null ? <p className={styles.said}>{say('field.table.sent')}</p> : null}
          {status === 'aborted' && told === null ? (
            <p className={styles.broken}>{say('field.table.aborted')}</p>
          ) : null}
          <TwoTablets view={view} closed={closed} />
          {closed ? null : <ToCome view={view} />}
          <section>
            <h2 className={styles.head}>{say('field.table.findings', { count: view.findings.length })}</h2>
            {view.findings.length === 0 ? (
              <Empty title={say('field.table.empty')} why={say('field.table.empty.why')} />
            ) : (
              <LongList rows={view.findings} about={rowHeight} keyOf={idOf} className={styles.list}>
                {(finding, place) => (
                  <FindingRow view={view} finding={finding} closed={closed} place={place} />
                )}
              </LongList>
            )}
            {closed ? null : (
              <Link to="/n/$visit/finding/$finding" params={{ visit, finding: 'new' }} className={styles.add}>
                {say('field.table.add')}
              </Link>
            )}
          </section>
        </div>
        <div className={styles.fold}>
          {listsOf(packs, view.state).length === 0 || broken ? null : (
            <section>
              <h2 className={styles.head}>{say('field.table.checklist')}</h2>
              <Link to="/n/$visit/checklist" params={{ visit }} className={styles.row}>
                <span>{say('field.table.answers', { done: progress.done, of: progress.required })}</span>
                <Tag
                  tone={complete ? 'done' : 'attention'}
                  label={say(complete ? 'field.table.complete' : 'field.table.missing')}
                />
              </Link>
            </section>
          )}
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
          {broken ? null : <SignPart view={view} over={over} onRefusal={setRefusal} />}
        </div>
      </div>
    </Screen>
  );
}

/** What began with a picture alone comes first: without words and place nothing can be signed. */
function ToCome({ view }: { view: VisitView }) {
  const { say } = useWords();
  const waiting = toCome(view);
  const [first] = waiting;
  if (first === undefined) return null;
  return (
    <div className={styles.toCome} role="status">
      <p>{say('field.table.to-come', { count: waiting.length })}</p>
      <Link
        to="/n/$visit/finding/$finding"
        params={{ visit: view.id, finding: first.id }}
        className={styles.goThere}
      >
        {say('field.table.to-come.go')}
      </Link>
    </div>
  );
}

function Returned({ view }: { view: VisitView }) {
  const { say } = useWords();
  const { reason } = view.state;
  return (
    <div className={styles.returned} role="status">
      <p>{say('field.table.returned', { reason: reason ?? '' })}</p>
      {view.returnedPoints.length === 0 ? null : (
        <ul>
          {view.returnedPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface FindingRowProps {
  view: VisitView;
  finding: FindingView;
  closed: boolean;
  place: RowPlace;
}

function FindingRow({ view, finding, closed, place }: FindingRowProps) {
  const { say, term, language } = useWords();
  const zone = useZone();
  const open = useOpen();
  const { pack } = view;
  const missing = missingOf(open, view, finding);
  const style = finding.state.fields?.style;
  const code = codeNamed(pack?.taxonomy, style, finding.state.fields?.subCode, language);
  return (
    <li {...place}>
      <Link
        to="/n/$visit/finding/$finding"
        params={{ visit: view.id, finding: finding.id }}
        className={styles.row}
      >
        <span className={styles.what}>
          <span className={styles.words}>
            <FindingWords finding={finding} />
          </span>
          {finding.state.fields?.time === undefined ? null : (
            <span className={styles.soft}>
              <TimeSaid
                time={finding.state.fields.time}
                nameOf={(id) => nameIn(pack?.serviceItems ?? [], id)}
              />
            </span>
          )}
          <span className={styles.soft}>
            {sayTime(finding.observedAt, language, zone)}
            {style ? ` · ${term('style', style)}` : ''}
            {code === null ? '' : ` · ${code}`} ·{' '}
            {say('field.media.count', { count: finding.evidence.length })}
          </span>
        </span>
        {finding.clashes.parts.length > 0 ? (
          <Tag tone="attention" label={say('field.two.clash.tag')} />
        ) : finding.state.status === 'proposed' ? (
          <Tag tone="done" label={say('field.table.complete')} />
        ) : closed ? null : missing === null ? (
          <Tag tone="open" label={say('field.table.ready')} />
        ) : (
          <Tag tone="attention" label={say('field.table.missing')} />
        )}
      </Link>
    </li>
  );
}
