import { Button, FileButton, Progress } from '@mantine/core';
import type { FerryReport } from '@mingcha/domain/access';
import { type Column, Moment, Page, RefusalNote, Section, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { readFerryFile } from '../../api/ferry-file.ts';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useAct } from '../../parts/use-act.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { FerryRead } from './ferry-read.tsx';

type Answer = Output['access']['devices']['list'];
type Row = Answer['rows'][number];

/** Where tablets come that never see the network: their files are read here, and files for them written. */
export function Ferry() {
  const { say } = useWords();
  return (
    <Page title={say('desk.ferry')}>
      <PlaceTabs />
      <Section title={say('desk.ferry.read')}>
        <Reading />
      </Section>
      <Section title={say('desk.ferry.write')}>
        <p className="mc-quiet">{say('desk.ferry.write.what')}</p>
        <Tablets />
      </Section>
    </Page>
  );
}

function Reading() {
  const { say } = useWords();
  const { act, busy, refusal } = useAct();
  const [share, setShare] = useState(0);
  const [report, setReport] = useState<FerryReport | null>(null);
  const again = useRef<() => void>(null);
  const read = (file: File | null) => {
    again.current?.();
    if (file === null) return;
    setShare(0);
    setReport(null);
    void act({
      run: () => readFerryFile(file, setShare),
      after: setReport,
    });
  };
  return (
    <div className="mc-stack">
      <p className="mc-quiet">{say('desk.ferry.read.what')}</p>
      <FileButton onChange={read} resetRef={again} inputProps={{ 'aria-label': say('desk.ferry.read.do') }}>
        {(props) => (
          <Button {...props} variant="filled" loading={busy} style={{ justifySelf: 'start' }}>
            {say('desk.ferry.read.do')}
          </Button>
        )}
      </FileButton>
      {busy ? (
        <div role="status">
          <Progress value={share * 100} aria-label={say('desk.ferry.reading')} />
          <span className="mc-quiet">
            {say(share < 1 ? 'desk.ferry.sending' : 'desk.ferry.reading', {
              percent: Math.floor(share * 100),
            })}
          </span>
        </div>
      ) : null}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {report === null ? null : <FerryRead report={report} />}
    </div>
  );
}

function Tablets() {
  const { say } = useWords();
  const query = useInfiniteQuery(
    pages('access.devices.list', client.access.devices.list.query, { limit: 50 }),
  );
  const columns = (found: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(found);
    const tablets = found.flatMap(({ rows }) => rows);
    return [
      { key: 'name', header: say('desk.device'), cell: (row) => row.name },
      { key: 'state', header: say('desk.state'), cell: (row) => <StateTag of="device" state={row.state} /> },
      {
        key: 'persons',
        header: say('desk.device.persons'),
        cell: (row) => row.persons.map(nameOf).filter(Boolean).join(say('desk.listComma')),
      },
      {
        key: 'head',
        header: say('desk.ferry.head'),
        cell: (row) => say('desk.ferry.head.count', { count: row.head }),
      },
      {
        key: 'history',
        header: say('desk.ferry.history'),
        cell: (row) => <History row={row} tablets={tablets} />,
      },
      { key: 'act', header: say('desk.acts'), cell: (row) => <WriteFile row={row} /> },
    ];
  };
  return (
    <ListOf
      label={say('desk.devices')}
      query={query}
      rowKey={(row) => row.id}
      columns={columns}
      empty={{ title: say('desk.device.none'), why: say('desk.device.none.why') }}
    />
  );
}

/** Whose work it continues, and what was recovered of it. */
function History({ row, tablets }: { row: Row; tablets: readonly Row[] }) {
  const { say } = useWords();
  const before = tablets.find(({ id }) => id === row.predecessor);
  const { recovered } = row;
  return (
    <>
      {row.predecessor === null ? null : (
        <div>{say('desk.ferry.continues', { name: before?.name ?? '', seq: row.predecessorSeq ?? 0 })}</div>
      )}
      {recovered === null ? null : (
        <div>
          {say('desk.ferry.recovered', { held: recovered.held, had: recovered.had })}{' '}
          <Moment at={recovered.readAt} />
          {recovered.missing.map(({ from, to }) => (
            <div key={from}>{say('desk.ferry.missing', { from, to })}</div>
          ))}
        </div>
      )}
    </>
  );
}

function WriteFile({ row }: { row: Row }) {
  const { say } = useWords();
  if (row.state !== 'enrolled' && row.state !== 'revoked') return null;
  if (!row.ferry) return <span className="mc-quiet">{say('desk.ferry.notYet')}</span>;
  return (
    <Button component="a" href={`/files/ferry/${row.id}`} download variant="default" size="xs">
      {say('desk.ferry.write.do')}
    </Button>
  );
}
