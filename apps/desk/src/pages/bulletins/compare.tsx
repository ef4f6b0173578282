import { NativeSelect } from '@mantine/core';
import { Empty, Page, Section, sayMoment, useDay, useNow, useWords, useZone } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import styles from './compare.module.css';
import { DroppedBetween, StatementsCompared } from './compare-grounds.tsx';
import { ListCompared, type NamedThing, TextCompared } from './compare-parts.tsx';
import { StepThrough } from './step-through.tsx';

const route = getRouteApi('/desk/bulletins/$id/compare');
export type Versions = Output['bulletins']['versions'];
export type Version = Versions['versions'][number];

export function CompareVersions() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().bulletins.versions.queryOptions({ id }));
  return <Read query={query}>{(read) => <Compared id={id} read={read} />}</Read>;
}

/** Two saved texts of one bulletin beside each other; the newest and the one before, unless others are chosen. */
function Compared({ id, read }: { id: string; read: Versions }) {
  const { say } = useWords();
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const { versions } = read;
  const newer = versions.find(({ hash }) => hash === to) ?? versions.at(-1);
  const older = versions.find(({ hash }) => hash === from) ?? versions.at(-2);
  const choose = (which: 'from' | 'to') => (hash: string) =>
    void navigate({ search: { from: older?.hash, to: newer?.hash, [which]: hash }, replace: true });
  return (
    <Page
      title={say('desk.compare.title')}
      above={
        <Link to="/bulletins/$id" params={{ id }}>
          {read.title}
        </Link>
      }
    >
      {older === undefined || newer === undefined ? (
        <Empty title={say('desk.compare.one')} why={say('desk.compare.one.why')} />
      ) : (
        <>
          <div className={styles.columns}>
            <Choice which="older" read={read} chosen={older} onChoose={choose('from')} />
            <Choice which="newer" read={read} chosen={newer} onChoose={choose('to')} />
          </div>
          <StepThrough key={`${older.hash} ${newer.hash}`}>
            <Differences read={read} older={older} newer={newer} />
          </StepThrough>
        </>
      )}
    </Page>
  );
}

interface ChoiceProps {
  which: 'older' | 'newer';
  read: Versions;
  chosen: Version;
  onChoose: (hash: string) => void;
}

function Choice({ which, read: { versions, names }, chosen, onChoose }: ChoiceProps) {
  const { say, language } = useWords();
  const now = useNow(60_000);
  const zone = useZone();
  return (
    <NativeSelect
      label={say(`desk.compare.${which}`)}
      value={chosen.hash}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={versions.map(({ hash, at, person }, n) => ({
        value: hash,
        label: say('desk.compare.version', {
          n: n + 1,
          at: sayMoment(at, now, language, zone),
          name: names[person] ?? '—',
        }),
      }))}
    />
  );
}

function Differences({ read, older, newer }: { read: Versions; older: Version; newer: Version }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  const nameOf = (key: string): NamedThing => ({ name: read.names[key] ?? '—' });
  const findingOf = (key: string): NamedThing => {
    const finding = read.findings.find((each) => each.id === key);
    if (finding === undefined) return { name: say('desk.compare.unseen') };
    return {
      name: finding.observation ?? say('ui.erased'),
      also: finding.unit === null ? undefined : read.names[finding.unit],
    };
  };
  const captions = (of: Version): string[] => (of.photos ?? []).map(({ evidence }) => evidence);
  const captionOf = (key: string): NamedThing => {
    const find = (of: Version) => of.photos?.find(({ evidence }) => evidence === key)?.caption;
    const [was, is] = [find(older), find(newer)];
    return was !== undefined && is !== undefined && was !== is
      ? { name: is, also: say('desk.compare.caption.was', { was }) }
      : { name: is ?? was ?? '—' };
  };
  const day = (value: string | null) => (value === null ? '' : dayOf(value));
  const chart = (by: Version['chart']) => (by === null ? '' : say(`desk.bulletin.chart.${by}`));
  const text = (value: string | null) => value ?? say('ui.erased');
  return (
    <>
      <Section title={say('desk.compare.words')}>
        <TextCompared label={say('desk.bulletin.title')} before={older.title} after={newer.title} />
        <TextCompared
          label={say('desk.bulletin.intro')}
          before={text(older.intro)}
          after={text(newer.intro)}
        />
        <TextCompared
          label={say('desk.bulletin.requirements')}
          before={text(older.requirements)}
          after={text(newer.requirements)}
        />
        <TextCompared
          label={say('desk.bulletin.deadline')}
          before={day(older.deadline)}
          after={day(newer.deadline)}
        />
        <TextCompared
          label={say('desk.bulletin.chart')}
          before={chart(older.chart)}
          after={chart(newer.chart)}
        />
        <TextCompared
          label={say('desk.bulletin.englishTitle')}
          before={older.englishTitle ?? ''}
          after={newer.englishTitle ?? ''}
        />
        <TextCompared label={say('desk.bulletin.series')} before={older.series} after={newer.series} />
        <TextCompared
          label={say('desk.secrecy')}
          before={term('secrecy', older.secrecy)}
          after={term('secrecy', newer.secrecy)}
        />
      </Section>
      <Section title={say('desk.bulletin.findings')}>
        <ListCompared before={older.findings} after={newer.findings} thing={findingOf} />
      </Section>
      <DroppedBetween read={read} older={older} newer={newer} findingOf={findingOf} />
      <StatementsCompared older={older} newer={newer} findingOf={findingOf} />
      <Section title={say('desk.bulletin.photos')}>
        <ListCompared
          before={captions(older)}
          after={captions(newer)}
          thing={captionOf}
          reworded={(key) => captionOf(key).also !== undefined}
        />
      </Section>
      <Section title={say('desk.bulletin.recipients')}>
        <ListCompared before={older.recipients} after={newer.recipients} thing={nameOf} />
      </Section>
      <Section title={say('desk.bulletin.cc')}>
        <ListCompared before={older.cc} after={newer.cc} thing={nameOf} />
      </Section>
    </>
  );
}
