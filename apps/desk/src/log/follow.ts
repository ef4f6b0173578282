import {
  fromBase64url,
  isAlgorithm,
  judgeLog,
  type PublicKeys,
  type TreeHead,
  type VerifyPorts,
  writerIdOf,
} from '@mingcha/journal/verify';
import { type Remembered, readRemembered, type ServerKey, writeRemembered } from './remembered.ts';

interface FollowParts {
  readonly ports: VerifyPorts;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly now: () => number;
  readonly ask: (input: { seen: TreeHead | null }) => Promise<{
    head: unknown;
    extension: unknown;
    key: ServerKey;
  }>;
}

/**
 * Shows the server the newest head that this browser has checked, and takes in its place only one that goes on from it, under
 * the same key. What does not is kept as a doubt until the log that was seen is shown again. Null: nothing can be said yet.
 */
export async function follow({ ports, storage, now, ask }: FollowParts): Promise<Remembered | null> {
  const before = readRemembered(storage);
  const seen = before?.seen ?? null;
  const answer = await ask({ seen });
  const key = before?.key ?? answer.key;
  const judged = await judgeLog(ports, keysOf(ports, key), seen, answer);
  // Another page of this browser may have gone on meanwhile: never back behind what it saw.
  const latest = readRemembered(storage);
  if (judged.verdict === 'followed') {
    const kept = { key, seen: judged.head, doubt: null };
    if (latest === null || latest.seen.size <= judged.head.size) writeRemembered(storage, kept);
    return kept;
  }
  if (judged.verdict === 'nothing' || seen === null) return latest;
  const doubt = latest?.doubt ?? { at: now(), code: judged.code, seen, shown: answer.head };
  const doubted = { key, seen, doubt };
  writeRemembered(storage, doubted);
  return doubted;
}

/** A key is what its id says, or it is none. */
function keysOf(ports: VerifyPorts, { key, alg, publicKey }: ServerKey): PublicKeys {
  const raw = fromBase64url(publicKey);
  return raw !== null && isAlgorithm(alg) && writerIdOf(ports, raw) === key
    ? new Map([[key, { alg, publicKey: raw }]])
    : new Map();
}
