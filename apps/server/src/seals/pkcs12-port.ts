import { createHash, randomBytes, type X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fillSeal, reserveSeal } from '@mingcha/documents';
import type { Logger } from 'pino';
import type { SealSettings, StampSettings } from '../config/settings.ts';
import { anchorsOf } from '../stamps/anchors.ts';
import { askFor } from '../stamps/ask.ts';
import { type SealKey, signCms } from './cms.ts';
import { NoSealKey, readPkcs12 } from './pkcs12.ts';
import type { SealedFile, SealHolder, SealPort } from './port.ts';

/** A person waits for it at the desk: an authority that takes longer is done without. */
const longestWait = 5_000;

export interface SealParts {
  readonly stamps: StampSettings;
  readonly log: Pick<Logger, 'warn'>;
}

/** Throws `NoSealKey`. */
export function openKeyFile({ file, password }: NonNullable<SealSettings['keyFile']>): SealKey {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new NoSealKey('unreadable');
  }
  return readPkcs12(bytes, password);
}

/** PAdES baseline over a key that lies in a PKCS#12 file, with a time from outside where an authority is set. */
export function pkcs12Port(key: SealKey, { stamps, log }: SealParts): SealPort {
  const holder = holderOf(key.certificate);
  return {
    name: 'pkcs12',
    mime: 'application/pdf',
    holder: () => holder,
    async seal(printed, { reason, at }): Promise<SealedFile> {
      const place = reserveSeal(printed, { name: nameOf(key.certificate), reason, at });
      let stamp: SealedFile['stamp'] = null;
      const signature = await signCms(place.signed, key, async (value) => {
        const answer = await stampOn(value, { stamps, log });
        stamp = answer && { at: answer.stamped.at, authority: answer.stamped.authority };
        return answer?.token ?? null;
      });
      return { bytes: fillSeal(place, signature), holder, stamp };
    },
  };
}

/** RFC 3161 over the signature; that there is none stops nobody. */
async function stampOn(signature: Uint8Array, { stamps, log }: SealParts) {
  const imprint = createHash('sha256').update(signature).digest();
  const ends = Date.now() + longestWait;
  for (const url of stamps.urls) {
    const left = ends - Date.now();
    if (left <= 0) break;
    const nonce = BigInt(`0x${randomBytes(16).toString('hex')}`);
    const answer = await askFor(
      url,
      { imprint, nonce, policy: stamps.policy, anchors: trusted(stamps) },
      left,
    );
    if (answer.ok) return answer;
    log.warn({ host: new URL(url).host, code: answer.code }, 'a seal has no time-stamp');
  }
  return null;
}

function trusted(stamps: StampSettings): readonly X509Certificate[] | null {
  try {
    return anchorsOf(stamps);
  } catch {
    // Nobody is trusted then, and no token is taken.
    return [];
  }
}

const nameOf = ({ subject }: X509Certificate): string => /^CN=(.+)$/m.exec(subject)?.[1] ?? subject;

const holderOf = (certificate: X509Certificate): SealHolder => ({
  subject: certificate.subject.replaceAll('\n', ', ').slice(0, 500),
  issuer: certificate.issuer.replaceAll('\n', ', ').slice(0, 500),
  serial: certificate.serialNumber.toLowerCase(),
  sha256: createHash('sha256').update(certificate.raw).digest('hex'),
  notBefore: certificate.validFromDate.getTime(),
  notAfter: certificate.validToDate.getTime(),
});
