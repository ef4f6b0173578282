import type { RenderedDocument } from '@mingcha/documents';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { recordBlob } from '../uploads/finish.ts';

/** What an entry says of a file that was printed from a frozen view. */
export interface Rendering {
  readonly sha256: string;
  readonly size: number;
  readonly fingerprint: string;
  readonly viewHash: string;
}

interface Kept {
  readonly office: string;
  readonly subject: string;
  /** Gives the file piece by piece. */
  print(
    out: (piece: Uint8Array) => Promise<void>,
  ): Promise<Pick<RenderedDocument, 'fingerprint' | 'viewHash'>>;
  /** Has the office's clock write it down. */
  record(rendering: Rendering): Promise<unknown>;
}

/** Keeps a printed file and records its hashes. Printed by another server meanwhile, or revoked, it stays unreferenced. */
export async function keepPrinted(
  services: Services,
  { office, subject, print, record }: Kept,
): Promise<void> {
  let printed = { fingerprint: '', viewHash: '' };
  const stored = await services.blobs.putFrom(async (out) => {
    printed = await print(out);
  });
  const { fingerprint, viewHash } = printed;
  await services.db.transact((writer) =>
    recordBlob(writer, { ...stored, mime: 'application/pdf', office, subject, arrival: services.now() }),
  );
  try {
    await record({ sha256: stored.sha256, size: stored.size, fingerprint, viewHash });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
