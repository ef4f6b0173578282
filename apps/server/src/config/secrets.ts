import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

/**
 * What must never leave this machine nor appear in a log. Made at the first start, each in a file of its own (0600) in a
 * folder of its own (0700), never written again.
 */
export interface Secrets {
  /** One signing key per lane; a restore adds new files rather than using these again. */
  readonly lanes: readonly SigningKey[];
  readonly receipt: SigningKey;
  /** Made by the operator to follow it; taken up at a start when two persons have confirmed it. */
  readonly next: SigningKey | null;
  /** Its file is gone and only the next one is there, which stands in its place. */
  readonly isReceiptLost: boolean;
  /** Keyed digest of credential rows. */
  readonly credential: Uint8Array;
  readonly session: Uint8Array;
  /** Keyed digest over what must be comparable but not readable in the access log (a name nobody has). */
  readonly log: Uint8Array;
  /** age identity of the office's recovery kit and its public recipient. */
  readonly recovery: { readonly identity: string; readonly recipient: string };
}

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
}

export async function openSecrets(
  folder: string,
  lanes: number,
  random: (n: number) => Uint8Array = randomBytes,
): Promise<Secrets> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const bytes = (name: string) =>
    Buffer.from(
      kept(folder, name, () => Buffer.from(random(32)).toString('base64url')),
      'base64url',
    );
  const next = nextKeyIn(folder);
  const isReceiptLost = next !== null && read(folder, 'receipt.pem') === null;
  const identity = await keptAsync(folder, 'recovery.age', () => generateX25519Identity());
  return {
    lanes: Array.from({ length: lanes }, (_, i) => signingKey(folder, `lane-${i + 1}.pem`)),
    receipt: isReceiptLost ? next : signingKey(folder, 'receipt.pem'),
    next,
    isReceiptLost,
    credential: bytes('credential.hmac'),
    session: bytes('session.hmac'),
    log: bytes('access-log.hmac'),
    recovery: { identity, recipient: await identityToRecipient(identity) },
  };
}

const nextKey = 'receipt-next.pem';

/** The key that is to follow; the same one when asked twice. It signs nothing before it is confirmed. */
export function makeNextKey(folder: string): SigningKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return signingKey(folder, nextKey);
}

/** Looked at anew each time: it is made while the server runs. */
export const nextKeyIn = (folder: string): SigningKey | null =>
  read(folder, nextKey) === null ? null : signingKey(folder, nextKey);

/** A new set of lane keys after a restore: the old ones stay, unused, so that what they signed can still be told. */
export function retireLanes(folder: string, lanes: number, stamp: number): void {
  for (let i = 1; i <= lanes; i += 1) {
    const path = join(folder, `lane-${i}.pem`);
    try {
      linkSync(path, join(folder, `lane-${i}.retired-${stamp}.pem`));
      rmSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

function signingKey(folder: string, name: string): SigningKey {
  const pem = kept(folder, name, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const privateKey = createPrivateKey(pem);
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  return { privateKey, publicKey: Buffer.from(String(jwk.x), 'base64url') };
}

function kept(folder: string, name: string, make: () => string): string {
  return read(folder, name) ?? write(folder, name, make());
}

async function keptAsync(folder: string, name: string, make: () => Promise<string>): Promise<string> {
  return read(folder, name) ?? write(folder, name, await make());
}

function read(folder: string, name: string): string | null {
  const path = join(folder, name);
  try {
    // Whoever copied the folder by hand may have widened it: narrow it again before the secret is used.
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    const value = readFileSync(path, 'utf8').trim();
    if (value === '') throw new Error(`the secret ${name} is empty`);
    return value;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: written beside, synced, then linked under its name, so that a kill leaves no half secret. */
function write(folder: string, name: string, value: string): string {
  const beside = writeBeside(folder, name, value);
  linkSync(beside, join(folder, name));
  rmSync(beside);
  syncFolder(folder);
  return value.trim();
}

/** The one kind of file here that is written again. */
export function replaceSecret(folder: string, name: string, value: string): void {
  renameSync(writeBeside(folder, name, value), join(folder, name));
  syncFolder(folder);
}

function writeBeside(folder: string, name: string, value: string): string {
  const beside = join(folder, `.${name}.${process.pid}`);
  rmSync(beside, { force: true });
  const file = openSync(beside, 'wx', 0o600);
  writeSync(file, `${value.trim()}\n`);
  fsyncSync(file);
  closeSync(file);
  return beside;
}

function syncFolder(folder: string): void {
  const dir = openSync(folder, 'r');
  fsyncSync(dir);
  closeSync(dir);
}
