import { Empty, RefusalNote, sayDay, Tag, useNow, useWords, useZone } from '@mingcha/ui';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { LinkWord } from '../parts/link-word.tsx';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { ToldNote } from '../parts/told-note.tsx';
import { useJournalVersion, useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import { placeOf, standOf } from '../visit/stand.ts';
import { noteTold, readTold, toldOf } from '../visit/told.ts';
import type { VisitView } from '../visit/view.ts';
import { look } from '../visit/view-now.ts';
import styles from './today.module.css';

/** The cards of the day. What a card says stays sealed until its team opens it. */
export function TodayPage() {
  const { say } = useWords();
  const open = useOpen();
  const pack = useStore(open.pack);
  const sync = useStore(open.sync.state);
  useJournalVersion();
  const known = open.notebook
    .subjects('visit')
    .map((id) => look(open, id))
    .filter((view) => view.state.fields !== null);
  const news = useNews(known);
  const visits = known
    .filter((view) => standOf(view) !== 'over')
    .sort((a, b) => (a.assignment?.from ?? '').localeCompare(b.assignment?.from ?? ''));

  return (
    <Screen wide title={say('field.today.title')} marks={<LinkWord />} foot={<Tabs />}>
      <div className={styles.cards}>
        {sync.refusal === null ? null : <RefusalNote refusal={sync.refusal} />}
        {news.fresh.map(({ view, told }) => (
          <ToldNote key={told.hash} view={view} told={told} onRead={() => news.read(told.hash)} />
        ))}
        {visits.length === 0 ? (
          <Empty
            title={say('field.today.empty')}
            why={say(pack === null ? 'field.today.empty.first' : 'field.today.empty.why')}
            action={
              <>
                <Press busy={sync.busy} onClick={() => open.sync.nudge()}>
                  {say('field.today.ask')}
                </Press>
                <Link to="/carry" className={styles.way}>
                  {say('carry.way')}
                </Link>
              </>
            }
          />
        ) : (
          visits.map((view) => <Card key={view.id} view={view} />)
        )}
      </div>
    </Screen>
  );
}

/** Ends that came from elsewhere, each until somebody has read it. */
function useNews(known: readonly VisitView[]) {
  const { db, notebook } = useOpen();
  const [read, setRead] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    void readTold(db).then(setRead);
  }, [db]);
  const fresh = known.flatMap((view) => {
    const told = toldOf(notebook, view);
    return told === null || read === null || read.has(told.hash) ? [] : [{ view, told }];
  });
  return {
    fresh,
    read: (hash: string) => {
      setRead(new Set([...(read ?? []), hash]));
      void noteTold(db, hash);
    },
  };
}

function Card({ view }: { view: VisitView }) {
  const open = useOpen();
  const { say, language } = useWords();
  const zone = useZone();
  const now = useNow(600_000);
  const stand = standOf(view);
  // Opened on the other tablet a moment ago: its card is being read.
  const sealed = stand === 'sealed' || open.shelf.isReading(view.id);
  const { assignment } = view;
  const days =
    assignment === null
      ? ''
      : [...new Set([assignment.from, assignment.to])]
          .map((day) => sayDay(Date.parse(`${day}T12:00:00Z`), now, language, zone))
          .join(' – ');
  return (
    <Link to={placeOf(view)} params={{ visit: view.id }} className={styles.card} data-sealed={sealed}>
      <span className={styles.top}>
        <span className={styles.name}>
          {sealed ? <IconLock size="1.125rem" stroke={1.75} aria-hidden /> : null}
          {sealed ? say('field.today.sealed') : view.unitName}
        </span>
        <Tag tone={tones[stand]} label={say(`field.stand.${stand}`)} />
      </span>
      <span className={styles.days}>{days}</span>
      <span className={styles.soft}>
        {say('field.today.members', { count: view.state.fields?.members.length ?? 0 })}
        {view.findings.length > 0 ? ` · ${say('field.today.findings', { count: view.findings.length })}` : ''}
      </span>
    </Link>
  );
}

const tones = {
  sealed: 'open',
  ready: 'open',
  running: 'moving',
  table: 'attention',
  sent: 'done',
  returned: 'attention',
  over: 'stopped',
} as const;
