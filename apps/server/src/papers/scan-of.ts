import { AttachmentType, type FileRef } from '@mingcha/domain/papers';
import type { SignedIn } from '../context.ts';

/** The scan itself is the sheet with signature and seal: what the entry vouches for. */
export async function scanOf({ paper, services }: SignedIn): Promise<FileRef> {
  if (paper === undefined) throw new Error('an act on paper has its scan');
  const row = await services.db.read(({ prisma }) =>
    prisma.blob.findUniqueOrThrow({ where: { sha256: paper.scan } }),
  );
  return {
    sha256: paper.scan,
    size: Number(row.size),
    mime: AttachmentType.parse(row.mime),
    name: `${paper.paper}.${row.mime === 'application/pdf' ? 'pdf' : row.mime.slice('image/'.length)}`,
  };
}
