import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type Fact, Facts, Page, PersonName, Section, Tag, UnitName, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import styles from './registry.module.css';
import { FillSeatButton } from './seats.tsx';
import { ThreeSeats } from './three-seats.tsx';
import { UnitForm } from './unit-form.tsx';

const route = getRouteApi('/desk/registry/units/$id');
export type UnitDetail = Output['registry']['unit']['get'];

export function UnitPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().registry.unit.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Unit detail={detail} />}</Read>;
}

/** A unit with everything that an inspection needs of it, each part with the way to add what is missing. */
function Unit({ detail }: { detail: UnitDetail }) {
  const { say, term } = useWords();
  const writes = useMay('registry.write');
  const { unit, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  return (
    <Page
      title={unit.name}
      measure="text"
      above={<Link to="/registry/units">{say('desk.units')}</Link>}
      marks={<span className="mc-quiet">{unit.code}</span>}
      actions={writes ? <Revise detail={detail} /> : undefined}
    >
      <Facts facts={factsOf(detail, say, term, nameOf)} />
      <Section title={say('desk.seats')} aside={writes ? <ThreeSeats detail={detail} /> : undefined}>
        <Lines empty={say('desk.seat.none')} rows={detail.seats}>
          {(seat) => (
            <>
              <span>{seat.title}</span>
              {term('duty', seat.duty) === seat.title ? null : (
                <span className="mc-quiet">{term('duty', seat.duty)}</span>
              )}
              {seat.holder === null ? (
                <Tag tone="attention" label={say('desk.seat.vacant')} />
              ) : (
                <PersonName name={nameOf(seat.holder)} />
              )}
              {writes && seat.holder === null ? <FillSeatButton row={seat} /> : null}
            </>
          )}
        </Lines>
      </Section>
      <Part of="windows" unit={unit.id} title={say('desk.windows')} add={say('desk.window.register')}>
        <Lines empty={say('desk.window.none')} rows={detail.windows}>
          {(window) => <span>{[window.number, window.name].filter(Boolean).join(' · ')}</span>}
        </Lines>
      </Part>
      <Part of="posts" unit={unit.id} title={say('desk.posts')} add={say('desk.post.register')}>
        <Lines empty={say('desk.post.none')} rows={detail.posts}>
          {(post) => (
            <>
              <span>{post.name}</span>
              <span className="mc-quiet">{nameOf(post.window) ?? say('desk.post.noWindow')}</span>
            </>
          )}
        </Lines>
      </Part>
      <Part of="items" unit={unit.id} title={say('desk.items')} add={say('desk.item.register')}>
        <Lines empty={say('desk.item.none')} rows={detail.items}>
          {(item) => <UnitName name={item.name} part={item.code} />}
        </Lines>
      </Part>
      <Part of="areas" unit={unit.id} title={say('desk.areas')} add={say('desk.area.prohibit')}>
        <Lines empty={say('desk.area.none')} rows={detail.areas}>
          {(area) => (
            <>
              <span>{area.name}</span>
              <span className="mc-quiet">{term('area', area.nature)}</span>
            </>
          )}
        </Lines>
      </Part>
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

function factsOf(
  { unit, below }: UnitDetail,
  say: ReturnType<typeof useWords>['say'],
  term: ReturnType<typeof useWords>['term'],
  nameOf: (id: string | null) => string | null,
): Fact[] {
  return [
    { name: say('desk.unit.level'), value: term('level', unit.level) },
    {
      name: say('desk.unit.class'),
      value: unit.targetClass === null ? say('ui.unknown') : term('target-class', unit.targetClass),
    },
    {
      name: say('desk.unit.parent'),
      value:
        unit.parent === null ? (
          say('desk.unit.top')
        ) : (
          <Link to="/registry/units/$id" params={{ id: unit.parent }}>
            {nameOf(unit.parent)}
          </Link>
        ),
    },
    { name: say('desk.unit.hasWindow'), value: say(unit.hasWindow ? 'desk.yes' : 'desk.no') },
    ...(below.length === 0
      ? []
      : [
          {
            name: say('desk.unit.below'),
            value: below.map((one, index) => (
              <span key={one.id}>
                {index > 0 ? say('desk.listComma') : null}
                <Link to="/registry/units/$id" params={{ id: one.id }}>
                  {one.name}
                </Link>
              </span>
            )),
          },
        ]),
  ];
}

function Revise({ detail }: { detail: UnitDetail }) {
  const { say } = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button onClick={open}>{say('desk.revise')}</Button>
      {opened ? <UnitForm row={detail.unit} unit={null} onClose={close} /> : null}
    </>
  );
}

interface PartProps {
  of: 'windows' | 'posts' | 'items' | 'areas';
  unit: string;
  title: string;
  add: string;
  children: ReactNode;
}

/** What hangs on the unit, with its register narrowed to the unit and the form for one more. */
function Part({ of, unit, title, add, children }: PartProps) {
  const writes = useMay('registry.write');
  const { say } = useWords();
  return (
    <Section
      title={title}
      aside={
        <Group gap="md">
          {writes ? (
            <Link to={`/registry/${of}`} search={{ unit, open: 'new' }}>
              {add}
            </Link>
          ) : null}
          <Link to={`/registry/${of}`} search={{ unit }}>
            {say('desk.registry.all', { what: title })}
          </Link>
        </Group>
      }
    >
      {children}
    </Section>
  );
}

interface LinesProps<Row> {
  rows: readonly Row[];
  empty: string;
  children: (row: Row) => ReactNode;
}

function Lines<Row extends { id: string }>({ rows, empty, children }: LinesProps<Row>) {
  if (rows.length === 0) return <p className="mc-quiet">{empty}</p>;
  return (
    <ul className={styles.lines}>
      {rows.map((row) => (
        <li key={row.id} className={styles.line}>
          {children(row)}
        </li>
      ))}
    </ul>
  );
}
