import type { Style } from '@mingcha/domain/findings';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { pages } from '../../../api/pages.ts';
import { client, useTRPC } from '../../../api/trpc.ts';
import { namesOf } from '../../../parts/list-of.tsx';
import { printed } from './order.ts';

export interface FindingInfo {
  id: string;
  style: Style | null;
  subCode: string | null;
  observation: string | null;
  erased: boolean;
  observedAt: number;
  unit: string | null;
  window: string | null;
  state: string;
}

/** Confirmed findings to choose from, and whatever is known of those that were chosen, wherever they stand now. */
export function useFindings(chosen: readonly string[]) {
  const trpc = useTRPC();
  const [text, setText] = useState<string>();
  const query = useInfiniteQuery(
    pages('findings.list', client.findings.list.query, {
      state: ['confirmed'],
      limit: 50,
      ...(text === undefined ? {} : { text }),
    }),
  );
  const read = query.data?.pages ?? [];
  const nameOf = namesOf(read);
  const listed: FindingInfo[] = read.flatMap((page) =>
    page.rows.map((row) => ({ ...row, unit: nameOf(row.unit), window: nameOf(row.window) })),
  );
  // What was chosen stays known whatever is looked for.
  const details = useQueries({ queries: chosen.map((id) => trpc.findings.get.queryOptions({ id })) });
  const known = new Map(listed.map((finding) => [finding.id, finding]));
  for (const { data } of details) {
    if (data === undefined) continue;
    const { finding, names } = data;
    const name = (id: string | null) => (id === null ? null : (names[id] ?? null));
    known.set(finding.id, { ...finding, unit: name(finding.unit), window: name(finding.window) });
  }
  const infoOf = (id: string): FindingInfo | null => known.get(id) ?? null;
  const styleOf = (id: string): Style | null => known.get(id)?.style ?? null;
  const everyone = chosen.every((id) => known.has(id));
  return {
    query,
    listed,
    text,
    setText,
    infoOf,
    styleOf,
    /** As it would be printed; as it stands while something of it is still being read. */
    order: everyone ? printed(chosen, styleOf) : chosen,
  };
}

export type Findings = ReturnType<typeof useFindings>;
