import { FillSeat } from '@mingcha/domain/registry';
import { Moment, PersonName, Tag, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { client, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { Choose } from '../../parts/filters.tsx';
import { PersonField } from '../../parts/people-field.tsx';
import { useMay } from '../../session/use-may.ts';
import { Register } from './register.tsx';
import { LineLink, RegisterPage } from './register-page.tsx';
import { SeatForm, type SeatRow } from './seat-form.tsx';
import { useRegistrySearch } from './use-registry-search.ts';

/** A duty belongs to a seat. People come and go; who sat where, and when, stays. */
export function Seats() {
  const { say, term } = useWords();
  const { search, narrow } = useRegistrySearch();
  const writes = useMay('registry.write');
  const end = useMutation(useTRPC().registry.endSeat.mutationOptions());
  return (
    <RegisterPage<SeatRow>
      name="registry.seats.list"
      read={client.registry.seats.list.query}
      label={say('desk.seats')}
      empty={{ title: say('desk.seat.none'), why: say('desk.seat.none.why') }}
      verb="registry.write"
      act={say('desk.seat.establish')}
      form={SeatForm}
      ends={{ act: say('desk.seat.end'), run: (command) => end.mutateAsync(command) }}
      mayEnd={(row) => row.holder === null}
      byUnit
      filters={
        <Choose
          label={say('desk.seat.holder')}
          value={search.vacant ? 'vacant' : undefined}
          options={[{ value: 'vacant', label: say('desk.seat.vacant') }]}
          onChange={(vacant) => narrow({ vacant: vacant ? true : undefined })}
        />
      }
      columns={(nameOf) => [
        {
          key: 'title',
          header: say('desk.seat'),
          cell: (row) => (
            <LineLink id={row.id} verb="registry.write">
              {row.title}
            </LineLink>
          ),
        },
        { key: 'duty', header: say('desk.seat.duty'), cell: (row) => term('duty', row.duty) },
        { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? say('desk.seat.office') },
        {
          key: 'holder',
          header: say('desk.seat.holder'),
          cell: (row) =>
            row.holder === null ? (
              <Tag tone="attention" label={say('desk.seat.vacant')} />
            ) : (
              <PersonName name={nameOf(row.holder)} />
            ),
        },
        {
          key: 'since',
          header: say('desk.since'),
          minor: true,
          cell: (row) => (row.since === null ? '' : <Moment at={row.since} day />),
        },
        ...(writes
          ? [
              {
                key: 'act',
                header: say('desk.acts'),
                cell: (row: SeatRow) =>
                  row.holder === null ? <FillSeatButton row={row} /> : <Vacate row={row} />,
              },
            ]
          : []),
      ]}
    />
  );
}

export function FillSeatButton({ row }: { row: Pick<SeatRow, 'id' | 'version'> }) {
  const { say } = useWords();
  const fill = useMutation(useTRPC().registry.fillSeat.mutationOptions());
  return (
    <Register
      filled={false}
      size="xs"
      title={say('desk.seat.fill')}
      form={`registry.fill.${row.id}`}
      initial={{ person: null as string | null }}
      schema={FillSeat}
      run={({ person }) => fill.mutateAsync({ id: row.id, expected: row.version, person })}
      done={say('desk.seat.filled')}
    >
      {({ one }) => <PersonField label={say('desk.person')} required {...one('person')} />}
    </Register>
  );
}

function Vacate({ row }: { row: SeatRow }) {
  const { say } = useWords();
  const vacate = useMutation(useTRPC().registry.vacateSeat.mutationOptions());
  return (
    <Decide
      small
      act={say('desk.seat.vacate')}
      form={`registry.vacate.${row.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.seat.vacate.line')]}
      done={say('desk.seat.vacated')}
      run={({ text }) => vacate.mutateAsync({ id: row.id, expected: row.version, reason: text })}
    />
  );
}
