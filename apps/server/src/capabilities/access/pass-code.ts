import { createHash, createHmac } from 'node:crypto';
import { passCodeFrom } from '@mingcha/domain/access';

/** Twelve characters; chance is asked again in the rare case that too many bytes had to be passed over. */
export function newPassCode(random: (bytes: number) => Uint8Array): string {
  for (;;) {
    const code = passCodeFrom(random(24));
    if (code !== null) return code;
  }
}

/** Keyed with a secret that never leaves this machine: neither the journal nor a copy of the tables tells the code. */
export const passDigest = (key: Uint8Array, code: string): string =>
  createHmac('sha256', key).update(`pass\n${code}`).digest('hex');

export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('hex');
