import {
  judgeLog,
  keyNamed,
  type PublicKeys,
  type ShownChange,
  type TreeHead,
  takeKeyChange,
  type VerifyPorts,
} from '@mingcha/journal/verify';
import { type Remembered, readRemembered, type ServerKey, writeRemembered } from './remembered.ts';

interface FollowParts {
  readonly ports: VerifyPorts;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly now: () => number;
  readonly ask: (input: { seen: TreeHead | null; key?: string }) => Promise<{
    head: unknown;
    extension: unknown;
    key: ServerKey;
    changes?: readonly ShownChange[];
  }>;
}

/**
 * Shows the server the newest head that this browser has checked, and takes in its place only one that goes on from it, under
 * the same key. What does not is kept as a doubt until the log that was seen is shown again. Null: nothing can be said yet.
 */
export async function follow({ ports, storage, now, ask }: FollowParts): Promise<Remembered | null> {
  const before = readRemembered(storage);
  const seen = before?.seen ?? null;
  const answer = await ask({ seen, ...(before === null ? {} : { key: before.key.key }) });
  const { key, changed } = await present(ports, before, answer, now);
  const judged = await judgeLog(ports, keysOf(ports, key), seen, answer);
  // Another page of this browser may have gone on meanwhile: never back behind what it saw.
  const latest = readRemembered(storage);
  if (judged.verdict === 'followed') {
    const kept = { key, seen: judged.head, doubt: null, ...changed };
    if (latest === null || latest.seen.size <= judged.head.size) writeRemembered(storage, kept);
    return kept;
  }
  if (judged.verdict === 'nothing' || seen === null) return latest;
  const doubt = latest?.doubt ?? { at: now(), code: judged.code, seen, shown: answer.head };
  const doubted = { key, seen, doubt };
  writeRemembered(storage, doubted);
  return doubted;
}

interface Present {
  readonly key: ServerKey;
  readonly changed: Pick<Remembered, 'changed'>;
}

/** The key that is believed, and in its place only one that follows it with its proof. */
async function present(
  ports: VerifyPorts,
  before: Remembered | null,
  { key: shown, changes = [] }: { readonly key: ServerKey; readonly changes?: readonly ShownChange[] },
  now: () => number,
): Promise<Present> {
  if (before === null) return { key: shown, changed: {} };
  let { key, seen } = before;
  let changed: Present['changed'] = before.changed === undefined ? {} : { changed: before.changed };
  for (const change of changes) {
    const former = keyNamed(ports, key);
    const taken =
      former === null ? null : await takeKeyChange(ports, { key: key.key, ...former }, seen, change);
    if (taken === null || !taken.ok) break;
    changed = { changed: { at: now(), former: key.key } };
    key = taken.value.next;
    seen = taken.value.head;
  }
  return { key, changed };
}

function keysOf(ports: VerifyPorts, named: ServerKey): PublicKeys {
  const key = keyNamed(ports, named);
  return key === null ? new Map() : new Map([[named.key, key]]);
}
