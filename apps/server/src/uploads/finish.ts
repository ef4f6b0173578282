import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Writer } from '@mingcha/db';
import { refusal, type Subject } from '@mingcha/domain';
import { type EvidenceState, evidenceLifecycle } from '@mingcha/domain/evidence';
import { type EvidenceDigests, sliceDigests } from '@mingcha/journal';
import { actAsOffice } from '../act.ts';
import type { StoredBlob } from '../blobs/blob-store.ts';
import { ports } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { failure } from './failure.ts';
import { syncBytes } from './trailing-sync.ts';
import { type UploadName, uploadIdOf } from './upload-id.ts';

export type Finished =
  | { readonly outcome: 'received'; readonly sha256: string }
  | { readonly outcome: 'broken'; readonly because: 'size' | 'sha256' | 'root' | 'slice' };

/**
 * All bytes are here. Their digests were taken while they passed by, or are taken from the disk now, slice by slice; only
 * what agrees in every digest becomes a blob and an entry. May run twice for one upload (a kill between the steps): it
 * ends in the same place.
 */
export async function finishUpload(
  services: Services,
  office: string,
  name: UploadName,
  state: EvidenceState,
  /** Digests taken while the bytes came in; without them they are taken from the disk. */
  passed: EvidenceDigests | null = null,
  /** Where the bytes lie, synced; by default where an upload leaves them. */
  file = join(services.settings.folders.uploads, uploadIdOf(name)),
): Promise<Finished> {
  const subject: Subject = { type: 'evidence', id: name.evidence };
  // Whoever wrote it may have died before it lay on the disk: read back now, it would come from memory.
  if (passed === null) await syncBytes(file);
  const found = passed ?? (await sliceDigests(ports, state.sliceSize ?? 1_048_576, createReadStream(file)));
  const because = difference(state, found);
  if (because !== null) {
    await actAsOffice(services, office, {
      lifecycle: evidenceLifecycle,
      subject,
      command: { type: 'breakEvidence', found: found.sha256 },
      facts: {},
    });
    await rm(file, { force: true });
    await rm(`${file}.json`, { force: true });
    return { outcome: 'broken', because };
  }
  await takeIn(services, file, {
    sha256: found.sha256,
    size: found.size,
    mime: state.mime ?? 'application/octet-stream',
    office,
    subject: name.evidence,
  });
  await actAsOffice(services, office, {
    lifecycle: evidenceLifecycle,
    subject,
    command: { type: 'receiveEvidence', sha256: found.sha256, size: found.size },
    facts: {},
  });
  return { outcome: 'received', sha256: found.sha256 };
}

/**
 * Where its entry stands already, whoever looks from now on what names these bytes finds it. Whoever looked before may be
 * destroying them at this moment, and a second name of that file would be destroyed with it: that is waited for.
 */
export async function takeIn(
  services: Pick<Services, 'db' | 'blobs' | 'now'>,
  file: string,
  row: Omit<BlobRow, 'path' | 'arrival'>,
): Promise<void> {
  await brought(services, row, () => services.blobs.adopt(file, row.sha256, row.size));
}

/** The same for bytes that were made here. */
export const takeInBytes = (
  services: Pick<Services, 'db' | 'blobs' | 'now'>,
  bytes: Uint8Array,
  row: Omit<BlobRow, 'path' | 'arrival' | 'size'>,
): Promise<void> => brought(services, { ...row, size: bytes.byteLength }, () => services.blobs.put(bytes));

async function brought(
  { db, now }: Pick<Services, 'db' | 'now'>,
  row: Omit<BlobRow, 'path' | 'arrival'>,
  bring: () => Promise<StoredBlob>,
): Promise<void> {
  const going = { sha256: row.sha256, state: 'destroying' };
  for (let tried = 0; (await db.prisma.blob.count({ where: going })) > 0; tried += 1) {
    if (tried === patience) throw failure(503, refusal('server-busy'));
    await wait(pauseMs);
  }
  const blob = await bring();
  await db.transact((writer) => recordBlob(writer, { ...row, ...blob, arrival: now() }));
}

const patience = 50;
const pauseMs = 100;

function difference(
  state: EvidenceState,
  found: { size: number; sha256: string; root: string; slices: readonly string[] },
) {
  if (found.size !== state.size) return 'size' as const;
  if (found.slices.some((slice, i) => slice !== state.slices[i])) return 'slice' as const;
  if (found.root !== state.root) return 'root' as const;
  return found.sha256 === state.sha256 ? null : ('sha256' as const);
}

export interface BlobRow {
  readonly sha256: string;
  readonly size: number;
  readonly path: string;
  readonly mime: string;
  readonly office: string;
  readonly subject: string;
  readonly arrival: number;
}

/** The register of blobs: what lies in the store, since when and about what. */
export async function recordBlob(writer: Writer, row: BlobRow): Promise<void> {
  const data = { ...row, size: BigInt(row.size), arrival: BigInt(row.arrival), state: 'stored' };
  await writer.bookkeeping.blob.createMany({ data, skipDuplicates: true });
}
