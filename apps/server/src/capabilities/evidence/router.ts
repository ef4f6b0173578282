import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import { Check, Clear, checkMask, clear, Exclude, exclude } from './commands.ts';
import { Custody, custodyOf } from './custody.ts';
import { Confirm, confirmImport } from './import.ts';
import { Mask, mask } from './mask.ts';
import {
  DraftOf,
  DraftShown,
  dropMask,
  maskDraftOf,
  PrepareMask,
  prepareMask,
  RecordMask,
  recordMask,
} from './mask-drafts.ts';
import { getEvidence, listEvidence } from './queries.ts';
import { EvidenceDetail, EvidenceInput, EvidencePage } from './schemas.ts';

const Named = z.object({ id: z.string() });

export const evidence = router({
  list: can('evidence.read')
    .input(EvidenceInput)
    .output(EvidencePage)
    .query(({ ctx, input }) => listEvidence(ctx, input)),
  get: can('evidence.read')
    .input(z.object({ id: idOf('evidence') }))
    .output(EvidenceDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'evidence', input.id, await getEvidence(ctx, input.id))),
  custody: can('evidence.read')
    .input(z.object({ id: idOf('evidence') }))
    .output(Custody)
    .query(({ ctx, input }) => custodyOf(ctx, input.id)),
  clear: can('evidence.clear')
    .input(Clear)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => clear(ctx, input)),
  confirmImport: can('evidence.import')
    .input(Confirm)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => confirmImport(ctx, input)),
  mask: can('evidence.mask')
    .input(Mask)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => mask(ctx, input)),
  prepareMask: can('evidence.mask')
    .input(PrepareMask)
    .output(Named)
    .mutation(({ ctx, input }) => prepareMask(ctx, input)),
  maskDraft: can('evidence.mask')
    .input(DraftOf)
    .output(DraftShown)
    .query(({ ctx, input }) => maskDraftOf(ctx, input)),
  dropMask: can('evidence.mask')
    .input(DraftOf)
    .output(Named)
    .mutation(({ ctx, input }) => dropMask(ctx, input)),
  recordMask: can('evidence.mask')
    .input(RecordMask)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => recordMask(ctx, input)),
  checkMask: can('evidence.clear')
    .input(Check)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => checkMask(ctx, input)),
  exclude: can('evidence.exclude')
    .input(Exclude)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => exclude(ctx, input)),
});
