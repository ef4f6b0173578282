import { type Language, say } from '@mingcha/words';
import type { Console } from '../start/console.ts';
import { openStoreAsItIs, withStore } from '../start/store.ts';
import { type BackedUp, backUp, checkOrder } from './back-up.ts';
import { interruptible, languageNow, readWords, settingsFor, tellingFailures } from './told-settings.ts';

/**
 * `npm run backup -- --to <folder> --keys <other folder> [--recipient age1… …] [--folder <data>]`.
 * 0: whole. 1: made, and it names files that were damaged in the installation already. 2: none was made.
 */
export function runBackup(args: readonly string[]): Promise<number> {
  return tellingFailures(languageNow(), async (terminal) => {
    const words = readWords(args, { to: 'needed', keys: 'needed', recipient: 'many', folder: 'one' });
    const settings = settingsFor(words.folder[0]);
    if (settings === null) return 2;
    const [to = '', keys = ''] = [words.to[0], words.keys[0]];
    checkOrder({ settings, to, keys, recipients: words.recipient });
    const began = performance.now();
    let shown = '';
    const made = await interruptible((signal) =>
      withStore(settings, openStoreAsItIs, (store) =>
        backUp({
          settings,
          store,
          to,
          keys,
          recipients: words.recipient,
          signal,
          progress: (step) => {
            if (step !== shown) terminal.step(`backup.step.${step}`);
            shown = step;
          },
        }),
      ),
    );
    terminal.done();
    tell(terminal, made, (performance.now() - began) / 1000);
    return made.manifest.blobs.damaged.length === 0 ? 0 : 1;
  });
}

function tell(terminal: Console, made: BackedUp, seconds: number): void {
  const { manifest, copied, folder, keysFolder } = made;
  const { log, blobs, destroyed, recipients } = manifest;
  const { language } = terminal;
  terminal.line('backup.made', { folder, seconds: seconds.toFixed(1) });
  terminal.line('backup.made.keys', { folder: keysFolder });
  terminal.line('backup.made.log', {
    entries: log.entries,
    newest: timeOf(language, log.newest),
    size: log.head?.size ?? 0,
    root: log.head?.root.slice(0, 16) ?? '–',
  });
  terminal.line('backup.made.blobs', {
    count: blobs.count,
    megabytes: (blobs.bytes / 1_048_576).toFixed(1),
    copied: copied.copied,
  });
  if (destroyed.newest !== null)
    terminal.line('backup.made.destroyed', {
      hash: destroyed.newest.hash,
      at: timeOf(language, destroyed.newest.arrival),
    });
  if (recipients === null) terminal.line('backup.warn.plain');
  if (made.onOneDisk) terminal.line('backup.warn.one-disk');
  for (const { sha256, why } of blobs.damaged) terminal.failure(`backup.damaged.${why}`, { sha256 });
  if (blobs.damaged.length > 0) terminal.failure('backup.damaged', { count: blobs.damaged.length });
}

export const timeOf = (language: Language, at: number | null): string =>
  at === null ? say(language, 'backup.nothing-yet') : new Date(at).toISOString();
