import type { Style } from '@mingcha/domain/findings';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
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

/** Confirmed findings in which a text stands, page by page. */
export const useConfirmed = (text: string | undefined) =>
  useInfiniteQuery(
    pages('findings.list', client.findings.list.query, {
      state: ['confirmed'],
      limit: 50,
      ...(text === undefined ? {} : { text }),
    }),
  );

const dataOf = <Data>(results: readonly { readonly data: Data }[]) => results.map(({ data }) => data);

/**
 * Confirmed findings to choose from, and whatever is known of those that were chosen, wherever they stand now. The answer is
 * another one only when something of it is: a form of forty findings is not drawn anew for each letter of its title.
 */
export function useFindings(chosen: readonly string[]) {
  const trpc = useTRPC();
  const [text, setText] = useState<string>();
  const { data } = useConfirmed(text);
  // What was chosen stays known whatever is looked for.
  const details = useQueries({
    queries: chosen.map((id) => trpc.findings.get.queryOptions({ id })),
    combine: dataOf,
  });
  return useMemo(() => {
    const read = data?.pages ?? [];
    const nameOf = namesOf(read);
    const listed: FindingInfo[] = read.flatMap((page) =>
      page.rows.map((row) => ({ ...row, unit: nameOf(row.unit), window: nameOf(row.window) })),
    );
    const known = new Map(listed.map((finding) => [finding.id, finding]));
    for (const detail of details) {
      if (detail === undefined) continue;
      const { finding, names } = detail;
      const name = (id: string | null) => (id === null ? null : (names[id] ?? null));
      known.set(finding.id, { ...finding, unit: name(finding.unit), window: name(finding.window) });
    }
    const infoOf = (id: string): FindingInfo | null => known.get(id) ?? null;
    const styleOf = (id: string): Style | null => known.get(id)?.style ?? null;
    const everyone = chosen.every((id) => known.has(id));
    return {
      listed,
      text,
      setText,
      infoOf,
      styleOf,
      /** As it would be printed; as it stands while something of it is still being read. */
      order: everyone ? printed(chosen, styleOf) : chosen,
    };
  }, [data, details, chosen, text]);
}

export type Findings = ReturnType<typeof useFindings>;
