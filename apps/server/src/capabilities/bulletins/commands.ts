import type { Reader } from '@mingcha/db';
import { idOf } from '@mingcha/domain';
import {
  type BulletinCommand,
  type BulletinFacts,
  type BulletinState,
  bulletinLifecycle,
  CorrectBulletin,
  DraftBulletin,
  FactCheckBulletin,
  HandInBulletin,
  IssueBulletin,
  isForPublic,
  PrivacyCheckBulletin,
  ReturnBulletin,
  ReviewBulletin,
  ReviseBulletin,
  RevokeBulletin,
} from '@mingcha/domain/bulletins';
import type { z } from 'zod';
import { act, actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { answered, seen, type Unseen } from '../acted.ts';
import { disposeFindings, findingSubjects } from '../findings/queries.ts';
import { calendarOfOffice } from '../office-time.ts';
import { namedFacts } from './facts.ts';
import { frozen, printsOf } from './freeze.ts';
import { frozenPublic } from './public-view.ts';
import { assertReachable } from './reachable.ts';
import { charactersOf } from './view.ts';

const target = { id: idOf('bulletin'), ...seen };

export const Draft = DraftBulletin;
export const Revise = ReviseBulletin.extend(target);
export const HandIn = HandInBulletin.extend(target);
export const FactCheck = FactCheckBulletin.extend(target);
export const PrivacyCheck = PrivacyCheckBulletin.extend(target);
export const Review = ReviewBulletin.extend(target);
export const Return = ReturnBulletin.extend(target);
export const Issue = IssueBulletin.extend(target);
export const Correct = CorrectBulletin.extend(target);
export const Revoke = RevokeBulletin.extend(target);

interface Target {
  readonly id: string;
  readonly expected?: number | undefined;
}

type Facts = (reader: Reader, state: BulletinState) => Promise<BulletinFacts>;

const standing: Facts = (reader, { id, office }) => namedFacts(reader, id ?? '', office ?? '');

/** What was published has to be taken back in the same channels by a working day. */
const calendared: Facts = async (reader, { office }) => ({
  calendar: await calendarOfOffice(reader, office ?? ''),
});

async function decide(ctx: SignedIn, { id, expected }: Target, command: BulletinCommand, facts = standing) {
  const subject = { type: 'bulletin' as const, id };
  return answered(await act(ctx, { lifecycle: bulletinLifecycle, subject, command, facts, expected }));
}

export async function draft(ctx: SignedIn, fields: z.infer<typeof Draft>) {
  await assertFits(ctx, fields);
  const subject = { type: 'bulletin' as const, id: ctx.services.newId('bul') };
  const command: BulletinCommand = { type: 'draftBulletin', ...fields };
  return answered(
    await act(ctx, { lifecycle: bulletinLifecycle, subject, command, facts: {}, creates: true }),
  );
}

export async function revise(ctx: SignedIn, { id, expected, ...fields }: z.infer<typeof Revise>) {
  await assertFits(ctx, fields);
  return decide(ctx, { id, expected }, { type: 'reviseBulletin', ...fields });
}

/** A number is taken from the office's own register, and only pictures can be printed. */
async function assertFits(ctx: SignedIn, { series, photos, corrects }: z.infer<typeof Draft>): Promise<void> {
  const { office } = ctx.session;
  const [own, recordings, corrected] = await ctx.services.db.read(({ prisma }) =>
    Promise.all([
      prisma.office.count({ where: { id: office, code: series } }),
      prisma.evidence.count({
        where: {
          office,
          id: { in: photos.map((photo) => photo.evidence) },
          medium: { notIn: ['photo', 'scan'] },
        },
      }),
      corrects === undefined
        ? null
        : prisma.bulletin.findFirst({ where: { office, id: corrects }, select: { state: true } }),
    ]),
  );
  if (own === 0) refuse('input-invalid', { field: 'series' });
  if (recordings > 0) refuse('input-invalid', { field: 'photos' });
  // What follows up names what it follows by its number, and only an issued bulletin was read by anybody.
  if (corrects !== undefined && !['issued', 'published', 'corrected'].includes(corrected?.state ?? ''))
    refuse('bulletin.corrects-not-issued');
}

export const handIn = (ctx: SignedIn, { id, expected }: z.infer<typeof HandIn>) =>
  decide(ctx, { id, expected }, { type: 'handInBulletin' });

export const factCheck = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof FactCheck>) =>
  decide(ctx, { id, expected }, { type: 'factCheckBulletin', ...said });

/** Of one for everybody, the names that its other edition would still say are looked for in that very edition. */
export async function privacyCheck(ctx: SignedIn, { id, expected, ...said }: z.infer<typeof PrivacyCheck>) {
  await assertReachable(ctx, id);
  const prints = await printsOf(ctx.services, id);
  const named: Facts = async (reader, state) => {
    const facts = await standing(reader, state);
    if (!isForPublic(state)) return facts;
    const { view } = await frozen(reader, id, { prints, serverKeys: ctx.services.serverKeys });
    return { ...facts, namesLeft: (await frozenPublic(reader, view))?.remaining ?? [] };
  };
  return decide(ctx, { id, expected }, { type: 'privacyCheckBulletin', ...said }, named);
}

export async function review(ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Review>) {
  await assertReachable(ctx, id);
  const prints = await printsOf(ctx.services, id);
  const counted: Facts = async (reader, state) => {
    const { view } = await frozen(reader, id, { prints, serverKeys: ctx.services.serverKeys });
    return { ...(await standing(reader, state)), characters: charactersOf(view) };
  };
  return decide(ctx, { id, expected }, { type: 'reviewBulletin', ...said }, counted);
}

export const sendBack = (ctx: SignedIn, { id, expected, ...said }: Unseen<z.infer<typeof Return>>) =>
  decide(ctx, { id, expected }, { type: 'returnBulletin', ...said });

/** Inside the administration only. What it tells of is disposed of by it; told alone, no fault comes to its end. */
export async function issue(ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Issue>) {
  const subject = { type: 'bulletin' as const, id };
  const named = await ctx.services.db.read(({ prisma }) =>
    prisma.bulletinFinding.findMany({ where: { bulletin: id }, select: { finding: true } }),
  );
  const findings = findingSubjects(named.map(({ finding }) => finding));
  return actTogether(ctx, [subject, ...findings], async (together) => {
    const acted = await together.act({
      lifecycle: bulletinLifecycle,
      subject,
      command: { type: 'issueBulletin', ...said },
      facts: standing,
      expected,
    });
    await disposeFindings(together, findings, id);
    return answered(acted);
  });
}

export const revoke = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Revoke>) =>
  decide(ctx, { id, expected }, { type: 'revokeBulletin', ...said }, calendared);

export function correct(ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Correct>) {
  const corrected: Facts = async (reader, state) => {
    const dated = await calendared(reader, state);
    const row = await reader.prisma.bulletin.findFirst({
      where: { id: said.by, office: ctx.session.office },
    });
    if (row === null) return dated;
    const { state: status, corrects, scope } = row;
    return { ...dated, correction: { status: status as BulletinState['status'], corrects, scope } };
  };
  return decide(ctx, { id, expected }, { type: 'correctBulletin', ...said }, corrected);
}
