import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, say } from '@mingcha/words';
import { readEnv, withEnvFile } from '../config/env.ts';
import { languageOf, type Settings, settingsOf } from '../config/settings.ts';
import { type Console, createConsole } from '../start/console.ts';
import { asTold, BackupFailure } from './failure.ts';

/** What stood on the command line; a word nobody knows, or one that is missing, is named. */
export function readWords<Name extends string>(
  args: readonly string[],
  names: { readonly [N in Name]: 'needed' | 'one' | 'many' },
): Record<Name, readonly string[]> {
  const options = Object.fromEntries(
    Object.keys(names).map((name) => [name, { type: 'string' as const, multiple: true }]),
  );
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: [...args], options, strict: true }));
  } catch (cause) {
    throw new BackupFailure('arguments', { reason: cause instanceof Error ? cause.message : '' }, cause);
  }
  const read = {} as Record<Name, readonly string[]>;
  for (const name of Object.keys(names) as Name[]) {
    const given = (values[name] ?? []) as string[];
    if (names[name] === 'needed' && given.length === 0)
      throw new BackupFailure('arguments', { reason: `--${name}` });
    if (names[name] !== 'many' && given.length > 1)
      throw new BackupFailure('arguments', { reason: `--${name} --${name}` });
    read[name] = given;
  }
  return read;
}

/** The settings of the installation, as `npm start` reads them, with another data folder where one was named. */
export function settingsFor(folder: string | undefined): Settings | null {
  const source = withEnvFile(process.env, resolve('.env'));
  const read = readEnv(folder === undefined ? source : { ...source, MINGCHA_DATA: folder });
  const locale = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG;
  if (read.ok) return settingsOf(read.env, process.cwd(), locale);
  const language = languageOf(source.MINGCHA_LANGUAGE ?? locale);
  const names = read.mistakes.map((one) => one.name).join(', ');
  process.stderr.write(`${say(language, 'server.failure.settings')} ${names}\n`);
  return null;
}

/** Ctrl-C and a stop of the machine end it in order: what is half is taken away. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const end = () => abort.abort();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

/** Runs one command to its status: 2 and a sentence where it came to nothing. */
export async function tellingFailures(
  language: Language,
  work: (terminal: Console) => Promise<number>,
): Promise<number> {
  const terminal = createConsole(language);
  try {
    return await work(terminal);
  } catch (error) {
    const { key, facts } = asTold(error);
    terminal.failure(key, facts);
    if (key === 'server.failure.unexpected' && error instanceof Error)
      process.stderr.write(`${error.stack}\n`);
    return 2;
  }
}

export const languageNow = (): Language => {
  const source = withEnvFile(process.env, resolve('.env'));
  return languageOf(
    source.MINGCHA_LANGUAGE ?? process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG,
  );
};
