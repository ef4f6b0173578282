import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Facts } from '@mingcha/words';
import type { Credentials } from './certificates.ts';

/** What can be wrong with the two files; each has a sentence `server.tls.<fault>`. */
export const tlsFaults = [
  'missing',
  'forbidden',
  'not-a-certificate',
  'not-a-key',
  'key-locked',
  'key-differs',
  'expired',
  'not-yet',
] as const;
export type TlsFault = (typeof tlsFaults)[number];

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

export type TlsRead =
  | { readonly ok: true; readonly credentials: Credentials; readonly ends: number }
  | { readonly ok: false; readonly fault: TlsFault; readonly facts: Facts };

/** Reads certificate (with its chain, leaf first) and key, and says the first thing that would keep a browser out. */
export function readTlsFiles(files: TlsFiles, now: number): TlsRead {
  const cert = textOf('MINGCHA_TLS_CERT', files.cert);
  if (!cert.ok) return cert;
  const key = textOf('MINGCHA_TLS_KEY', files.key);
  if (!key.ok) return key;

  const x509 = attempt(() => new X509Certificate(cert.text));
  const atCert = { name: 'MINGCHA_TLS_CERT', path: files.cert };
  if (x509 === null) return no('not-a-certificate', atCert);
  const atKey = { name: 'MINGCHA_TLS_KEY', path: files.key };
  if (/ENCRYPTED/.test(key.text)) return no('key-locked', atKey);
  const privateKey = attempt<KeyObject>(() => createPrivateKey(key.text));
  if (privateKey === null) return no('not-a-key', atKey);
  if (!x509.checkPrivateKey(privateKey)) return no('key-differs', { ...atKey, cert: files.cert });
  const [begins, ends] = [x509.validFromDate.getTime(), x509.validToDate.getTime()];
  if (ends <= now) return no('expired', { ...atCert, day: dayOf(ends) });
  if (begins > now) return no('not-yet', { ...atCert, day: dayOf(begins) });
  return { ok: true, credentials: { cert: cert.text, key: key.text }, ends };
}

const no = (fault: TlsFault, facts: Facts): TlsRead => ({ ok: false, fault, facts });
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function textOf(name: string, path: string) {
  try {
    return { ok: true as const, text: readFileSync(path, 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const fault: TlsFault = code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'forbidden';
    return { ok: false as const, fault, facts: { name, path } };
  }
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
