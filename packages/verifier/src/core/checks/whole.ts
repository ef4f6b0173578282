import { type Entry, factsOf, placeOf } from '../pack.ts';
import type { Ground } from './ground.ts';
import { devicesOf } from './writers.ts';

/** That of what the package says to hold completely, nothing was left out. */
export function checkWhole({ pack, reporter }: Pick<Ground, 'pack' | 'reporter'>): void {
  const { list } = pack;
  if (list === null) return;
  const at = 'data/package.json';
  const bySubject = new Map<string, Entry[]>();
  for (const entry of pack.entries) {
    const known = bySubject.get(entry.subject);
    if (known === undefined) bySubject.set(entry.subject, [entry]);
    else known.push(entry);
  }
  const subjects = new Set(list.subjects.map(({ type, id }) => `${type} ${id}`));
  const needed = [`${list.case.type} ${list.case.id}`, ...devicesOf({ pack }).values()];
  for (const subject of new Set(needed))
    if (!subjects.has(subject)) reporter.fault('whole', 'whole.subject-missing', at, { subject });
  for (const { type, id, count, heads } of list.subjects) {
    const subject = `${type} ${id}`;
    const entries = bySubject.get(subject) ?? [];
    const place = `${at}#${subject}`;
    reporter.looked('whole');
    if (entries.length !== count)
      reporter.fault('whole', 'whole.count-wrong', place, { subject, said: count, found: entries.length });
    const hashes = new Set(entries.map(({ hash }) => hash));
    const named = new Set(entries.flatMap(({ after }) => after));
    const found = entries.filter(({ hash }) => !named.has(hash)).map(({ hash }) => hash);
    if (found.length !== heads.length || found.some((hash) => !heads.includes(hash)))
      reporter.fault('whole', 'whole.heads-wrong', place, {
        subject,
        said: heads.length,
        found: found.length,
      });
    for (const entry of entries)
      for (const hash of entry.after)
        if (!hashes.has(hash))
          reporter.fault('whole', 'whole.after-missing', placeOf(entry), {
            ...factsOf(entry),
            missing: hash,
          });
    counts(subject, place, entries, reporter);
  }
}

function counts(
  subject: string,
  place: string,
  entries: readonly Entry[],
  reporter: Ground['reporter'],
): void {
  const numbers = entries
    .filter(({ expected }) => expected !== null)
    .map(({ expected }) => expected as number)
    .sort((a, b) => a - b);
  const at = numbers.findIndex((number, index) => number !== index);
  if (at < 0) return;
  const found = numbers[at] as number;
  // Twice the same number, or one too high: the place says which one should stand here.
  reporter.fault('whole', 'whole.expected-gap', place, { subject, missing: at, found });
}
