import type { Writer } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { dayOf } from '@mingcha/domain/calendar';
import { type PaperFacts, type PaperMark, type PaperState, paperLifecycle } from '@mingcha/domain/papers';
import { canonicalText } from '@mingcha/journal';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act, actTogether, stateOf } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { isHeld } from '../../files/held.ts';
import { paperActOf } from '../../papers/acts.ts';
import { deciderOf, onPaper } from '../../papers/decider.ts';
import { decidersOf, type PaperAct, type Written } from '../../papers/paper-act.ts';
import { Refused, refuse } from '../../refused.ts';
import { answered } from '../acted.ts';
import { zoneOf } from '../office-time.ts';
import type { Check, Enter, Mismatch, Prepare, Void } from './schemas.ts';

/** Prints the sheet: what it is about is looked at under the preparer's own rights and kept word for word. */
export async function prepare(ctx: SignedIn, { act: name, target: raw }: z.infer<typeof Prepare>) {
  const paper = paperActOf(name);
  const target = read(paper.target, raw, 'target');
  const about = paper.about(target);
  const { shown } = await paper.sheet(ctx, target);
  const acted = await act(ctx, {
    lifecycle: paperLifecycle,
    subject: { type: 'paper', id: ctx.services.newId('ppr') },
    command: {
      type: 'preparePaper',
      act: name,
      about,
      form: paper.form,
      input: canonicalText(target),
      shown,
    },
    facts: {},
    creates: true,
  });
  return answered(acted);
}

/** What stands on the signed sheet, typed by somebody who did not write it. */
export async function enter(ctx: SignedIn, { id, expected, said, ...entered }: z.infer<typeof Enter>) {
  const acted = await act(ctx, {
    lifecycle: paperLifecycle,
    subject: { type: 'paper', id },
    command: {
      type: 'enterPaper',
      ...entered,
      seat: entered.seat ?? null,
      input: await inputOf(ctx, id, said, { day: entered.decidedOn, scan: entered.scan }),
    },
    facts: (reader, state, now) => enterFacts(ctx, reader, state, now, entered),
    expected,
  });
  return answered(acted);
}

async function inputOf(ctx: SignedIn, id: string, said: unknown, written: Written): Promise<string> {
  const row = await ctx.services.db.read(({ prisma }) =>
    prisma.paper.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Paper'), { id }] },
      select: { act: true, prepared: true },
    }),
  );
  if (row === null) refuse('not-found', { subject: 'paper' });
  if (row.prepared === null) refuse('payload-unreadable');
  const paper = paperActOf(row.act);
  const typed = read(paper.said, said, 'said');
  const wrong = await paper.wrong?.(ctx, typed, written);
  if (wrong) throw new Refused(wrong);
  return canonicalText({ ...JSON.parse(row.prepared), ...typed });
}

async function enterFacts(
  { session, services }: SignedIn,
  reader: Writer,
  state: PaperState,
  now: number,
  { decidedBy, scan }: Pick<z.infer<typeof Enter>, 'decidedBy' | 'scan'>,
): Promise<PaperFacts> {
  const { about, act: name, preparedAt } = state;
  if (about === null || name === null) return {};
  const paper = paperActOf(name);
  const zone = await zoneOf(reader, session.office);
  const decider = await deciderOf(reader, paper, { person: decidedBy, office: session.office, about });
  return {
    drafters: await paper.drafters(reader, about),
    today: dayOf(now, zone),
    preparedOn: dayOf(preparedAt ?? now, zone),
    deciderRoles: decider.roles,
    neededRoles: decidersOf(paper),
    scanHeld: await isHeld(services, reader, scan),
  };
}

/**
 * The check carries the decision out: the act itself, by its decider, and the check beside it, or neither. What refuses
 * the act refuses the check with the same words.
 */
export async function check(ctx: SignedIn, { id, expected }: z.infer<typeof Check>) {
  const subject: Subject = { type: 'paper', id };
  const { session, services } = ctx;
  const found = await services.db.read(({ prisma }) =>
    prisma.paper.findFirst({ where: { AND: [scope(ctx, ctx.verb, 'Paper'), { id }] } }),
  );
  if (found === null) refuse('not-found', { subject: 'paper' });
  const paper = paperActOf(found.act);
  const about = { type: found.aboutType, id: found.aboutId } as Subject;
  const target = JSON.parse(found.prepared ?? '{}');
  const locked = [subject, about, ...(paper.also?.(target) ?? [])];
  return actTogether(ctx, locked, async ({ reader, act: actHere }) => {
    const state = stateOf(paperLifecycle, await reader.recordedOf(subject));
    const here = { lifecycle: paperLifecycle, subject, command: { type: 'checkPaper' as const }, facts: {} };
    // Asked before anything is written, so that a check that is not due changes nothing and names its own reason.
    const due = paperLifecycle.decide(state, here.command, {
      ...session,
      now: services.now(),
      newId: services.newId,
    });
    if (due.ok && state.status === 'entered' && (await reader.count(subject)) === expected) {
      const decider = await deciderOf(reader, paper, {
        person: state.decidedBy ?? '',
        office: session.office,
        about,
      });
      await paper.run(
        {
          ...ctx,
          session: { ...onPaper(decider, id), seat: state.seat ?? decider.seat },
          verb: paper.verb,
          paper: markOf(state, session.person),
          within: reader,
        },
        inputIn(paper, state),
      );
    }
    return answered(await actHere({ ...here, expected }));
  });
}

function markOf({ id, decidedBy, decidedOn, recordedBy, scan }: PaperState, checkedBy: string): PaperMark {
  if (!id || !decidedBy || !decidedOn || !recordedBy || !scan)
    throw new Error('an entered paper names who decided, when, who typed it, and its scan');
  return { paper: id, decidedBy, decidedOn, recordedBy, checkedBy, scan: scan.sha256 };
}

function inputIn(paper: PaperAct, { input }: PaperState): object {
  if (typeof input !== 'string') refuse('payload-unreadable');
  const whole: unknown = JSON.parse(input);
  return { ...read(paper.target, whole, 'target'), ...read(paper.said, whole, 'said') };
}

export const mismatch = async (ctx: SignedIn, { id, expected, reason }: z.infer<typeof Mismatch>) =>
  answered(
    await act(ctx, {
      lifecycle: paperLifecycle,
      subject: { type: 'paper', id },
      command: { type: 'mismatchPaper', reason },
      facts: {},
      expected,
    }),
  );

export const voidIt = async (ctx: SignedIn, { id, expected, reason }: z.infer<typeof Void>) =>
  answered(
    await act(ctx, {
      lifecycle: paperLifecycle,
      subject: { type: 'paper', id },
      command: { type: 'voidPaper', reason },
      facts: {},
      expected,
    }),
  );

/** Keys that belong to the other half are passed over: target and words are one object on the paper. */
function read(schema: z.ZodType<object>, value: unknown, field: string): object {
  const result = schema.safeParse(value);
  if (!result.success)
    refuse('input-invalid', { field: [field, ...(result.error.issues[0]?.path ?? [])].join('.') });
  return result.data;
}
