import {
  type BroughtHead,
  checkBroughtHead,
  checkCode,
  checkFile,
  type DocumentCode,
} from './checks/brought.ts';
import { chainsOf, checkChains } from './checks/chains.ts';
import type { Ground } from './checks/ground.ts';
import { checkLog } from './checks/log.ts';
import { serverKeysOf } from './checks/server-keys.ts';
import { checkSignatures } from './checks/signatures.ts';
import { checkStatus } from './checks/status.ts';
import { checkWriters } from './checks/writers.ts';
import type { Crypto } from './crypto.ts';
import { readProof } from './read-proof.ts';
import { type CheckName, checks, type Report } from './report.ts';
import { Reporter } from './reporter.ts';
import { isSigned } from './signed.ts';
import { inFours } from './verify.ts';

export interface BroughtToProof {
  readonly head?: BroughtHead | null;
  /** null where what was brought is no code at all. */
  readonly code?: DocumentCode | null;
  /** SHA-256 of a document that somebody holds. */
  readonly file?: string;
}

/** Without one of these a proof proves nothing. */
const needed: readonly CheckName[] = [
  'form',
  'proof',
  'entries',
  'writers',
  'chains',
  'signatures',
  'log',
  'code',
];

/** Looks at the whole proof. There is no way to ask for less. */
export function verifyProof(text: string, crypto: Crypto, { head, code, file }: BroughtToProof = {}): Report {
  const reporter = new Reporter();
  const read = readProof(text, crypto, reporter);
  if (read !== null) {
    const { pack, proof } = read;
    const ground: Ground = { crypto, pack, reporter };
    reporter.looked('proof');
    if (pack.serverKey === null || !isSigned(crypto, pack.serverKey, 'document-proof', proof))
      reporter.fault('proof', 'proof.signature-wrong', 'proof');
    const chains = chainsOf(ground);
    checkWriters(ground);
    checkChains(ground, chains);
    checkSignatures(ground, chains);
    const keys = serverKeysOf(ground);
    checkLog(ground, keys);
    // What the proof says it is about is looked at as well, whatever somebody brings.
    checkCode(ground, proof.code);
    if (code && !isSame(code, proof.code)) checkCode(ground, code);
    checkStatus(ground, proof);
    if (head) checkBroughtHead(ground, keys, head);
    if (file !== undefined) checkFile(ground, file);
    if (!code && file === undefined)
      reporter.note('nothing-brought', 'code', { viewHash: proof.code.viewHash });
  }
  if (code === null) reporter.fault('code', 'code.malformed', 'code');
  if (head === null) reporter.fault('head', 'form.malformed', 'head');
  const shown = new Set<CheckName>([
    ...needed,
    ...(head ? ['head' as const] : []),
    ...(file ? ['file' as const] : []),
  ]);
  const summary = reporter.summary(Object.fromEntries(checks.map((check) => [check, shown.has(check)])));
  const isEmpty = summary.some(({ check, looked }) => needed.includes(check) && looked === 0);
  const order = ({ check }: { check: CheckName }) => checks.indexOf(check);
  const { heads } = read?.pack ?? { heads: null };
  return {
    verdict: reporter.faults.length === 0 && !isEmpty ? 'holds' : 'does-not-hold',
    about: null,
    ...(read === null
      ? {}
      : {
          proof: {
            ...read.proof.code,
            state: read.proof.status.state,
            at: read.proof.at,
            serverKey: inFours(read.proof.server.key),
          },
        }),
    faults: reporter.faults
      .map((fault) => ({ ...fault, at: inProof(fault.at) }))
      .sort((a, b) => order(a) - order(b)),
    more: reporter.more,
    checks: summary,
    open: reporter.notes
      .filter(({ code: said }) => said !== 'view-not-here')
      .map((note) => ({ ...note, at: inProof(note.at) }))
      // What was withheld comes last: nobody should have to read past it to learn that a document is withdrawn.
      .sort((a, b) => Number(a.code === 'withheld') - Number(b.code === 'withheld')),
    times: [],
    heads: heads === null ? [] : [heads.head].map(({ size, root, at }) => ({ size, root, at })),
  };
}

const isSame = (a: DocumentCode, b: DocumentCode): boolean =>
  a.document === b.document && a.number === b.number && a.viewHash === b.viewHash;

/** What is a file of a package is a list of the proof: `entries:3`. */
const inProof = (at: string): string =>
  at.replace(/^data\/heads\.json#/, '').replace(/^data\/([a-z]+)\.(?:ndjson:|json#)/, '$1:');
