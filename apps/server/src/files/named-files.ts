import type { Reader } from '@mingcha/db';
import { kinds, type Recorded, ruleOf, type Subject } from '@mingcha/domain';
import { FileRef, holdsFile, PaperMark, takesPaper, takesPass } from '@mingcha/domain/papers';

/** Kinds whose entries may vouch for a file, or for the paper or code they came by. */
export const vouchingKinds = kinds.filter((kind) => {
  const { payload } = ruleOf(kind);
  return takesPaper(payload) || takesPass(payload) || holdsFile(payload);
});

/** Every subject with such an entry. */
export async function vouchingSubjects({ prisma }: Pick<Reader, 'prisma'>): Promise<Subject[]> {
  const rows = await prisma.entry.findMany({
    where: { kind: { in: [...vouchingKinds] } },
    select: { subjectType: true, subjectId: true },
    distinct: ['subjectType', 'subjectId'],
    orderBy: [{ subjectType: 'asc' }, { subjectId: 'asc' }],
  });
  return rows.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId }) as Subject);
}

/** Which of these bytes some entry of the journal vouches for as a file or a scan. */
export async function vouchedFor(
  reader: Reader,
  hashes: ReadonlySet<string>,
  recordedOf: Reader['recordedOf'] = (subject) => reader.recordedOf(subject),
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (hashes.size === 0) return found;
  for (const subject of await vouchingSubjects(reader)) {
    const { files, papers } = namedFiles(await recordedOf(subject));
    for (const hash of hashes) if (files.has(hash) || papers.has(hash)) found.add(hash);
  }
  return found;
}

interface Named {
  /** Files that an entry vouches for, wherever they stand in it. */
  readonly files: ReadonlySet<string>;
  /** Scans of the papers its acts were decided on: for whoever may read papers, not for every reader of the subject. */
  readonly papers: ReadonlySet<string>;
}

export function namedFiles(entries: readonly Recorded[]): Named {
  const files = new Set<string>();
  const papers = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const file = FileRef.safeParse(value);
    if (file.success) files.add(file.data.sha256);
    const mark = PaperMark.safeParse(value);
    if (mark.success) papers.add(mark.data.scan);
    for (const inner of Object.values(value)) collect(inner);
  };
  for (const { payload } of entries) collect(payload);
  return { files, papers };
}
