import { roles, typeStyles } from '@mingcha/documents';
import { Instant, idOf } from '@mingcha/domain';
import {
  BulletinScope,
  BulletinView,
  bulletinStates,
  ChartBy,
  ImpactAssessment,
  Naming,
  PublicationChannel,
  StatementLink,
} from '@mingcha/domain/bulletins';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

export const BulletinsInput = z.object({
  ...pageInput,
  sort: z.enum(['changedAt', 'draftedAt']).default('changedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(bulletinStates)).optional(),
  /** For whom it was drafted. */
  scope: BulletinScope.optional(),
  /** Published and ended, and not told yet where it was published. */
  toAnnounce: z.boolean().optional(),
  unit: idOf('unit').optional(),
  finding: idOf('finding').optional(),
  year: z.int().optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  text: z.string().trim().min(1).max(100).optional(),
});

export const BulletinRow = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  series: z.string(),
  state: z.enum(bulletinStates),
  drafter: z.string(),
  findings: z.int(),
  recipients: z.int(),
  signedAt: z.int().nullable(),
  dated: z.string().nullable(),
  issuedAt: z.int().nullable(),
  contested: z.boolean(),
  changedAt: z.int(),
  version: z.int(),
});
export const BulletinPage = pageOf(BulletinRow);

const BulletinLink = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  state: z.enum(bulletinStates),
});

const Publication = z.object({
  /** The four that follow are told inside the office only. */
  reason: z.string().nullable(),
  naming: Naming.nullable(),
  names: z.array(z.string()),
  impact: ImpactAssessment.nullable(),
  viewHash: z.string().nullable(),
  sha256: z.string().nullable(),
  size: z.int().nullable(),
  /** Why the leader did not wait for the time for review. */
  waived: z.string().nullable(),
  /** Of one that waits to be published: until when its units may ask for a review, and what is under review. */
  window: z.object({ until: z.string().nullable(), pending: z.int(), open: z.boolean() }).nullable(),
  publishedAt: z.int().nullable(),
  publishedBy: z.string().nullable(),
  channels: z.array(PublicationChannel),
  /** Of one that no longer stands: by when the same channels tell it, and when they did. */
  announceDay: z.string().nullable(),
  announceDue: z.int().nullable(),
  announcedAt: z.int().nullable(),
});

export const BulletinDetail = z.object({
  bulletin: BulletinRow.extend({
    intro: z.string().nullable(),
    requirements: z.string().nullable(),
    scope: BulletinScope,
    scopeReason: z.string().nullable(),
    secrecy: z.string(),
    cc: z.array(z.string()),
    deadline: z.string().nullable(),
    corrects: z.string().nullable(),
    chart: ChartBy.nullable(),
    englishTitle: z.string().nullable(),
    correctedBy: z.string().nullable(),
    erased: z.boolean(),
    factCheckedBy: z.string().nullable(),
    privacyCheckedBy: z.string().nullable(),
    reviewedBy: z.string().nullable(),
    signedBy: z.string().nullable(),
    viewHash: z.string().nullable(),
    opinion: z.string().nullable(),
    reason: z.string().nullable(),
    sha256: z.string().nullable(),
    size: z.int().nullable(),
    fingerprint: z.string().nullable(),
    renderedAt: z.int().nullable(),
    sealCopies: z.int().nullable(),
    sealedBy: z.string().nullable(),
    sealedOn: z.string().nullable(),
    sealRegister: z.string().nullable(),
    sealScan: z.string().nullable(),
    sealFile: z.string().nullable(),
    sealPrinted: z.string().nullable(),
    sealCertificate: z
      .object({
        subject: z.string(),
        issuer: z.string(),
        serial: z.string(),
        digest: z.string(),
        notAfter: z.int(),
      })
      .nullable(),
    sealStamp: z.object({ at: z.int(), authority: z.string() }).nullable(),
    sealedAt: z.int().nullable(),
    unsealed: z.boolean(),
    draftedAt: z.int(),
    revisedAt: z.int(),
  }),
  findings: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      style: z.string().nullable(),
      subCode: z.string().nullable(),
      unit: z.string().nullable(),
      observation: z.string().nullable(),
    }),
  ),
  photos: z.array(
    z.object({
      evidence: z.string(),
      caption: z.string().nullable(),
      state: z.string(),
      released: z.boolean(),
    }),
  ),
  recipients: z.array(z.object({ unit: z.string(), issued: z.boolean() })),
  /** What is said, decided and done of the edition for everybody; null where there is none. */
  publication: Publication.nullable(),
  /** What its paragraphs rest on; told inside the office only. */
  statements: z.array(StatementLink),
  /** Confirmed findings that were in a draft and are no longer, as far as the reader may see them; inside the office only. */
  dropped: z.array(
    z.object({
      finding: z.string().nullable(),
      askedBy: z.string().nullable(),
      reason: z.string().nullable(),
      person: z.string(),
      at: z.int(),
      back: z.boolean(),
      unit: z.string().nullable(),
      observation: z.string().nullable(),
    }),
  ),
  /** The bulletin that this one puts right, and those that put this one right, as far as the reader may see them. */
  corrected: BulletinLink.nullable(),
  corrections: z.array(BulletinLink),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});

/** What would be signed now, with the hash to sign and the length as the guard counts it. */
export const BulletinPreview = z.object({
  view: BulletinView,
  viewHash: z.string(),
  /** What everybody would read of it, with its own hash to sign; null where it stays inside. */
  everybody: z
    .object({
      view: BulletinView,
      viewHash: z.string(),
      replaced: z.array(z.string()),
      remaining: z.array(z.string()),
    })
    .nullable(),
  characters: z.int(),
  /** Roles that are set in another font than the standard's. */
  /** Characters that no font here has: it cannot be signed like this. */
  missing: z.array(z.object({ character: z.string(), codePoint: z.string() })),
  substitutes: z.array(z.object({ role: z.enum(roles), wanted: z.enum(typeStyles), used: z.string() })),
});
