import { Facts, Hash, Moment, Page, Section, sayMoment, Tag, useNow, useWords, useZone } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { EntryPlace } from '../../log/entry-place.tsx';
import { Actor } from '../../parts/actor.tsx';
import { ClockNote, ProvenTime } from '../../parts/proven-time.tsx';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import styles from './journal.module.css';
import { OwnDigest } from './own-digest.tsx';

const route = getRouteApi('/desk/journal/$hash');
type Entry = Output['journal']['get'];

export function EntryPage() {
  const { hash } = route.useParams();
  const query = useQuery(useTRPC().journal.get.queryOptions({ hash }));
  return <Read query={query}>{(entry) => <EntryDetail key={hash} detail={entry} />}</Read>;
}

function EntryDetail({ detail }: { detail: Entry }) {
  const { say, term } = useWords();
  const { entry, writer, names } = detail;
  return (
    <Page
      title={term('kind', entry.kind)}
      above={<Link to="/journal">{say('desk.journal')}</Link>}
      marks={
        entry.doubt === null ? undefined : <Tag tone="attention" label={term('desk.doubt', entry.doubt)} />
      }
    >
      <ClockNote clocks={doubtOf(detail)} />
      <div className="mc-two">
        <Facts
          facts={[
            {
              name: say('desk.journal.subject'),
              value: `${term('subject', entry.subjectType)} ${entry.subjectId}`,
            },
            {
              name: say('desk.journal.actor'),
              value: <Actor person={entry.person} name={names[entry.person] ?? null} />,
            },
            { name: say('desk.journal.clock'), value: <Moment at={entry.clock} /> },
            { name: say('desk.journal.arrival'), value: <Moment at={entry.arrival} /> },
            { name: say('time.proven'), value: <ProvenTime proven={detail.proven} /> },
            { name: say('desk.tree.stamp'), value: <Stamp stamp={detail.stamp} /> },
            ...(detail.proven.byServer
              ? []
              : [{ name: say('desk.journal.token'), value: <Quoted detail={detail} /> }]),
            {
              name: say('desk.journal.writer'),
              value: <Hash label={term('writer-class', writer.class)} value={writer.id} />,
            },
            { name: say('desk.journal.seq'), value: String(entry.seq) },
            {
              name: say('desk.journal.position'),
              // Formats count from 0, people from 1.
              value: detail.position === null ? say('desk.notYet') : String(detail.position + 1),
            },
            { name: say('desk.journal.hash'), value: <Hash value={entry.hash} /> },
          ]}
        />
        <div className="mc-stack">
          <Verdict hash={entry.hash} header={detail.header} />
          <EntryPlace hash={entry.hash} header={detail.header} />
        </div>
      </div>
      <Section title={say('desk.journal.fields')}>
        <ul className={styles.fields}>
          {detail.fields.map((field) => (
            <li key={field.path} className={styles.field}>
              <code>{field.path}</code>
              <Tag tone={tones[field.state] ?? 'draft'} label={term('desk.journal.field', field.state)} />
              <Hash value={field.digest} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say('desk.journal.header')}>
        <pre className={styles.header}>{JSON.stringify(detail.header, null, 2)}</pre>
      </Section>
    </Page>
  );
}

/** The clock against what this entry itself proves. */
function doubtOf({ proven }: Entry) {
  const { doubt, clock, after, before } = proven;
  if (doubt === null) return [];
  const by = Math.abs(clock - ((doubt === 'clock.before-token' ? after : before) ?? clock));
  return [{ code: doubt, by, at: clock, tablet: null }];
}

/** Somebody outside of the house saw a head that it stands under. */
function Stamp({ stamp }: { stamp: Entry['stamp'] }) {
  const { language, say } = useWords();
  const zone = useZone();
  const now = useNow();
  if (stamp === null) return say('desk.tree.stamp.entry.none');
  const { at, authority } = stamp;
  return say('desk.tree.stamp.entry', { at: sayMoment(at, now, language, zone), authority });
}

function Quoted({ detail: { token } }: { detail: Entry }) {
  const { say } = useWords();
  if (token === null) return say('desk.journal.token.none');
  return token.at === null ? say('desk.journal.token.gone') : <Moment at={token.at} />;
}

const tones: Record<string, 'done' | 'open' | 'attention' | 'stopped'> = {
  clear: 'done',
  sealed: 'open',
  withheld: 'attention',
  erased: 'stopped',
};

/** The server's checks by name, and beside them the digest as this browser computes it from the header itself. */
function Verdict({ hash, header }: { hash: string; header: Record<string, unknown> }) {
  const { say, term } = useWords();
  const verifies = useMay('journal.verify');
  const query = useQuery({ ...useTRPC().journal.verifyEntry.queryOptions({ hash }), enabled: verifies });
  return (
    <section aria-label={say('desk.journal.verify')} className="mc-stack">
      <OwnDigest hash={hash} header={header} />
      {verifies ? (
        <Read query={query} lines={3}>
          {({ checks }) => (
            <ul className={styles.checks}>
              {checks.map(({ check, stands, fault }) => (
                <li key={check} className={styles.check}>
                  <Tag
                    tone={stands ? 'done' : 'stopped'}
                    label={say(stands ? 'desk.journal.stands' : 'desk.journal.fails')}
                  />
                  {term('desk.journal.check', check)}
                  {fault === null ? null : <code>{fault}</code>}
                </li>
              ))}
            </ul>
          )}
        </Read>
      ) : null}
    </section>
  );
}
