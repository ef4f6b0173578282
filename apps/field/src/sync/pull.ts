import {
  checkToken,
  isDestroyedKey,
  type PublicKeys,
  presentKeys,
  type Signer,
  tokenHash,
} from '@mingcha/journal';
import type { z } from 'zod';
import type { Enrolment } from '../enrol/enrolment.ts';
import { type DeviceDb, writeFact } from '../journal/device-db.ts';
import type { Notebook } from '../journal/notebook.ts';
import { keepSeen } from '../journal/seen.ts';
import { fromBase64url } from '../keys/bytes.ts';
import { ports } from '../keys/ports.ts';
import { keepServerClock, readServerClock } from '../self-test/server-clock.ts';
import type { Shelf } from '../state/shelf.ts';
import { sealForRecovery } from '../vault/recovery.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { call, WireRefusal } from './call.ts';
import { PullAnswer, Token } from './wire.ts';

export interface PullParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly notebook: Notebook;
  readonly shelf: Pick<Shelf, 'current' | 'take' | 'open'>;
  readonly enrolment: Pick<Enrolment, 'recoveryKey'>;
  readonly signer: Signer;
  readonly serverKeys: PublicKeys;
  readonly bearer: () => Promise<string>;
  readonly now: () => number;
  readonly onToken: (hash: string) => void;
  readonly isQuoted: () => boolean;
}

/** What others wrote of this tablet's visits, and the pack when it has changed. Answers whether anything was new. */
export async function pullNews(parts: PullParts): Promise<boolean> {
  const { db, keys, notebook, shelf, bearer } = parts;
  const visits = Object.fromEntries(
    notebook.subjects('visit').map((id) => [id, notebook.hashesOfVisit(id)] as const),
  );
  const held = shelf.current.get();
  const input = { known: { pack: held?.version ?? null, parts: held?.hashes ?? {}, visits } };
  const answer = await call('exchange.pull', input, PullAnswer, { bearer: await bearer() });
  if (answer.revoked) throw new WireRefusal({ code: 'access.device-revoked', facts: {} });
  let changed = false;
  for (const visit of [...answer.visits, ...answer.ended]) {
    if (visit.serverEntries.length === 0) continue;
    await keepSeen(db, keys, visit.id, visit.serverEntries);
    changed = true;
  }
  if (answer.pack !== null) await shelf.take(answer.pack);
  if (answer.lacking[0] ?? answer.destroyed[0]) await settleKeys(parts, answer).catch(() => {});
  return changed || answer.pack !== null;
}

/** Whatever comes of it, the news is here; what is still lacking is named again. */
async function settleKeys(parts: PullParts, answer: z.infer<typeof PullAnswer>): Promise<void> {
  const { enrolment, serverKeys, signer, bearer } = parts;
  const { handBack } = await import('./hand-back.ts');
  await handBack(parts, answer, {
    async send(kid, raw) {
      const sealed = await sealForRecovery(enrolment.recoveryKey, fromBase64url(raw));
      await call('exchange.handBack', { kid, sealed }, Token, { bearer: await bearer() });
    },
    isOurs: (word) => isDestroyedKey(ports, word, serverKeys, signer.writer),
  });
}

/** The server keeps every token for ever: one that no entry quotes yet is good for so long. */
const fresh = 5 * 60_000;

/** The server's word for what time it is now; every entry from here on quotes it. */
export async function askToken(parts: PullParts): Promise<void> {
  const { db, signer, serverKeys, bearer, now, onToken, isQuoted } = parts;
  const last = await readServerClock(db);
  const age = last === null ? null : now() - last.here;
  if (!isQuoted() && age !== null && age >= 0 && age < fresh) return;
  const unverified = await call('exchange.token', null, Token, { bearer: await bearer() });
  const token = await checkToken(ports, unverified, presentKeys(serverKeys), signer.writer);
  if (!token.ok) return;
  await keepServerClock(db, { server: token.value.at, here: now() });
  const hash = tokenHash(ports, token.value);
  await writeFact(db, 'token-hash', hash);
  onToken(hash);
}
