import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { keyNamed, type NamedKey, type PublicKeys } from '@mingcha/journal';
import { z } from 'zod';
import { replaceSecret } from '../config/secrets.ts';
import { ports } from '../journal/ports.ts';

/**
 * The public halves of every key of this server, beside the private one of the present: a backup's manifest is checked before
 * there is a database to ask, and a key that was lost must still be known by its public half.
 */
const file = 'server-keys.json';
const end = z.object({ size: z.int(), at: z.int() });
const Known = z.array(
  z.object({
    key: z.string(),
    alg: z.string(),
    publicKey: z.string(),
    until: end.nullable(),
    /** Somebody else may sign with it: nothing counts that only its signature says. */
    stolen: z.boolean(),
  }),
);
export type KnownKey = z.infer<typeof Known>[number];

export function readKnownKeys(folder: string): readonly KnownKey[] {
  const path = join(folder, file);
  return existsSync(path) ? Known.parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

/** As the journal says it, each time the server starts. */
export function keepKnownKeys(folder: string, keys: readonly KnownKey[]): void {
  const text = JSON.stringify(keys, null, 1);
  if (text !== JSON.stringify(readKnownKeys(folder), null, 1)) replaceSecret(folder, file, text);
}

export const publicKeysOf = (keys: readonly KnownKey[]): PublicKeys =>
  new Map(
    keys.flatMap(({ until, ...named }) => {
      const key = keyNamed(ports, named satisfies NamedKey);
      return key === null ? [] : [[named.key, { ...key, ...(until === null ? {} : { until }) }] as const];
    }),
  );

/** The new key takes the place of the former one, whose private half is nowhere from then on. */
export function promoteNextKey(folder: string): void {
  const next = join(folder, 'receipt-next.pem');
  if (existsSync(next)) renameSync(next, join(folder, 'receipt.pem'));
}
