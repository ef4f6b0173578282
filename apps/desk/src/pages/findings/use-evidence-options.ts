import { sayMoment, useNow, useWords, useZone } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import type { Option } from '../../forms/fields.tsx';

/** Every piece of evidence of one visit, by what it is and when it was taken. */
export function useEvidenceOptions(visit: string): readonly Option[] {
  const { term, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const query = useQuery(useTRPC().evidence.list.queryOptions({ visit, limit: 100 }));
  return useMemo(
    () =>
      query.data?.rows.map((piece) => ({
        value: piece.id,
        label: [
          term('medium', piece.medium),
          piece.capturedAt === null ? '' : sayMoment(piece.capturedAt, now, language, zone),
        ]
          .filter(Boolean)
          .join(' · '),
      })) ?? [],
    [query.data, term, language, zone, now],
  );
}
