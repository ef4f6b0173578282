import type { Reader } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { type Candidate, type DestructionItem, keptBecause } from '@mingcha/domain/retention';
import { vouchedFor } from '../../files/named-files.ts';
import { type Kept, keptOf } from './standing.ts';

/**
 * How recordings that somebody wants on a list stand now. `but`: the list that is being decided does not bar itself.
 * `vouched`: bytes that some entry vouches for as a file. Who only looks does without: to know it, every such entry is read.
 */
export async function candidatesOf(
  reader: Reader,
  office: string,
  ids: readonly string[],
  now: number,
  { but = null, vouched = new Set() }: { but?: string | null; vouched?: ReadonlySet<string> } = {},
): Promise<Candidate[]> {
  const kept = await keptOf(reader, office, ids);
  const rows = [...kept.values()].map(({ row }) => row);
  const masks = rows.flatMap(({ maskedHash }) => (maskedHash === null ? [] : [maskedHash]));
  const copies = await reader.prisma.blob.findMany({
    where: { sha256: { in: masks }, state: 'stored' },
    select: { sha256: true, size: true },
  });
  const lists = await reader.prisma.destruction.findMany({
    where: {
      office,
      state: { in: ['listed', 'approved'] },
      evidence: { hasSome: [...ids] },
      ...(but === null ? {} : { id: { not: but } }),
    },
    select: { evidence: true },
  });
  const listed = new Set(lists.flatMap(({ evidence }) => evidence));
  return [...kept.values()].map((one) => {
    const { row } = one;
    const named = [row.sha256, row.maskedHash].some((hash) => hash !== null && vouched.has(hash));
    const masked = copies.find(({ sha256 }) => sha256 === row.maskedHash);
    return {
      evidence: row.id,
      because: named ? 'named-elsewhere' : keptBecause(one.retention, now),
      taken: row.state === 'destroyed' ? 'destroyed' : listed.has(row.id) ? 'listed' : null,
      item: itemOf(one, masked),
    };
  });
}

function itemOf(
  { row, retention }: Kept,
  masked: { readonly sha256: string; readonly size: bigint } | undefined,
): DestructionItem | null {
  const { rule, until } = retention;
  if (row.sha256 === null || rule === null || until === null) return null;
  return {
    evidence: row.id,
    sha256: row.sha256,
    size: Number(row.size),
    ...(masked === undefined ? {} : { masked: { sha256: masked.sha256, size: Number(masked.size) } }),
    rule,
    until,
  };
}

/** Which bytes of these recordings are a file of something else too. */
export async function vouchedAmong(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reader.prisma.evidence.findMany({
    where: { id: { in: [...ids] } },
    select: { sha256: true, maskedHash: true },
  });
  return vouchedFor(
    reader,
    new Set(rows.flatMap(({ sha256, maskedHash }) => [sha256, maskedHash].filter((one) => one !== null))),
  );
}

/** Whatever somebody could protect it through: a hold and a destruction of the same thing wait for each other. */
export const aroundOf = ({ row, findings, cases }: Kept): Subject[] => [
  { type: 'evidence', id: row.id },
  { type: 'visit', id: row.visit },
  ...findings.map((id): Subject => ({ type: 'finding', id })),
  ...cases.map((id): Subject => ({ type: 'case', id })),
];
