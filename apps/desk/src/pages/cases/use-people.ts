import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import type { Option } from '../../forms/fields.tsx';

/** Whoever could be put to work on a case: those who hold a duty for it. */
export function useCasePeople(): readonly Option[] {
  const people = useQuery(useTRPC().cases.people.queryOptions(undefined, { staleTime: 600_000 }));
  return useMemo(
    () => people.data?.map(({ id, name }) => ({ value: id, label: name ?? id })) ?? [],
    [people.data],
  );
}

/** Who belongs to a unit; nobody before one was chosen. */
export function usePeopleOf(unit: string | null): readonly Option[] {
  const people = useQuery(
    useTRPC().registry.people.list.queryOptions(
      { unit: unit ?? '', limit: 100 },
      { staleTime: 600_000, enabled: unit !== null },
    ),
  );
  return useMemo(
    () => people.data?.rows.map(({ id, name }) => ({ value: id, label: name ?? id })) ?? [],
    [people.data],
  );
}
