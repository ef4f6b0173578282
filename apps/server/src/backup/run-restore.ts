import { resolve } from 'node:path';
import { say } from '@mingcha/words';
import type { Settings } from '../config/settings.ts';
import type { Console } from '../start/console.ts';
import { lineOf } from '../verify/told.ts';
import { type PutBack, putBack } from './put-back.ts';
import { readIdentities } from './restore.ts';
import { timeOf } from './run-backup.ts';
import { interruptible, languageNow, readWords, settingsFor, tellingFailures } from './told-settings.ts';

/**
 * `npm run restore -- --from <backup> --keys <its keys> --to <empty folder> [--identity <file> …] [--reason <why>]`.
 * 0: whole. 1: put back, and `verify` names what is not whole. 2: nothing was put back.
 */
export function runRestore(args: readonly string[]): Promise<number> {
  return tellingFailures(languageNow(), async (terminal) => {
    const words = readWords(args, {
      from: 'needed',
      keys: 'needed',
      to: 'needed',
      identity: 'many',
      reason: 'one',
    });
    const [from, keys, to] = [words.from[0], words.keys[0], words.to[0]].map((path) => resolve(path ?? ''));
    const settings = settingsFor(to);
    if (settings === null || from === undefined || keys === undefined || to === undefined) return 2;
    const done = await interruptible((signal) =>
      putBack({
        settings,
        from,
        keys,
        identities: readIdentities(words.identity),
        reason: words.reason[0] ?? say(settings.language, 'backup.reason', { folder: from }),
        signal,
        progress: (step) => terminal.step(`backup.restore.${step}`),
        passed: (names, found) => {
          for (const finding of found.filter(({ check }) => names.includes(check)))
            terminal.failure('backup.finding', { line: lineOf(finding) });
        },
      }),
    );
    terminal.done();
    tell(terminal, done, settings);
    return done.verification.findings.length === 0 ? 0 : 1;
  });
}

function tell(terminal: Console, done: PutBack, { folders }: Settings): void {
  const { manifest, verification, entry, later } = done;
  const { language } = terminal;
  const { findings, entries, blobs } = verification;
  terminal.line('backup.restored', { folder: folders.data, id: manifest.id });
  if (findings.length === 0) terminal.line('backup.restored.whole', { entries, blobs });
  else terminal.failure('backup.restored.broken', { count: findings.length });
  if (manifest.log.head !== null)
    terminal.line('backup.restored.head', { size: manifest.log.head.size, root: manifest.log.head.root });
  if (entry !== null) terminal.line('backup.restored.entry', { entry });
  terminal.line('backup.restored.missing', { at: timeOf(language, manifest.at) });
  terminal.line('backup.restored.again');
  for (const { hash, arrival } of later)
    terminal.failure('backup.restored.destroyed', { hash, at: timeOf(language, arrival) });
  terminal.line(
    manifest.destroyed.newest === null
      ? 'backup.restored.none-destroyed'
      : 'backup.restored.newest-destroyed',
    { at: timeOf(language, manifest.destroyed.newest?.arrival ?? null) },
  );
}
