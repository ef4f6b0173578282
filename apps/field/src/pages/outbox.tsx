import { Hash, LogDoubtNote, Moment, RefusalNote, Tag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { DeviceDb, EntryRow, EntryState, MediumRow } from '../journal/device-db.ts';
import { readFact } from '../journal/device-db.ts';
import { CarriedFiles } from '../parts/carried-files.tsx';
import { LinkWord } from '../parts/link-word.tsx';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { StillHereSentence } from '../parts/still-here.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useJournalVersion, useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import { useRead } from '../state/use-read.ts';
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
  readonly last: number | null;
}
const nothing: Outbox = { counts: null, aside: [], media: [], last: null };

async function readOutbox(db: DeviceDb): Promise<Outbox> {
  const [counts, aside, media, last] = await Promise.all([
    countEntries(db),
    db.entries.where('state').equals('aside').sortBy('seq'),
    db.media.toArray(),
    readFact<number>(db, 'last-contact'),
  ]);
  return { counts, aside, media, last };
}

/** What is where: on this tablet, sent, received by the server against its signed receipt. */
export function OutboxPage() {
  const { say, term } = useWords();
  const open = useOpen();
  const version = useJournalVersion();
  const sync = useStore(open.sync.state);
  const stamp = useMemo(() => ({ version, sync }), [version, sync]);
  const read = useCallback(() => readOutbox(open.db), [open.db]);
  const { counts, aside, media, last } = useRead(read, stamp, nothing);

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
          {sync.doubt === null ? null : <LogDoubtNote doubt={sync.doubt} face="field" />}
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
            <OutboxMedia media={media} />
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
