import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Recorded, Subject } from '@mingcha/domain';
import { isTombstone } from '@mingcha/domain';
import { maskEncoder, maskPicture } from '../capabilities/evidence/masking.ts';
import { MaskTrouble } from '../masking/engine.ts';
import { maskRecording } from '../masking/mask-recording.ts';
import { type Region, recordingEncoder } from '../masking/recipe.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';

/**
 * A masked copy is the original with these regions filled, and nothing else: made once more from the original, it must be the
 * same bytes. Asked where both lie here and the same encoder is at work; a newer one makes other bytes of the same picture,
 * and a comparison that allows for that would allow for a small lie too.
 */
export async function* checkMasks({ db, blobs }: Ground): AsyncGenerator<Finding> {
  const subjects = await db.prisma.entry.findMany({
    where: { kind: 'evidence.masked' },
    select: { subjectId: true },
    distinct: ['subjectId'],
    orderBy: { subjectId: 'asc' },
  });
  for (const { subjectId } of subjects) {
    const subject: Subject = { type: 'evidence', id: subjectId };
    const entries = await recordedOf(db, subject);
    for (const entry of entries) {
      if (entry.kind !== 'evidence.masked') continue;
      const { sha256, regions, original, encoder } = entry.payload;
      if (original === undefined || encoder === undefined || !(encoder in makers)) continue;
      const both = await Promise.all([blobs.size(original), blobs.size(sha256)]);
      if (both.includes(null)) continue;
      const again = await makers[encoder]?.({ blobs, original, regions, entries });
      const place = `evidence ${subjectId} entry ${entry.hash} ${sha256}`;
      if (again === 'undone') yield { check: 'blobs', code: 'mask.not-made-again', place, doubtful: true };
      else if (again !== sha256)
        yield {
          check: 'blobs',
          code: 'mask.differs',
          place,
          expected: again ?? 'a recording that can be masked',
          found: sha256,
        };
    }
  }
}

interface Making extends Pick<Ground, 'blobs'> {
  readonly original: string;
  readonly regions: readonly Region[];
  readonly entries: readonly Recorded[];
}

/** The digest of what comes of it; null where nothing comes of such bytes, `undone` where this machine could not do it. */
type Made = string | null | 'undone';

const makers: Readonly<Record<string, (making: Making) => Promise<Made>>> = {
  [maskEncoder]: async ({ blobs, original, regions }) => {
    const bytes = await buffer(blobs.read(original));
    return maskPicture(bytes, regions).then(
      ({ sha256 }) => sha256,
      () => null,
    );
  },
  [recordingEncoder]: async ({ blobs, original, regions, entries }) => {
    const taken = entries.find(({ kind }) => kind === 'evidence.captured' || kind === 'evidence.imported');
    if (taken?.kind !== 'evidence.captured' && taken?.kind !== 'evidence.imported') return null;
    const { medium, mime } = taken.payload;
    if (isTombstone(mime) || (medium !== 'audio' && medium !== 'video')) return null;
    const folder = await mkdtemp(join(tmpdir(), 'mingcha-mask-'));
    try {
      const { sha256 } = await maskRecording({
        original: blobs.absolute(original),
        medium,
        mime,
        regions,
        into: join(folder, 'copy'),
        longestMs: Number.POSITIVE_INFINITY,
        signal: new AbortController().signal,
      });
      return sha256;
    } catch (error) {
      if (error instanceof MaskTrouble) return error.code === 'unreadable' ? null : 'undone';
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
