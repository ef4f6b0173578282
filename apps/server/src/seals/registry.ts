import type { Env } from '../config/env.ts';
import type { SealSettings } from '../config/settings.ts';
import type { Contradiction } from '../config/tls-mistakes.ts';
import { NoSealKey } from './pkcs12.ts';
import { openKeyFile, pkcs12Port, type SealParts } from './pkcs12-port.ts';
import type { SealPort } from './port.ts';

type Opens = (settings: SealSettings, parts: SealParts) => SealPort | null;

/** Ways to seal, asked in this order; the first one that is configured seals. A service of another kind is a line here. */
const ports: readonly Opens[] = [
  ({ keyFile }, parts) => (keyFile === null ? null : pkcs12Port(openKeyFile(keyFile), parts)),
];

/** Null where nothing is configured: documents are then sealed by hand, or not at all. */
export function sealPortOf(settings: SealSettings, parts: SealParts): SealPort | null {
  for (const open of ports) {
    const port = open(settings, parts);
    if (port !== null) return port;
  }
  return null;
}

/** Before anything is started: a key that does not open would be noticed on the day it is needed. */
export function sealMistakes(
  { MINGCHA_SEAL_PASSWORD: password }: Pick<Env, 'MINGCHA_SEAL_PASSWORD'>,
  { seal }: { readonly seal: SealSettings },
): Contradiction[] {
  if (seal.keyFile === null)
    return password === undefined ? [] : [{ key: 'server.seal.password-alone', facts: {} }];
  try {
    openKeyFile(seal.keyFile);
    return [];
  } catch (error) {
    if (!(error instanceof NoSealKey)) throw error;
    return [{ key: `server.seal.${error.code}`, facts: { value: seal.keyFile.file } }];
  }
}
