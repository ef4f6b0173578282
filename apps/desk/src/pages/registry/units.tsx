import { UnitName, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, useTRPC } from '../../api/trpc.ts';
import { Choose } from '../../parts/filters.tsx';
import { RegisterPage } from './register-page.tsx';
import { UnitForm, type UnitRow } from './unit-form.tsx';
import { useRegistrySearch } from './use-registry-search.ts';

const lacks = ['seats', 'windows', 'posts', 'items'] as const;

export function Units() {
  const { say, term } = useWords();
  const { search, narrow } = useRegistrySearch();
  const end = useMutation(useTRPC().registry.endUnit.mutationOptions());
  return (
    <RegisterPage<UnitRow>
      name="registry.units.list"
      read={client.registry.units.list.query}
      label={say('desk.units')}
      empty={{ title: say('desk.unit.none'), why: say('desk.unit.none.why') }}
      verb="registry.write"
      act={say('desk.unit.register')}
      form={UnitForm}
      ends={{ act: say('desk.unit.end'), run: (command) => end.mutateAsync(command), into: true }}
      filters={
        <Choose
          label={say('desk.unit.lacks')}
          value={search.lacks}
          options={lacks.map((each) => ({ value: each, label: term('desk.unit.lacks', each) }))}
          onChange={(chosen) => narrow({ lacks: chosen })}
        />
      }
      columns={(nameOf) => [
        {
          key: 'name',
          header: say('desk.unit'),
          cell: (row) => (
            <Link to="/registry/units/$id" params={{ id: row.id }}>
              <UnitName name={row.name} part={row.code} />
            </Link>
          ),
        },
        { key: 'level', header: say('desk.unit.level'), cell: (row) => term('level', row.level) },
        {
          key: 'class',
          header: say('desk.unit.class'),
          minor: true,
          cell: (row) => (row.targetClass === null ? '' : term('target-class', row.targetClass)),
        },
        {
          key: 'parent',
          header: say('desk.unit.parent'),
          minor: true,
          cell: (row) => nameOf(row.parent) ?? '',
        },
        {
          key: 'window',
          header: say('desk.unit.hasWindow'),
          minor: true,
          cell: (row) => say(row.hasWindow ? 'desk.yes' : 'desk.no'),
        },
      ]}
    />
  );
}
