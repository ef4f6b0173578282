import type { Recorded } from '@mingcha/domain';
import { FileRef, PaperMark } from '@mingcha/domain/papers';

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
