import type { Recorded } from '@mingcha/domain';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';

/** Bytes that an entry says were destroyed, lawfully or not. */
export interface DestroyedBytes {
  readonly sha256: string;
  /** The recording's own bytes: what was made of them stays where they stay. */
  readonly original: string;
  readonly evidence: string;
  /** The entry `evidence.destroyed`. */
  readonly entry: string;
  readonly writer: string;
  readonly list: string;
}

type Destroyed = Extract<Recorded, { kind: 'evidence.destroyed' }>;

/** Every destruction on record, and what is wrong with it: it needs a list that two persons in two duties answer for. */
export async function readDestroyed(
  ground: Ground,
): Promise<{ bytes: ReadonlyMap<string, DestroyedBytes>; findings: readonly Finding[] }> {
  const bytes = new Map<string, DestroyedBytes>();
  const findings: Finding[] = [];
  const lists = new Map<string, readonly Recorded[]>();
  // Bytes that several recordings name are gone since the last of them was destroyed.
  const inTime = ground.enrolments
    .filter((entry) => entry.kind === 'evidence.destroyed')
    .sort((a, b) => a.at - b.at);
  for (const entry of inTime) {
    const { list, sha256, masked, copies = [] } = entry.payload;
    const known = lists.get(list) ?? (await recordedOf(ground.db, { type: 'destruction', id: list }));
    lists.set(list, known);
    const place = `evidence ${entry.subject.id} entry ${entry.hash}`;
    const fault = faultOf(entry, known);
    if (fault !== null) findings.push({ check: 'blobs', code: 'destruction.not-approved', place, ...fault });
    for (const hash of [sha256, ...copies, ...(masked === undefined ? [] : [masked.sha256])])
      bytes.set(hash, {
        sha256: hash,
        original: sha256,
        evidence: entry.subject.id,
        entry: entry.hash,
        writer: entry.writer,
        list,
      });
  }
  return { bytes, findings };
}

function faultOf(
  { subject, payload }: Destroyed,
  list: readonly Recorded[],
): Pick<Finding, 'expected' | 'found'> | null {
  const listed = list.find((one) => one.kind === 'destruction.listed');
  const approved = list.find((one) => one.kind === 'destruction.approved');
  const expected = `list ${payload.list} approved in another duty`;
  if (listed === undefined || approved === undefined) return { expected, found: 'no such approval' };
  const two = [listed.actor.person, approved.actor.person];
  if (two[0] === two[1] || listed.payload.duty === approved.payload.duty)
    return { expected, found: `${two.join(', ')} as ${listed.payload.duty}, ${approved.payload.duty}` };
  if (payload.approvals.some((person, i) => person !== two[i]))
    return { expected: two.join(', '), found: payload.approvals.join(', ') };
  const item = listed.payload.items.find(({ evidence }) => evidence === subject.id);
  const same = item?.sha256 === payload.sha256 && item.masked?.sha256 === payload.masked?.sha256;
  return same ? null : { expected: item?.sha256 ?? 'not on the list', found: payload.sha256 };
}
