import type { Reader } from '@mingcha/db';
import { Instant, idOf } from '@mingcha/domain';
import {
  ConfirmImport,
  type EvidenceFacts,
  evidenceLifecycle,
  ImportEvidence,
  type RecorderFile,
} from '@mingcha/domain/evidence';
import { sliceDigests } from '@mingcha/journal';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import type { StoredBlob } from '../../blobs/blob-store.ts';
import type { SignedIn } from '../../context.ts';
import { ports } from '../../journal/ports.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { decide } from './commands.ts';

/** What is said of a file from a recorder or camera; the digests are made here, from the bytes that arrived. */
export const ImportSaid = ImportEvidence.pick({
  visit: true,
  finding: true,
  recorder: true,
  statement: true,
}).extend({ capturedAt: Instant });
export const Confirm = ConfirmImport.extend({ id: idOf('evidence'), ...seen });

const sliceSize = 1024 * 1024;

/**
 * A file of an ordinary recorder or camera becomes evidence of a visit: under the visit's own rules, with the device's
 * line in the register, and not usable before another person has signed for it.
 */
export async function importEvidence(
  ctx: SignedIn,
  said: z.infer<typeof ImportSaid>,
  file: RecorderFile,
  blob: Pick<StoredBlob, 'sha256'>,
) {
  const { services } = ctx;
  const visit = await services.db.read(({ prisma }) =>
    prisma.visit.findFirst({ where: { AND: [scope(ctx, 'visit.read', 'Visit'), { id: said.visit }] } }),
  );
  if (visit === null) refuse('not-found', { subject: 'visit' });
  const digests = await sliceDigests(ports, sliceSize, services.blobs.read(blob.sha256));
  const subject = { type: 'evidence' as const, id: services.newId('evd') };
  return answered(
    await act(ctx, {
      lifecycle: evidenceLifecycle,
      subject,
      creates: true,
      facts: (reader) => importFacts(reader, ctx.session.office, said),
      command: {
        type: 'importEvidence',
        ...said,
        medium: file.medium,
        mime: file.mime,
        size: digests.size,
        sliceSize: digests.sliceSize,
        slices: [...digests.slices],
        root: digests.root,
        sha256: digests.sha256,
        covert: visit.covert,
      },
    }),
  );
}

async function importFacts(
  { prisma }: Reader,
  office: string,
  { visit, recorder }: { readonly visit: string; readonly recorder: string },
): Promise<EvidenceFacts> {
  const found = await prisma.visit.findFirst({ where: { id: visit, office } });
  const card =
    found === null ? null : await prisma.assignment.findUnique({ where: { id: found.assignment } });
  const device = await prisma.recorder.findFirst({ where: { id: recorder, office, endedOn: null } });
  return {
    ...(found === null
      ? {}
      : { visit: { status: found.state, modes: ImportModes.parse(card?.modes ?? []) } }),
    recorderStands: device !== null,
  };
}

const ImportModes = z.array(z.enum(['photo', 'audio', 'video', 'scan', 'note']));

/** The second signature: another person has compared the file with the device and answers for it too. */
export const confirmImport = (ctx: SignedIn, { id, expected, sha256 }: z.infer<typeof Confirm>) =>
  decide(ctx, { id, expected }, { type: 'confirmImport', sha256 });
