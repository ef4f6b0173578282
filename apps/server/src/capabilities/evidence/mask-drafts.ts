import { idOf, refusal } from '@mingcha/domain';
import { isSoundSpan, MaskRegion, Medium, verifiedStates } from '@mingcha/domain/evidence';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import type { MaskDraft } from '../../masking/draft.ts';
import { hashOf } from '../../masking/mask-recording.ts';
import { demuxerOf, recordingEncoder } from '../../masking/recipe.ts';
import { refuse } from '../../refused.ts';
import { takeIn } from '../../uploads/finish.ts';
import { seen } from '../acted.ts';
import { decide } from './commands.ts';

const piece = { id: idOf('evidence') };

export const PrepareMask = z.object({ ...piece, regions: z.array(MaskRegion).min(1).max(200) });
export const DraftOf = z.object(piece);
export const RecordMask = z.object({
  ...piece,
  ...seen,
  /** Of the copy that was looked at: another one is not recorded. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const DraftShown = z
  .object({
    state: z.enum(['queued', 'running', 'ready', 'failed']),
    regions: z.array(MaskRegion),
    askedAt: z.int(),
    /** Per cent, while it is in the making. */
    share: z.int(),
    /** How many are made before it, while it waits. */
    before: z.int(),
    refusal: z
      .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
      .nullable(),
    copy: z.object({ sha256: z.string(), size: z.int(), durationMs: z.int() }).nullable(),
  })
  .nullable();

const Recording = Medium.extract(['audio', 'video']);

export async function rowToMask(ctx: SignedIn, id: string) {
  const where = { AND: [scope(ctx, ctx.verb, 'Evidence'), { id }] };
  const found = await ctx.services.db.read(({ prisma }) => prisma.evidence.findFirst({ where }));
  return found ?? refuse('not-found', { subject: 'evidence' });
}

/** Asks for a masked copy of a recording. It is made aside; who asked looks at it, and records it or drops it. */
export async function prepareMask(ctx: SignedIn, { id, regions }: z.infer<typeof PrepareMask>) {
  const row = await rowToMask(ctx, id);
  const medium = Recording.safeParse(row.medium);
  if (!medium.success) refuse('input-invalid', { field: 'medium' });
  if (!(verifiedStates as readonly string[]).includes(row.state))
    refuse('state-forbids', {
      subject: 'subject.evidence',
      command: 'command.maskEvidence',
      state: `state.evidence.${row.state}`,
    });
  if (row.receivedHash === null || row.receivedHash !== row.sha256) refuse('evidence.hash-differs');
  if (demuxerOf(row.mime) === null) refuse('masking.unreadable');
  if (!regions.every((region) => fits(region, medium.data))) refuse('input-invalid', { field: 'regions' });
  const { person } = ctx.session;
  await ctx.services.workshop.ask({
    evidence: id,
    person,
    sha256: row.receivedHash,
    medium: medium.data,
    mime: row.mime,
    regions,
  });
  return { id };
}

/** A span says from when to when. A rectangle lies inside the picture, for a while or all through; sound has none. */
function fits(region: z.infer<typeof MaskRegion>, medium: 'audio' | 'video'): boolean {
  const { x, y, w, h, fromMs, toMs } = region;
  const timed = fromMs !== undefined && toMs !== undefined && fromMs < toMs;
  if (isSoundSpan(region)) return timed;
  const whole = fromMs === undefined && toMs === undefined;
  return medium === 'video' && (timed || whole) && w > 0 && h > 0 && x + w <= 10_000 && y + h <= 10_000;
}

/** One's own: what another person has on the bench is nobody's business before it is recorded. */
export async function maskDraftOf(
  ctx: SignedIn,
  { id }: z.infer<typeof DraftOf>,
): Promise<z.infer<typeof DraftShown>> {
  await rowToMask(ctx, id);
  const draft = await ctx.services.workshop.of({ evidence: id, person: ctx.session.person });
  if (draft === null) return null;
  const { state, regions, askedAt, share, before, copy } = draft;
  return {
    state,
    regions,
    askedAt,
    share,
    before,
    refusal: refusalOf(draft, ctx.services.settings.maskLongestMs),
    copy: copy && { sha256: copy.sha256, size: copy.size, durationMs: copy.durationMs },
  };
}

function refusalOf({ trouble }: MaskDraft, longestMs: number) {
  switch (trouble) {
    case null:
      return null;
    case 'long':
      return refusal('masking.long', { minutes: longestMs / 60_000 });
    default:
      return refusal(`masking.${trouble}`);
  }
}

export async function dropMask(ctx: SignedIn, { id }: z.infer<typeof DraftOf>) {
  await rowToMask(ctx, id);
  await ctx.services.workshop.drop({ evidence: id, person: ctx.session.person });
  return { id };
}

/**
 * Records the copy that its maker has looked at. Its bytes are hashed once more on the way into the store. Refused after
 * that, an unreferenced blob remains, which nobody is given; the draft stays.
 */
export async function recordMask(ctx: SignedIn, { id, expected, sha256 }: z.infer<typeof RecordMask>) {
  const { workshop } = ctx.services;
  const row = await rowToMask(ctx, id);
  const name = { evidence: id, person: ctx.session.person };
  const draft = await workshop.of(name);
  if (draft?.state !== 'ready' || draft.copy?.sha256 !== sha256 || draft.sha256 !== row.receivedHash)
    refuse('masking.draft-gone');
  const { copy, regions } = draft;
  const file = workshop.copyOf(name);
  const found = await hashOf(file).catch(() => null);
  if (found?.sha256 !== sha256) refuse('masking.draft-gone');
  const blob = { ...found, mime: copy.mime, office: row.office, subject: id };
  await takeIn(ctx.services, file, blob);
  const acted = await decide(
    ctx,
    { id, expected },
    { type: 'maskEvidence', sha256, regions, encoder: recordingEncoder },
  );
  // As with a picture: what looked before this entry stood may have taken the bytes away.
  await takeIn(ctx.services, file, blob);
  await workshop.drop(name);
  return acted;
}
