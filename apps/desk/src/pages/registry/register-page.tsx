import { Button, Group } from '@mantine/core';
import type { Verb } from '@mingcha/domain/access';
import { type Column, useWords, type Words } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { pages } from '../../api/pages.ts';
import { Choose, Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf, type PageOf } from '../../parts/list-of.tsx';
import { useEveryUnit } from '../../parts/use-options.ts';
import { useMay } from '../../session/use-may.ts';
import { EndLine, type Ends } from './end-line.tsx';
import type { Line, LineProps } from './line-form.tsx';
import { NextStep } from './next-step.tsx';
import { RegistryPage } from './registry-page.tsx';
import { type RegistryInput, registryInput } from './search.ts';
import { useRegistrySearch } from './use-registry-search.ts';

interface Answer<Row> extends PageOf<Row> {
  names: Record<string, string>;
}

interface RegisterPageProps<Row extends Line> {
  /** The procedure that reads the list, and its name. */
  name: string;
  read: (input: RegistryInput) => Promise<Answer<Row>>;
  label: string;
  columns: (nameOf: (id: string | null) => string | null) => readonly Column<Row>[];
  empty: { title: string; why?: string };
  /** Who may write in this register. */
  verb: Verb;
  /** The name of the act that makes a new line. */
  act: string;
  form: ComponentType<LineProps<Row>>;
  /** The list can be narrowed to one unit. */
  byUnit?: boolean;
  /** How its lines end; without it they do not. */
  ends?: Ends;
  /** Which lines may end now. */
  mayEnd?: (row: Row) => boolean;
  /** Conditions of this register alone. */
  filters?: ReactNode;
}

/** A register: its lines, one button for a new one, and the form of the line that the address names. */
export function RegisterPage<Row extends Line>(props: RegisterPageProps<Row>) {
  const { name, read, label, columns, verb, act, form: Form, byUnit = false, filters, empty, ends } = props;
  const { say } = useWords();
  const { search, narrow } = useRegistrySearch();
  const units = useEveryUnit();
  const writes = useMay(verb);
  const { open, ...conditions } = search;
  const query = useInfiniteQuery(pages(name, read, registryInput(search)));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const row = rows.find((one) => one.id === open) ?? null;
  const begin = writes ? (
    <Group gap="md">
      <Button onClick={() => narrow({ open: 'new' })}>{say('filling.byHand')}</Button>
      <Link to="/registry/filling">{say('filling.open')}</Link>
    </Group>
  ) : undefined;
  return (
    <RegistryPage
      title={label}
      actions={
        writes ? (
          <Button variant="filled" onClick={() => narrow({ open: 'new' })}>
            {act}
          </Button>
        ) : undefined
      }
    >
      <Filters>
        <LookFor label={say('desk.look')} value={search.text} onChange={(text) => narrow({ text })} />
        {byUnit ? (
          <Choose
            label={say('desk.unit')}
            value={search.unit}
            options={units}
            onChange={(unit) => narrow({ unit })}
          />
        ) : null}
        {ends ? (
          <Choose
            label={say('desk.standing')}
            value={search.ended ? 'ended' : undefined}
            options={[{ value: 'ended', label: say('desk.end.shown') }]}
            onChange={(ended) => narrow({ ended: ended ? true : undefined })}
          />
        ) : null}
        {filters}
      </Filters>
      <ListOf
        label={label}
        query={query}
        rowKey={(one) => one.id}
        columns={(read: readonly Answer<Row>[]) => [
          ...columns(namesOf(read)),
          ...endings({ ends, mayEnd: props.mayEnd, writes, shown: search.ended === true, say }),
        ]}
        filtered={Object.values(conditions).some((value) => value !== undefined)}
        empty={{ ...empty, action: begin }}
      />
      <NextStep />
      {writes && (open === 'new' || (row !== null && row.endedOn == null)) ? (
        <Form key={open} row={row} unit={search.unit ?? null} onClose={() => narrow({ open: undefined })} />
      ) : null}
    </RegistryPage>
  );
}

interface Endings<Row> {
  ends: Ends | undefined;
  mayEnd: ((row: Row) => boolean) | undefined;
  writes: boolean;
  /** The list shows what has ended. */
  shown: boolean;
  say: Words['say'];
}

/** Beside a line that stands the way to end it; beside one that does not, since when and why. */
function endings<Row extends Line>(of: Endings<Row>): readonly Column<Row>[] {
  const { ends, mayEnd, writes, shown, say } = of;
  if (ends === undefined) return [];
  if (shown)
    return [
      { key: 'endedOn', header: say('desk.end.on'), cell: (row) => row.endedOn ?? '' },
      { key: 'endReason', header: say('desk.reason'), cell: (row) => row.endReason ?? say('ui.erased') },
    ];
  if (!writes) return [];
  return [
    {
      key: 'end',
      header: say('desk.end'),
      cell: (row) => (mayEnd?.(row) === false ? '' : <EndLine row={row} ends={ends} />),
    },
  ];
}

/** The first column: who may write opens the line's form, everybody else reads its name. */
export function LineLink({ id, verb, children }: { id: string; verb: Verb; children: ReactNode }) {
  const writes = useMay(verb);
  if (!writes) return children;
  return (
    <Link to="." search={(now) => ({ ...now, open: id })}>
      {children}
    </Link>
  );
}
