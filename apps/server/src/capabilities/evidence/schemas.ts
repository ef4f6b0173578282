import { Instant, idOf } from '@mingcha/domain';
import { evidenceStates, MaskRegion, Medium } from '@mingcha/domain/evidence';
import { z } from 'zod';
import { ClockDoubts, ProvenTime } from '../../journal/proven-time.ts';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';
import { provenance } from '../provenance.ts';

export const EvidenceInput = z.object({
  ...pageInput,
  sort: z.enum(['changedAt']).default('changedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(evidenceStates)).optional(),
  medium: z.array(Medium).optional(),
  visit: idOf('visit').optional(),
  finding: idOf('finding').optional(),
  from: Instant.optional(),
  until: Instant.optional(),
});

export const EvidenceRow = z.object({
  id: z.string(),
  visit: z.string(),
  finding: z.string().nullable(),
  medium: Medium,
  mime: z.string(),
  size: z.int(),
  state: z.enum(evidenceStates),
  sha256: z.string().nullable(),
  capturedAt: z.int().nullable(),
  capturedBy: z.string(),
  covert: z.boolean(),
  ...provenance,
  maskedHash: z.string().nullable(),
  contested: z.boolean(),
  changedAt: z.int(),
  version: z.int(),
});
export const EvidencePage = pageOf(EvidenceRow);

export const EvidenceDetail = z.object({
  evidence: EvidenceRow.extend({
    slices: z.int(),
    sliceSize: z.int(),
    root: z.string().nullable(),
    device: z.string().nullable(),
    lat7: z.int().nullable(),
    lon7: z.int().nullable(),
    accuracyCm: z.int().nullable(),
    positionAge: z.int().nullable(),
    receivedAt: z.int().nullable(),
    receivedHash: z.string().nullable(),
    clearedBy: z.string().nullable(),
    clearance: z.string().nullable(),
    maskedBy: z.string().nullable(),
    maskCheckedBy: z.string().nullable(),
    regions: z.array(MaskRegion),
    reason: z.string().nullable(),
    recorder: z
      .object({ make: z.string(), model: z.string(), serial: z.string(), holder: z.string() })
      .nullable(),
    statement: z.string().nullable(),
    importConfirmedBy: z.string().nullable(),
  }),
  /** Copies that were made of it. */
  copies: z.array(z.string()),
  /** Findings that rest on this piece. */
  findings: z.array(z.string()),
  /** When it was taken: as proven, not as said. */
  proven: ProvenTime.nullable(),
  clocks: ClockDoubts,
  custody: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});
