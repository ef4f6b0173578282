import type { Recorded } from '@mingcha/domain';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';

type Destroyed = Extract<Recorded, { kind: 'access-log.destroyed' }>;

/** A stretch of the access log that an entry says was destroyed. */
export interface LogCut
  extends Pick<Destroyed['payload'], 'from' | 'to' | 'head' | 'destroyed' | 'kept' | 'list'> {
  readonly entry: string;
}

/** By law a line stands six months at least, whatever period an office adopted. */
const least = 184 * 86_400_000;

/**
 * Every cut on record and what is wrong with it: it takes the oldest stretch alone, up to a head that the journal holds, by a list
 * that two persons in two duties answer for, and nothing that is younger than the law allows.
 */
export async function readLogCuts(
  { db }: Pick<Ground, 'db'>,
  entries: readonly Recorded[],
  anchored: ReadonlyMap<number, string>,
): Promise<{ cuts: readonly LogCut[]; findings: readonly Finding[] }> {
  const cuts: LogCut[] = [];
  const findings: Finding[] = [];
  let next = 1;
  for (const entry of entries) {
    if (entry.kind !== 'access-log.destroyed') continue;
    const { from, to, head, last, destroyed, kept, list } = entry.payload;
    const place = `access_log ${from}–${to} entry ${entry.hash}`;
    const told = (code: string, expected: string, found: string) =>
      findings.push({ check: 'access-log', code, place, expected, found });
    if (from !== next) told('log.cut-not-oldest', String(next), String(from));
    const known = anchored.get(to);
    if (known !== head) told('log.anchor-differs', known ?? 'an anchored head', head);
    if (entry.at - last < least)
      told('log.cut-too-early', new Date(last + least).toISOString(), new Date(entry.at).toISOString());
    const fault = faultOf(entry, await recordedOf(db, { type: 'destruction', id: list }));
    if (fault !== null) told('destruction.not-approved', `list ${list} approved in another duty`, fault);
    cuts.push({ from, to, head, destroyed, kept, list, entry: entry.hash });
    next = to + 1;
  }
  return { cuts, findings };
}

function faultOf({ payload }: Destroyed, list: readonly Recorded[]): string | null {
  const listed = list.find((one) => one.kind === 'destruction.log-listed');
  const approved = list.find((one) => one.kind === 'destruction.approved');
  if (listed === undefined || approved === undefined) return 'no such approval';
  const two = [listed.actor.person, approved.actor.person];
  const duties = [listed.payload.duty, approved.payload.duty];
  if (two[0] === two[1] || duties[0] === duties[1]) return `${two.join(', ')} as ${duties.join(', ')}`;
  if (payload.approvals.some((person, i) => person !== two[i])) return payload.approvals.join(', ');
  const { from, to, head } = listed.payload.log;
  const same = from === payload.from && to === payload.to && head === payload.head;
  return same ? null : `${payload.from}–${payload.to}`;
}
