import { type Column, Page, useWords } from '@mingcha/ui';
import type { ReactNode } from 'react';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf, type PageOf } from '../../parts/list-of.tsx';
import { TurnoverTabs } from './tabs.tsx';

interface Answer<Row> extends PageOf<Row> {
  names: Record<string, string>;
  seats: Record<string, { title: string }>;
}

export type Called = (id: string | null) => string | null;

interface TurnoverPageProps<Row, Found extends Answer<Row>, State extends string> {
  title: string;
  actions: ReactNode;
  above?: ReactNode;
  query: Parameters<typeof ListOf<Row, Found>>[0]['query'];
  states: readonly { value: State; label: string }[];
  state: State | undefined;
  onState: (state: State | undefined) => void;
  empty: { title: string; why: string };
  columns: (nameOf: Called, titleOf: Called) => readonly Column<Row>[];
}

/** Leaves and hand-overs are lists of the same kind: what happens to a seat, in which state it is, who takes part. */
export function TurnoverPage<Row extends { id: string }, Found extends Answer<Row>, State extends string>({
  title,
  actions,
  above,
  query,
  states,
  state,
  onState,
  empty,
  columns,
}: TurnoverPageProps<Row, Found, State>) {
  const { say } = useWords();
  return (
    <Page title={title} actions={actions}>
      <TurnoverTabs />
      {above}
      <Filters>
        <Choose label={say('desk.state')} value={state} options={states} onChange={onState} />
      </Filters>
      <ListOf
        label={title}
        query={query}
        rowKey={(row: Row) => row.id}
        filtered={state !== undefined}
        empty={empty}
        columns={(read: readonly Found[]) => {
          const seats: Found['seats'] = Object.assign({}, ...read.map((page) => page.seats));
          return columns(namesOf(read), (id) => (id === null ? null : (seats[id]?.title ?? null)));
        }}
      />
    </Page>
  );
}
