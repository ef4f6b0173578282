import { resolve } from 'node:path';
import type { Language } from '@mingcha/words';
import type { MailSettings } from '../notices/ports/mail.ts';
import type { WebhookSettings } from '../notices/ports/webhook.ts';
import type { Env } from './env.ts';

/** What the server is told, in the form its parts use. Nothing here is secret except the address of a database. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  /** Cookies are `Secure` exactly when people reach the server over TLS. */
  readonly secure: boolean;
  readonly trustProxy: readonly string[];
  readonly lanes: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly language: Language;
  readonly zone: string;
  readonly minFreeBytes: number;
  readonly maxUploadBytes: number;
  readonly folders: Folders;
  readonly database: DatabaseSettings;
  readonly lockout: { readonly failures: number; readonly within: number; readonly lasts: number };
  readonly notices: {
    /** Of what leaves the house. Whoever reads it is not whoever reads the console. */
    readonly language: Language;
    readonly mail: MailSettings | null;
    readonly webhook: WebhookSettings | null;
  };
  readonly sessions: { readonly idle: number; readonly idleAdmin: number; readonly absolute: number };
}

export interface Folders {
  readonly data: string;
  readonly secrets: string;
  readonly keys: string;
  readonly blobs: string;
  readonly uploads: string;
  readonly documents: string;
  readonly postgres: string;
}

export type DatabaseSettings =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string; readonly directUrl: string };

const minute = 60_000;

export function settingsOf(env: Env, cwd: string, locale: string | undefined): Settings {
  const data = resolve(cwd, env.MINGCHA_DATA);
  const publicUrl = (
    env.MINGCHA_PUBLIC_URL ?? `http://${hostInUrl(env.MINGCHA_HOST)}:${env.MINGCHA_PORT}`
  ).replace(/\/+$/, '');
  return {
    port: env.MINGCHA_PORT,
    host: env.MINGCHA_HOST,
    publicUrl,
    secure: publicUrl.startsWith('https:'),
    trustProxy: (env.MINGCHA_TRUST_PROXY ?? '').split(/[, ]+/).filter((part) => part !== ''),
    lanes: env.MINGCHA_LANES,
    logLevel: env.MINGCHA_LOG,
    language: env.MINGCHA_LANGUAGE ?? languageOf(locale),
    zone: env.MINGCHA_TIMEZONE,
    minFreeBytes: env.MINGCHA_MIN_FREE_MB * 1024 * 1024,
    maxUploadBytes: env.MINGCHA_MAX_UPLOAD_MB * 1024 * 1024,
    folders: {
      data,
      secrets: resolve(data, 'secrets'),
      keys: resolve(data, 'keys'),
      blobs: resolve(data, 'blobs'),
      uploads: resolve(data, 'uploads'),
      documents: resolve(data, 'documents'),
      postgres: resolve(data, 'postgres'),
    },
    database:
      env.DATABASE_URL === undefined
        ? { kind: 'embedded', folder: resolve(data, 'postgres') }
        : { kind: 'server', url: env.DATABASE_URL, directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL },
    notices: noticesOf(env),
    // GB/T 22239-2019 8.1.4.1 b, with the figures assessors customarily expect.
    lockout: { failures: 5, within: 15 * minute, lasts: 30 * minute },
    sessions: { idle: 15 * minute, idleAdmin: 10 * minute, absolute: 12 * 60 * minute },
  };
}

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
