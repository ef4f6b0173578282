import type { Figures } from '@mingcha/domain/bulletins';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../api/trpc.ts';

/** What the print would count of these findings; null until it is known. */
export function useFigures(findings: readonly string[]): Figures | null {
  const { data } = useQuery(
    useTRPC().bulletins.figures.queryOptions(
      { findings: [...findings] },
      { enabled: findings.length > 0, placeholderData: keepPreviousData },
    ),
  );
  return data ?? null;
}
