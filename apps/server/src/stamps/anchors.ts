import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { StampSettings } from '../config/settings.ts';
import type { Contradiction } from '../config/tls-mistakes.ts';

/** Every certificate of the configured file; null where none is configured. Throws where it holds none. */
export function anchorsOf({ ca }: Pick<StampSettings, 'ca'>): readonly X509Certificate[] | null {
  if (ca === null) return null;
  const found = readFileSync(ca, 'utf8').match(
    /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g,
  );
  if (found === null) throw new Error(`no certificate in ${ca}`);
  return found.map((pem) => new X509Certificate(pem));
}

/** Before anything is started: a file that is not there would be noticed by nobody for a day. */
export function stampMistakes({ stamps }: { readonly stamps: StampSettings }): Contradiction[] {
  try {
    anchorsOf(stamps);
    return [];
  } catch {
    return [{ key: 'server.setting.MINGCHA_TSA_CA', facts: { value: stamps.ca ?? '' } }];
  }
}
