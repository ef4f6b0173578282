import { Hash, Moment, RefusalNote, Tag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { DeviceDb, EntryRow, EntryState, MediumRow } from '../journal/device-db.ts';
import { readFact } from '../journal/device-db.ts';
import { CarriedFiles } from '../parts/carried-files.tsx';
import { LinkWord } from '../parts/link-word.tsx';
import { LogDoubtPart } from '../parts/log-doubt-part.tsx';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { StillHereSentence } from '../parts/still-here.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useJournalVersion, useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import { useRead } from '../state/use-read.ts';
import { waitingMedia } from '../sync/still-here.ts';
import type { SyncState } from '../sync/sync.ts';
import { look } from '../visit/view-now.ts';
import styles from './outbox.module.css';
import { OutboxMedia } from './outbox-media.tsx';
import { ThriftSwitch } from './thrift-switch.tsx';

const order: readonly EntryState[] = ['kept', 'sent', 'received', 'aside'];
const tones = { kept: 'open', sent: 'moving', received: 'done', aside: 'stopped' } as const;

/** By the index: a long day has thousands, and none of them is opened to be counted. */
async function countEntries(db: DeviceDb): Promise<Record<EntryState, number>> {
  const counted = await Promise.all(
    order.map(async (state) => [state, await db.entries.where('state').equals(state).count()] as const),
  );
  return Object.fromEntries(counted) as Record<EntryState, number>;
}

interface Outbox {
  readonly counts: Readonly<Record<EntryState, number>> | null;
  readonly aside: readonly EntryRow[];
  readonly media: readonly MediumRow[];
  /** Also those of which the office has said that it has them. */
  readonly mediaEver: number;
  readonly last: number | null;
}
const nothing: Outbox = { counts: null, aside: [], media: [], mediaEver: 0, last: null };

async function readOutbox(db: DeviceDb): Promise<Outbox> {
  const [counts, aside, media, mediaEver, last] = await Promise.all([
    countEntries(db),
    db.entries.where('state').equals('aside').sortBy('seq'),
    waitingMedia(db),
    db.media.count(),
    readFact<number>(db, 'last-contact'),
  ]);
  // A piece keeps its place while others go.
  media.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { counts, aside, media, mediaEver, last };
}

/** Another one when something of it may lie otherwise on the disk; how far a piece has come is told without reading. */
const stampOf = ({ here, busy, lastContact, sending }: SyncState): string => {
  const { entries, aside, photos, sounds, videos } = here;
  const pieces = Object.keys(sending).length;
  return [entries, aside, photos, sounds, videos, pieces, busy, lastContact].join('/');
};

/** What is where: on this tablet, sent, received by the server against its signed receipt. */
export function OutboxPage() {
  const { say, term } = useWords();
  const open = useOpen();
  const version = useJournalVersion();
  const sync = useStore(open.sync.state);
  const read = useCallback(() => readOutbox(open.db), [open.db]);
  const { counts, aside, media, mediaEver, last } = useRead(read, `${version}/${stampOf(sync)}`, nothing);

  const visits = open.notebook.subjects('visit').map((id) => look(open, id));

  return (
    <Screen
      wide
      title={say('field.outbox.title')}
      marks={<LinkWord />}
      foot={
        <>
          <Press look="filled" wide busy={sync.busy} onClick={() => open.sync.nudge()}>
            {say(sync.busy ? 'field.outbox.sending' : 'field.outbox.send')}
          </Press>
          <Tabs />
        </>
      }
    >
      <div className={styles.stack}>
        <div className={styles.part}>
          {sync.refusal === null ? null : <RefusalNote refusal={sync.refusal} />}
          <LogDoubtPart />
          <div className={styles.away}>
            <StillHereSentence />
          </div>
          <ul className={styles.counts}>
            {order
              .filter((state) => state !== 'aside' || aside.length > 0)
              .map((state) => (
                <li key={state}>
                  <strong>{counts?.[state] ?? 0}</strong>
                  <Tag tone={tones[state]} label={say(`field.where.${state}`)} />
                </li>
              ))}
          </ul>
          <p className={styles.soft}>
            {last === null ? say('field.outbox.never') : say('field.outbox.last')}{' '}
            {last === null ? null : <Moment at={last} />}
          </p>
          <CarriedFiles round={0} waiting />
          <Link to="/carry" className={styles.way}>
            {say('carry.way')}
          </Link>
          <ThriftSwitch />
        </div>
        <div className={styles.part}>
          <section>
            <h2 className={styles.head}>{say('field.outbox.media')}</h2>
            <OutboxMedia waiting={media} ever={mediaEver > 0} />
          </section>
          {aside.length === 0 ? null : (
            <section>
              <h2 className={styles.head}>{say('field.outbox.aside')}</h2>
              <p className={styles.soft}>{say('field.outbox.aside.why')}</p>
              <ul className={styles.list}>
                {aside.map((row) => (
                  <li key={row.hash} className={styles.row}>
                    <Hash value={row.hash} label={`${row.seq}`} />
                    <span className={styles.soft}>{term('reason', row.why)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2 className={styles.head}>{say('field.outbox.visits')}</h2>
            <ul className={styles.list}>
              {visits.map((view) => (
                <li key={view.id} className={styles.row}>
                  <span>{view.state.opened.length === 0 ? say('field.today.sealed') : view.unitName}</span>
                  <span className={styles.soft}>
                    {say('field.outbox.visit', {
                      here: view.findings.filter((finding) => finding.where === 'kept').length,
                      of: view.findings.length,
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </Screen>
  );
}
