import { keyNamed, verifyKeyChange } from '@mingcha/journal/verify';
import { ports, signerOf } from '../journal/ports.ts';
import type { KeyChanged } from '../server-key/key-line.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

const check = 'server-keys' as const;

/**
 * The line of the server's own keys: each change signed as its ground asks, ordered by two persons, its order standing in the log
 * before the size at which the former key ends, and the last one in the hands of this server.
 */
export async function* checkServerKeys(ground: Ground): AsyncGenerator<Finding> {
  const changes = ground.enrolments
    .filter((entry): entry is KeyChanged => entry.kind === 'server-key.changed')
    .toSorted((a, b) => a.payload.change.from - b.payload.change.from);
  for (const [at, entry] of changes.entries()) {
    const place = `entry ${entry.hash} (${entry.kind}, ${entry.subject.id})`;
    const { former, change, ground: why } = entry.payload;
    const key = keyNamed(ports, former);
    const checked = key === null ? null : await verifyKeyChange(ports, change, { key: former.key, ...key });
    if (checked === null) yield { check, code: 'key-change.key-other', place };
    else if (!checked.ok) yield { check, code: checked.fault.code, place };
    if ((why === 'routine') !== (change.sig !== null)) yield { check, code: 'key-change.no-word', place };
    if (why !== 'restored') yield* checkOrder(ground, entry, place);
    const following = changes[at + 1];
    if (following !== undefined && following.payload.former.key !== change.next.key)
      yield {
        check,
        code: 'server-key.line-broken',
        place,
        expected: change.next.key,
        found: following.payload.former.key,
      };
  }
  const last = changes.at(-1);
  const present = signerOf(ground.secrets.receipt).writer;
  if (last !== undefined && last.payload.change.next.key !== present)
    yield {
      check,
      code: 'server-key.present-other',
      place: 'receipt.pem',
      expected: last.payload.change.next.key,
      found: present,
    };
}

/** Two persons, this key, and a place in the log that the former key signed. */
async function* checkOrder(ground: Ground, entry: KeyChanged, place: string): AsyncGenerator<Finding> {
  const { change, ground: why } = entry.payload;
  const own = ground.enrolments.filter(({ subject }) => subject.id === entry.subject.id);
  const proposed = own.find((each) => each.kind === 'server-key.proposed');
  const confirmed = own.find((each) => each.kind === 'server-key.confirmed');
  const isOrdered =
    proposed?.kind === 'server-key.proposed' &&
    confirmed?.kind === 'server-key.confirmed' &&
    confirmed.hash === change.entry &&
    proposed.payload.key === change.next.key &&
    confirmed.payload.key === change.next.key &&
    proposed.actor.person !== confirmed.actor.person;
  if (!isOrdered) yield { check, code: 'server-key.not-ordered', place };
  if (why === 'lost' || change.entry === null) return;
  const leaf = await ground.db.prisma.leaf.findFirst({ where: { hash: change.entry } });
  if (leaf === null || leaf.position >= BigInt(change.from))
    yield {
      check,
      code: 'server-key.order-not-before',
      place,
      found: leaf === null ? '' : String(leaf.position),
    };
}
