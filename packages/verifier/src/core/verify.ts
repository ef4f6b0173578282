import { checkBag } from './bag.ts';
import {
  type BroughtHead,
  checkBroughtHead,
  checkCode,
  checkFile,
  type DocumentCode,
} from './checks/brought.ts';
import { chainsOf, checkChains } from './checks/chains.ts';
import { checkErasures } from './checks/erasures.ts';
import { checkFiles } from './checks/files.ts';
import type { Ground } from './checks/ground.ts';
import { checkLog } from './checks/log.ts';
import { checkPersons } from './checks/persons.ts';
import { serverKeysOf } from './checks/server-keys.ts';
import { checkSignatures } from './checks/signatures.ts';
import { checkStamps } from './checks/stamps.ts';
import { checkTime } from './checks/time.ts';
import { checkWhole } from './checks/whole.ts';
import { checkWriters } from './checks/writers.ts';
import type { Crypto } from './crypto.ts';
import type { Pack } from './pack.ts';
import { type Progress, readPackage } from './read-package.ts';
import { type About, type CheckName, checks, type Report } from './report.ts';
import { Reporter } from './reporter.ts';
import type { PackageSource } from './source.ts';

/** For eyes that compare. */
export const inFours = (key: string): string => key.replace(/(.{4})(?=.)/g, '$1 ');

export interface Brought {
  /** null where what was brought is no head at all. */
  readonly head?: BroughtHead | null;
  readonly code?: DocumentCode | null;
  /** SHA-256 of a file that somebody holds: a document, or a recording. */
  readonly file?: string;
  progress?(progress: Progress): Promise<void> | void;
}

/** A package of which one of these has nothing to look at proves nothing. */
const needed: ReadonlySet<CheckName> = new Set([
  'bag',
  'form',
  'package',
  'entries',
  'writers',
  'chains',
  'signatures',
  'log',
  'whole',
]);

/** Looks at the whole package. There is no way to ask for less. */
export async function verifyPackage(
  source: PackageSource,
  crypto: Crypto,
  { head, code, file, progress }: Brought = {},
): Promise<Report> {
  const reporter = new Reporter();
  const pack = await readPackage(source, { crypto, reporter, ...(progress ? { progress } : {}) });
  const ground: Ground = { crypto, pack, reporter };
  checkBag(pack.held, pack.texts, reporter);
  const chains = chainsOf(ground);
  checkWriters(ground);
  checkChains(ground, chains);
  checkSignatures(ground, chains);
  checkPersons(ground);
  const keys = serverKeysOf(ground);
  checkLog(ground, keys);
  checkWhole(ground);
  const times = checkTime(ground, keys, checkStamps(ground));
  checkFiles(ground);
  checkErasures(ground);
  if (head === null) reporter.fault('head', 'form.malformed', 'head');
  else if (head !== undefined) checkBroughtHead(ground, keys, head);
  if (code === null) reporter.fault('code', 'code.malformed', 'code');
  else if (code !== undefined) checkCode(ground, code);
  if (file !== undefined) checkFile(ground, file);
  const summary = reporter.summary({
    head: head !== undefined,
    code: code !== undefined,
    file: file !== undefined,
    stamps: pack.stamps.length > 0,
    proof: false,
  });
  const nothing = summary.filter(({ looked }) => looked === 0);
  for (const { check } of nothing) reporter.note('checked-nothing', check, { check });
  const isEmpty = nothing.some(({ check }) => needed.has(check));
  const open = times.filter((each) => each.notBefore === null || each.notAfter === null).length;
  if (open > 0) reporter.note('time-open', 'data/tokens.ndjson', { count: open, of: times.length });
  const order = (each: { check: CheckName }) => checks.indexOf(each.check);
  const heads = pack.heads === null ? [] : [...pack.heads.earlier.map((each) => each.head), pack.heads.head];
  return {
    verdict: reporter.faults.length === 0 && !isEmpty ? 'holds' : 'does-not-hold',
    about: aboutOf(pack),
    faults: reporter.faults.sort((a, b) => order(a) - order(b)),
    more: reporter.more,
    checks: summary,
    open: reporter.notes,
    times,
    heads: heads.map(({ size, root, at }) => ({ size, root, at })),
  };
}

function aboutOf({ list }: Pack): About | null {
  if (list === null) return null;
  return {
    id: list.id,
    office: list.office.name,
    case: `${list.case.type} ${list.case.id}`,
    scope: list.scope,
    madeAt: list.madeAt,
    receiver: list.receiver,
    serverKey: inFours(list.server.key),
  };
}
