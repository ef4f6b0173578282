import { X509Certificate } from 'node:crypto';
import type { Server as HttpsServer } from 'node:https';
import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { StartFailure } from '../start/failure.ts';
import type { Credentials } from './certificates.ts';
import { openLanCredentials } from './lan-authority.ts';
import { readTlsFiles } from './tls-files.ts';

/** How the server proves who it is, and what makes it take a newer certificate while it runs. */
export interface TlsDoor {
  readonly credentials: Credentials;
  /** The certificate that tablets are asked to trust; null where that is somebody else's work. */
  readonly authority: LanAuthority | null;
  /** Looks for a newer certificate from time to time, and gives it to the server without a restart. */
  keepFresh(server: HttpsServer): () => void;
}

export interface LanAuthority {
  readonly cert: string;
  readonly fingerprint: string;
  readonly replaced: 'other-network' | 'ended' | null;
  readonly sixes: readonly string[];
}

const minute = 60_000;
const day = 24 * 60 * minute;
const warnBefore = 14 * day;

/** Null where people come over plain HTTP, or over a proxy that speaks TLS for us. */
export function openTlsDoor(
  { tls, folders }: Settings,
  { now, random, log }: { now: () => number; random: (n: number) => Uint8Array; log: Logger },
): TlsDoor | null {
  if (tls.kind === 'none') return null;
  if (tls.kind === 'lan') {
    const open = () => openLanCredentials(folders.secrets, tls.place, now(), random);
    const { authority, server, replaced, sixes } = open();
    return {
      credentials: server,
      authority: { ...authority, replaced, sixes },
      keepFresh: (https) =>
        every(day, server, https, () => {
          const fresh = open();
          // Another authority is said at a start, where somebody reads it; never put into use behind their back.
          return fresh.authority.cert === authority.cert ? fresh.server : null;
        }),
    };
  }
  const read = readTlsFiles(tls, now());
  if (!read.ok) throw new StartFailure('tls', { ...read.facts, fault: read.fault });
  let lastSaid = 0;
  return {
    credentials: read.credentials,
    authority: null,
    keepFresh: (https) =>
      every(minute, read.credentials, https, (inUse) => {
        const fresh = readTlsFiles(tls, now());
        const ends = new X509Certificate(inUse.cert).validToDate.getTime();
        if (now() - lastSaid > day && (!fresh.ok || ends - now() < warnBefore)) {
          lastSaid = now();
          const why = fresh.ok
            ? 'the certificate in use ends soon'
            : `the files are not taken: ${fresh.fault}`;
          log.warn({ ends: new Date(ends).toISOString() }, `TLS: ${why}`);
        }
        if (fresh.ok && fresh.credentials.cert !== inUse.cert)
          log.info({ ends: new Date(fresh.ends).toISOString() }, 'TLS: the new certificate is in use');
        return fresh.ok ? fresh.credentials : null;
      }),
  };
}

/** New connections get the new certificate; those that stand keep what they began with. */
function every(
  ms: number,
  first: Credentials,
  server: HttpsServer,
  look: (inUse: Credentials) => Credentials | null,
): () => void {
  let inUse = first;
  const again = () => {
    const fresh = look(inUse);
    if (fresh === null || (fresh.cert === inUse.cert && fresh.key === inUse.key)) return;
    server.setSecureContext({ cert: fresh.cert, key: fresh.key });
    inUse = fresh;
  };
  const timer = setInterval(again, ms);
  timer.unref();
  // For whoever renews by a script and does not want to wait.
  process.on('SIGHUP', again);
  return () => {
    clearInterval(timer);
    process.off('SIGHUP', again);
  };
}
