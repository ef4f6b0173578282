import { AppointInspector } from '@mingcha/domain/registry';
import { Moment, PersonName, Tag, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Choose } from '../../parts/filters.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { useMay } from '../../session/use-may.ts';
import { PersonForm, type PersonRow } from './person-form.tsx';
import { Register } from './register.tsx';
import { RegisterPage } from './register-page.tsx';
import { useRegistrySearch } from './use-registry-search.ts';

export function People() {
  const { say } = useWords();
  const { search, narrow } = useRegistrySearch();
  const appoints = useMay('registry.appoint');
  return (
    <RegisterPage<PersonRow>
      name="registry.people.list"
      read={client.registry.people.list.query}
      label={say('desk.people')}
      empty={{ title: say('desk.person.none'), why: say('desk.person.none.why') }}
      verb="registry.write"
      act={say('desk.person.register')}
      form={PersonForm}
      byUnit
      filters={
        <Choose
          label={say('desk.inspector')}
          value={search.only ? 'only' : undefined}
          options={[{ value: 'only', label: say('desk.person.inspectors') }]}
          onChange={(only) => narrow({ only: only ? true : undefined })}
        />
      }
      columns={(nameOf) => [
        {
          key: 'name',
          header: say('desk.person'),
          cell: (row) => (
            <Link to="/registry/people/$id" params={{ id: row.id }}>
              <PersonName name={row.name} />
            </Link>
          ),
        },
        { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? '' },
        { key: 'phone', header: say('desk.phone'), minor: true, cell: (row) => row.phone ?? '' },
        {
          key: 'inspector',
          header: say('desk.inspector'),
          cell: (row) =>
            row.inspector ? (
              <Tag tone="done" label={say('desk.inspector')} />
            ) : appoints && row.name !== null ? (
              <Appoint row={row} />
            ) : (
              ''
            ),
        },
        {
          key: 'home',
          header: say('desk.homeUnit'),
          minor: true,
          cell: (row) => nameOf(row.homeUnit) ?? nameOf(row.secondedFrom) ?? '',
        },
        {
          key: 'since',
          header: say('desk.registeredAt'),
          minor: true,
          cell: (row) => <Moment at={row.registeredAt} day />,
        },
      ]}
    />
  );
}

/** The home unit decides later where this person may not be sent. Said again, it puts right what was said before. */
export function Appoint({ row }: { row: PersonRow }) {
  const { say } = useWords();
  const units = useUnitOptions();
  const appoint = useMutation(useTRPC().registry.appointInspector.mutationOptions());
  return (
    <Register
      filled={false}
      size="xs"
      title={say(row.inspector ? 'desk.person.reappoint' : 'desk.person.appoint')}
      form={`registry.appoint.${row.id}`}
      initial={{ homeUnit: row.inspector ? row.homeUnit : row.unit, secondedFrom: row.secondedFrom }}
      schema={AppointInspector}
      toCommand={({ homeUnit, secondedFrom }) => ({
        homeUnit,
        ...(secondedFrom === null ? {} : { secondedFrom }),
      })}
      run={(said) => appoint.mutateAsync({ ...said, id: row.id, expected: row.version })}
      done={say('desk.person.appointed')}
    >
      {({ one }) => (
        <>
          <OneField
            label={say('desk.homeUnit')}
            hint={say('desk.homeUnit.hint')}
            options={units}
            {...one('homeUnit')}
          />
          <OneField label={say('desk.secondedFrom')} options={units} {...one('secondedFrom')} />
        </>
      )}
    </Register>
  );
}
