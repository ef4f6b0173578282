import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { openDatabase, openKeyring } from '@mingcha/db';
import { say } from '@mingcha/words';
import { readEnv, withEnvFile } from '../config/env.ts';
import { openSecrets } from '../config/secrets.ts';
import { languageOf, type Settings, settingsOf } from '../config/settings.ts';
import { foldingThreadOf, folds, foldVersion } from '../folds.ts';
import { asFailure } from '../start/as-failure.ts';
import { openStore, type Store, withStore } from '../start/store.ts';
import { type GoneOn, noteOf } from './note.ts';
import { progressLine } from './progress-line.ts';
import { toldOf } from './told.ts';
import { verifyAll } from './verify.ts';

/**
 * `npm run verify [--json] [--anew] [--folder <path>]`: verifies an installation, running or stopped, and says exactly what is
 * wrong. One that was interrupted goes on, and says what it did not look at again; `--anew` looks at all of it.
 * 0: all is whole. 1: something is not. 2: it could not be looked at.
 */
export async function verifyFolder(args: readonly string[]): Promise<number> {
  const locale = process.env.LC_ALL ?? process.env.LANG;
  const folder = args.includes('--folder') ? args[args.indexOf('--folder') + 1] : undefined;
  const source = withEnvFile(process.env, resolve('.env'));
  const read = readEnv(folder === undefined ? source : { ...source, MINGCHA_DATA: folder });
  const language = languageOf(source.MINGCHA_LANGUAGE ?? locale);
  if (!read.ok) {
    process.stderr.write(
      `${say(language, 'server.failure.settings')} ${read.mistakes.map((one) => one.name).join(', ')}\n`,
    );
    return 2;
  }
  const settings = settingsOf(read.env, process.cwd(), locale);
  try {
    return await withStore(settings, openStore, (store) =>
      verifyStore(settings, store, { json: args.includes('--json'), anew: args.includes('--anew') }),
    );
  } catch (error) {
    const failure = asFailure(error);
    process.stderr.write(`${say(settings.language, `server.failure.${failure.code}`, failure.facts)}\n`);
    return 2;
  }
}

interface Manner {
  readonly json: boolean;
  readonly anew: boolean;
}

async function verifyStore(settings: Settings, store: Store, { json, anew }: Manner): Promise<number> {
  const began = performance.now();
  const { language, folders } = settings;
  const print = (text: string) => {
    line.clear();
    if (!json) process.stdout.write(`${text}\n`);
  };
  const line = progressLine({ terminal: process.stderr, now: Date.now }, language, settings.zone);
  const noteFile = noteOf(folders, 'asked');
  if (anew) rmSync(noteFile, { force: true });
  const keyring = openKeyring(folders.keys);
  const secrets = await openSecrets(folders.secrets, 0);
  const db = await openDatabase({
    ...store,
    folds,
    foldVersion,
    keyring,
    foldingThread: foldingThreadOf(folders),
  });
  try {
    print(say(language, 'verify.title', { folder: folders.data }));
    const seen = await verifyAll({
      db,
      keyring,
      secrets,
      folders,
      fonts: settings.fonts,
      noteFile,
      progressed: (progress) => line.tell(progress),
      again: () => print(say(language, 'verify.again')),
      passed: (names, found) => {
        for (const name of names) {
          const all = found.filter((finding) => finding.check === name);
          const mine = all.filter(({ doubtful }) => doubtful !== true);
          const doubts = all.length - mine.length;
          const verdict =
            mine.length === 0
              ? say(language, 'verify.ok')
              : say(language, 'verify.found', { count: mine.length });
          print(`${mine.length === 0 ? '✓' : '✗'} ${say(language, `verify.check.${name}`)}: ${verdict}`);
          if (doubts > 0) print(`  ? ${say(language, 'verify.doubtful', { count: doubts })}`);
          for (const line of toldOf(language, all)) print(line);
        }
      },
    });
    const { findings, doubts, entries, blobs, destroyed, cuts, goneOn } = seen;
    if (goneOn !== null) print(say(language, 'verify.gone-on', told(goneOn, settings)));
    for (const { sha256, evidence, entry, list } of destroyed)
      print(say(language, 'verify.destroyed', { sha256, evidence, entry, list }));
    for (const { from, to, kept, entry, list } of cuts)
      print(say(language, 'verify.log-destroyed', { from, to, kept: kept.lines, entry, list }));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (json)
      process.stdout.write(
        `${JSON.stringify({ whole: findings.length === 0, entries, blobs, goneOn, destroyed, cuts, findings, doubts }, null, 2)}\n`,
      );
    else if (findings.length === 0) print(say(language, 'verify.whole', { entries, blobs, seconds }));
    else print(say(language, 'verify.broken', { count: findings.length }));
    return findings.length === 0 ? 0 : 1;
  } finally {
    await db.close();
  }
}

function told({ began, until, entries, subjects, blobs }: GoneOn, { zone }: Settings) {
  const moment = (at: number) => new Date(at).toLocaleString('sv-SE', { timeZone: zone });
  return { began: moment(began), until: moment(until), entries, subjects, blobs };
}
