import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import type { Language } from '@mingcha/words';
import type { MailSettings } from '../notices/ports/mail.ts';
import type { WebhookSettings } from '../notices/ports/webhook.ts';
import type { LanPlace } from '../tls/lan-place.ts';
import type { TlsFiles } from '../tls/tls-files.ts';
import type { Env, FieldGuise } from './env.ts';

/** What the server is told, in the form its parts use. Secret in it are the address of a database and the password of the seal. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  /** Cookies are `Secure` exactly when people reach the server over TLS. */
  readonly secure: boolean;
  /** Every address under which our own pages may stand, the public one first. */
  readonly origins: readonly string[];
  /** Not where an authority of our own stands behind it: it may be replaced, and a browser would then stay shut out. */
  readonly strictTransport: boolean;
  readonly tls: TlsSettings;
  /** Under which name and icon tablets are installed, if nobody chose otherwise on the tablet. */
  readonly fieldGuise: FieldGuise;
  readonly trustProxy: readonly string[];
  readonly lanes: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly language: Language;
  readonly zone: string;
  readonly minFreeBytes: number;
  readonly maxUploadBytes: number;
  /** How long a recording may be of which a masked copy is made. */
  readonly maskLongestMs: number;
  readonly folders: Folders;
  readonly database: DatabaseSettings;
  readonly lockout: { readonly failures: number; readonly within: number; readonly lasts: number };
  readonly notices: {
    /** Of what leaves the house. Whoever reads it is not whoever reads the console. */
    readonly language: Language;
    readonly mail: MailSettings | null;
    readonly webhook: WebhookSettings | null;
  };
  /** Authorities that put a time on the last head of each day, in the order they are asked; none where nobody named one. */
  readonly stamps: StampSettings;
  readonly seal: SealSettings;
  /** The operator's own fonts, one file a role. */
  readonly fonts: string | null;
  readonly sessions: { readonly idle: number; readonly idleAdmin: number; readonly absolute: number };
}

export interface StampSettings {
  readonly urls: readonly string[];
  /** A file of certificates (PEM), one of which a token's chain has to end in. */
  readonly ca: string | null;
  readonly policy: string | null;
}

/** With what documents are sealed; null where they are sealed by hand. */
export interface SealSettings {
  /** PKCS#12. */
  readonly keyFile: { readonly file: string; readonly password: string } | null;
}

export interface Folders {
  readonly data: string;
  readonly secrets: string;
  readonly keys: string;
  readonly blobs: string;
  readonly uploads: string;
  /** Masked copies of recordings, until they are recorded or dropped. */
  readonly masks: string;
  readonly documents: string;
  readonly postgres: string;
}

export type TlsSettings =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'files'; readonly redirectPort: number | null } & TlsFiles)
  | { readonly kind: 'lan'; readonly place: LanPlace; readonly sidePort: number };

export type DatabaseSettings =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string; readonly directUrl: string };

const minute = 60_000;

export function settingsOf(
  env: Env,
  cwd: string,
  locale: string | undefined,
  lan: ((host: string) => LanPlace) | null = null,
): Settings {
  const data = resolve(cwd, env.MINGCHA_DATA);
  // Told to serve the network, it does not listen to itself alone.
  const everywhere = lan !== null && isLoopback(env.MINGCHA_HOST);
  const place = lan?.(everywhere ? '::' : env.MINGCHA_HOST) ?? null;
  const hasSix = place?.networks.some(({ address }) => isIPv6(address)) ?? false;
  // A machine without IPv6 cannot listen to it.
  const host = everywhere ? (hasSix ? '::' : '0.0.0.0') : env.MINGCHA_HOST;
  const tls = tlsOf(env, cwd, place);
  const origins = originsOf(env, host, tls);
  const publicUrl = origins[0] ?? '';
  const secure = publicUrl.startsWith('https:');
  return {
    port: env.MINGCHA_PORT,
    host,
    publicUrl,
    origins,
    secure,
    strictTransport: secure && tls.kind !== 'lan',
    tls,
    fieldGuise: env.MINGCHA_FIELD_GUISE,
    trustProxy: (env.MINGCHA_TRUST_PROXY ?? '').split(/[, ]+/).filter((part) => part !== ''),
    lanes: env.MINGCHA_LANES,
    logLevel: env.MINGCHA_LOG,
    language: env.MINGCHA_LANGUAGE ?? languageOf(locale),
    zone: env.MINGCHA_TIMEZONE,
    minFreeBytes: env.MINGCHA_MIN_FREE_MB * 1024 * 1024,
    maxUploadBytes: env.MINGCHA_MAX_UPLOAD_MB * 1024 * 1024,
    maskLongestMs: env.MINGCHA_MASK_LONGEST_MINUTES * minute,
    folders: {
      data,
      secrets: resolve(data, 'secrets'),
      keys: resolve(data, 'keys'),
      blobs: resolve(data, 'blobs'),
      uploads: resolve(data, 'uploads'),
      masks: resolve(data, 'masks'),
      documents: resolve(data, 'documents'),
      postgres: resolve(data, 'postgres'),
    },
    database:
      env.DATABASE_URL === undefined
        ? { kind: 'embedded', folder: resolve(data, 'postgres') }
        : { kind: 'server', url: env.DATABASE_URL, directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL },
    notices: noticesOf(env),
    stamps: {
      urls: (env.MINGCHA_TSA_URL ?? '').split(/[\s,]+/).filter((part) => part !== ''),
      ca: env.MINGCHA_TSA_CA === undefined ? null : resolve(cwd, env.MINGCHA_TSA_CA),
      policy: env.MINGCHA_TSA_POLICY ?? null,
    },
    seal: {
      keyFile:
        env.MINGCHA_SEAL_KEY === undefined
          ? null
          : { file: resolve(cwd, env.MINGCHA_SEAL_KEY), password: env.MINGCHA_SEAL_PASSWORD ?? '' },
    },
    fonts: env.MINGCHA_FONTS === undefined ? null : resolve(cwd, env.MINGCHA_FONTS),
    // GB/T 22239-2019 8.1.4.1 b, with the figures assessors customarily expect.
    lockout: { failures: 5, within: 15 * minute, lasts: 30 * minute },
    sessions: { idle: 15 * minute, idleAdmin: 10 * minute, absolute: 12 * 60 * minute },
  };
}

function tlsOf(env: Env, cwd: string, place: LanPlace | null): TlsSettings {
  if (place !== null) return { kind: 'lan', place, sidePort: env.MINGCHA_LAN_PORT };
  const { MINGCHA_TLS_CERT: cert, MINGCHA_TLS_KEY: key } = env;
  if (cert === undefined || key === undefined) return { kind: 'none' };
  return {
    kind: 'files',
    cert: resolve(cwd, cert),
    key: resolve(cwd, key),
    redirectPort: env.MINGCHA_TLS_REDIRECT_PORT ?? null,
  };
}

function originsOf(env: Env, host: string, tls: TlsSettings): string[] {
  const at = (name: string) =>
    new URL(`${tls.kind === 'none' ? 'http' : 'https'}://${hostInUrl(name)}:${env.MINGCHA_PORT}`).origin;
  const said = env.MINGCHA_PUBLIC_URL?.replace(/\/+$/, '');
  const others =
    tls.kind === 'lan'
      ? [...tls.place.networks.map(({ address }) => address), ...tls.place.names, 'localhost', '127.0.0.1']
      : said === undefined
        ? [host]
        : [];
  return [...new Set([...(said === undefined ? [] : [said]), ...others.map(at)])];
}

const isLoopback = (host: string): boolean => /^(127\.|::1$|localhost$)/.test(host);

function noticesOf(env: Env): Settings['notices'] {
  const { MINGCHA_SMTP_URL: mail, MINGCHA_NOTICE_WEBHOOK: webhook } = env;
  return {
    language: env.MINGCHA_LANGUAGE ?? 'zh-CN',
    mail: mail === undefined ? null : { url: mail, from: env.MINGCHA_SMTP_FROM ?? senderOf(new URL(mail)) },
    webhook:
      webhook === undefined
        ? null
        : {
            url: webhook,
            provider: env.MINGCHA_NOTICE_WEBHOOK_KIND,
            secret: env.MINGCHA_NOTICE_WEBHOOK_SECRET ?? null,
          },
  };
}

/** Most servers let an account send under its own name only. */
function senderOf({ username, hostname }: URL): string {
  const name = decodeURIComponent(username);
  return name.includes('@') ? name : `mingcha@${hostname}`;
}

/** What the console speaks when nobody said: the language of the machine's locale. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
