import { useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../api/trpc.ts';
import type { Option } from '../forms/fields.tsx';

/** Reference data changes rarely: read once in ten minutes. */
const kept = { staleTime: 600_000 };

function optionsOf(rows: readonly { id: string; name: string | null }[] | undefined): readonly Option[] {
  return rows?.flatMap(({ id, name }) => (name === null ? [] : [{ value: id, label: name }])) ?? [];
}

const useUnitTree = () => useQuery(useTRPC().registry.unitsTree.list.queryOptions(undefined, kept)).data;

/** Units that may be chosen for something new. */
export function useUnitOptions(): readonly Option[] {
  const units = useUnitTree();
  return useMemo(() => optionsOf(units?.filter(({ endedOn }) => endedOn === null)), [units]);
}

/** Every unit there ever was: what is looked for may be older than its unit. */
export function useEveryUnit(): readonly Option[] {
  const { say } = useWords();
  const units = useUnitTree();
  return useMemo(
    () =>
      optionsOf(
        units?.map(({ id, name, endedOn }) => ({
          id,
          name: endedOn === null ? name : say('desk.end.name', { name, day: endedOn }),
        })),
      ),
    [units, say],
  );
}

export function useWindowOptions(unit: string | null): readonly Option[] {
  const windows = useQuery(
    useTRPC().registry.windows.list.queryOptions(
      { unit: unit ?? '', limit: 100 },
      { ...kept, enabled: unit !== null },
    ),
  );
  return useMemo(() => optionsOf(windows.data?.rows), [windows.data]);
}

export function useAreaOptions(unit: string | null): readonly Option[] {
  const areas = useQuery(
    useTRPC().registry.areas.list.queryOptions(
      { unit: unit ?? '', limit: 100 },
      { ...kept, enabled: unit !== null },
    ),
  );
  return useMemo(() => optionsOf(areas.data?.rows), [areas.data]);
}

/** Lists of questions that a task may be given. */
export function useChecklistOptions(): readonly Option[] {
  const { language } = useWords();
  const lists = useQuery(useTRPC().registry.checklists.list.queryOptions(undefined, kept)).data;
  return useMemo(
    () =>
      (lists ?? []).map(({ template, name, nameEn }) => ({
        value: template,
        label: language === 'en' ? (nameEn ?? name) : name,
      })),
    [lists, language],
  );
}
