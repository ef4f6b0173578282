import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { providerNames } from '../notices/ports/robots.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65_535);
const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most);
const url = (protocol: RegExp) => z.url({ protocol });
const text = z.string().min(1);

/** Under what a tablet may be installed: a name and an icon that say nothing (decision 0115). */
export const fieldGuises = ['notes', 'list', 'days'] as const;
export type FieldGuise = (typeof fieldGuises)[number];

/**
 * Every setting there is. A mistake in one is said as the sentence `server.setting.<NAME>`; `.env.example` lists
 * them all, and a test holds the three in agreement.
 */
export const Env = z.object({
  MINGCHA_PORT: port.default(8080),
  MINGCHA_HOST: text.default('127.0.0.1'),
  MINGCHA_DATA: text.default('./var'),
  MINGCHA_PUBLIC_URL: url(/^https?$/).optional(),
  MINGCHA_TLS_CERT: text.optional(),
  MINGCHA_TLS_KEY: text.optional(),
  MINGCHA_TLS_REDIRECT_PORT: port.optional(),
  MINGCHA_LAN_PORT: port.default(8081),
  MINGCHA_FIELD_GUISE: z.enum(fieldGuises).default('notes'),
  MINGCHA_TRUST_PROXY: text.regex(/^[0-9a-fA-F.:/, ]+$/).optional(),
  MINGCHA_LANES: count(1, 16).default(4),
  MINGCHA_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  MINGCHA_LANGUAGE: z.enum(['zh-CN', 'en']).optional(),
  MINGCHA_TIMEZONE: text.refine(isZone).default('Asia/Shanghai'),
  MINGCHA_MIN_FREE_MB: count(0, 9_999_999).default(200),
  MINGCHA_MAX_UPLOAD_MB: count(1, 9_999_999).default(8192),
  MINGCHA_MASK_LONGEST_MINUTES: count(1, 600).default(60),
  MINGCHA_SMTP_URL: url(/^smtps?$/).optional(),
  MINGCHA_SMTP_FROM: text.regex(/^[^\r\n]*@[^\s@]+$/).optional(),
  MINGCHA_NOTICE_WEBHOOK: url(/^https?$/).optional(),
  MINGCHA_NOTICE_WEBHOOK_KIND: z.enum(providerNames).default('plain'),
  MINGCHA_NOTICE_WEBHOOK_SECRET: text.min(8).optional(),
  MINGCHA_TSA_URL: text.regex(/^https?:\/\/[^\s,]+([\s,]+https?:\/\/[^\s,]+)*$/).optional(),
  MINGCHA_TSA_CA: text.optional(),
  MINGCHA_TSA_POLICY: text.regex(/^\d+(\.\d+)+$/).optional(),
  MINGCHA_SEAL_KEY: text.optional(),
  MINGCHA_SEAL_PASSWORD: text.optional(),
  MINGCHA_FONTS: text.optional(),
  DATABASE_URL: url(/^postgres(ql)?$/).optional(),
  DATABASE_DIRECT_URL: url(/^postgres(ql)?$/).optional(),
});
export type Env = z.infer<typeof Env>;
export type SettingName = keyof typeof Env.shape;

/** Values of these are never repeated in a sentence: their addresses carry a password or a key. */
const secretValues: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'MINGCHA_SMTP_URL',
  'MINGCHA_NOTICE_WEBHOOK',
  'MINGCHA_NOTICE_WEBHOOK_SECRET',
  'MINGCHA_SEAL_PASSWORD',
]);

/** Names of the house's own tools, which a server started by one of them inherits. */
const toolNames: ReadonlySet<string> = new Set(['MINGCHA_RUNS', 'MINGCHA_SEED', 'MINGCHA_DEV_SERVER']);

export interface SettingMistake {
  readonly name: string;
  readonly value: string;
  readonly known: boolean;
}

export type EnvResult = { ok: true; env: Env } | { ok: false; mistakes: SettingMistake[] };

export function readEnv(source: Record<string, string | undefined>): EnvResult {
  const given = Object.fromEntries(
    Object.entries(source).filter(
      ([name, value]) => name in Env.shape && value !== undefined && value !== '',
    ),
  );
  const mistakes: SettingMistake[] = Object.keys(source)
    .filter((name) => name.startsWith('MINGCHA_') && !(name in Env.shape) && !toolNames.has(name))
    .map((name) => ({ name, value: '', known: false }));
  const parsed = Env.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    for (const name of names)
      mistakes.push({ name, value: secretValues.has(name) ? '…' : String(given[name]), known: true });
  }
  if (!parsed.success || mistakes.length > 0) return { ok: false, mistakes };
  return { ok: true, env: parsed.data };
}

/** `.env` beside the start, if there is one; what the environment already says wins. */
export function withEnvFile(
  source: Record<string, string | undefined>,
  path: string,
): Record<string, string | undefined> {
  let file: string;
  try {
    file = readFileSync(path, 'utf8');
  } catch {
    return source;
  }
  const read: Record<string, string> = {};
  for (const line of file.split(/\r?\n/)) {
    const match = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (match?.[1] !== undefined) read[match[1]] = (match[2] ?? '').replace(/^(['"])(.*)\1$/, '$2');
  }
  return { ...read, ...source };
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
