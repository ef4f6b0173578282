import { dayOf } from '../calendar/day.ts';
import { deadlineAfter } from '../calendar/deadline.ts';
import { given } from '../fact.ts';
import type { Guard } from '../machine.ts';
import { serviceAccepted } from '../papers/service-proof.ts';
import { isRecused } from '../plans/recusal.ts';
import { refusal } from '../refusals.ts';
import { distinct } from './apart.ts';
import type { AppealCommand, AppealFacts, AppealState } from './appeal.ts';
import { admissibilityDays } from './appeal.ts';
import type { AppealResult } from './appeal-result.ts';
import { leastInForum } from './case-guards.ts';
import { spanOf } from './effect.ts';
import { isLighter } from './heaviness.ts';
import { lastDay, type Remedy, remedies, remediesOf } from './remedies.ts';

type AppealGuard = Guard<AppealState, AppealCommand, AppealFacts>;

const contestedIn = (facts: AppealFacts) => given(facts.contested, 'contested');

/** The way this appeal wants to go, if it is one that is open against what it contests. */
export function routeFor(code: string, facts: AppealFacts): Remedy | undefined {
  const { type, person, authority, burden, after } = contestedIn(facts);
  return remediesOf({
    type,
    party: person === null ? 'unit' : 'person',
    authority,
    measures: burden?.measures ?? [],
    after,
  }).find((each) => each.code === code);
}

export const lastDayToFile = (code: string, facts: AppealFacts): string | null => {
  const { receivedOn } = contestedIn(facts);
  return receivedOn === null
    ? null
    : lastDay(given(facts.calendar, 'calendar'), receivedOn, routeFor(code, facts)?.file ?? null);
};

const speaksFor = (person: string | null, actor: string, speakers: readonly string[] = []): boolean =>
  person === null ? speakers.includes(actor) : person === actor;

/** What runs now, and the day it runs out. */
export function runningClock(
  { status, filedAt, decideBy }: AppealState,
  facts: AppealFacts,
): { readonly what: 'admissibility' | 'result'; readonly due: string } | null {
  const calendar = given(facts.calendar, 'calendar');
  if (status === 'filed' && filedAt !== null)
    return { what: 'admissibility', due: deadlineAfter(calendar, filedAt, admissibilityDays).day };
  return decideBy === null ? null : { what: 'result', due: decideBy };
}

/** How a document must stand for a result against it to be carried out. */
const putRight: Readonly<Record<string, { readonly [R in AppealResult]?: readonly string[] }>> = {
  bulletin: {
    changed: ['corrected', 'revoked'],
    remitted: ['corrected', 'revoked'],
    revoked: ['corrected', 'revoked'],
  },
  order: { revoked: ['revoked', 'closed'] },
};

const changes = (command: AppealCommand) =>
  command.type === 'decideAppeal' && command.result === 'changed' ? command : null;

export const appealGuards = {
  isAppellant: (_, __, { person, speakers, contested }) =>
    contested && speaksFor(contested.person, person, speakers) ? null : refusal('appeal.not-appellant'),
  isSameAppellant: ({ person }, _, context) =>
    speaksFor(person, context.person, context.speakers) ? null : refusal('appeal.not-appellant'),
  decisionReceived: (_, __, facts) =>
    contestedIn(facts).receivedOn === null ? refusal('appeal.nothing-received') : null,
  // A way that was gone to its end is not gone again.
  routeOpen: (_, command, facts) =>
    command.type === 'fileAppeal' &&
    (!routeFor(command.route, facts) || contestedIn(facts).gone?.includes(command.route))
      ? refusal('appeal.route-closed', { route: `route.${command.route}` })
      : null,
  noneOpen: (_, __, facts) => (contestedIn(facts).open ? refusal('appeal.one-open') : null),
  inTimeOrReason: (_, command, context) => {
    if (command.type !== 'fileAppeal' || command.lateReason) return null;
    const day = lastDayToFile(command.route, context);
    const today = dayOf(context.now, given(context.calendar, 'calendar').zone);
    return day !== null && today > day ? refusal('appeal.late', { day }) : null;
  },
  tookNoPart: (_, __, context) =>
    contestedIn(context).tookPart.includes(context.person) ? refusal('appeal.took-part', { count: 1 }) : null,
  twoReviewers: (_, command) => {
    const count = command.type === 'assignAppeal' ? distinct(command.reviewers).length : 0;
    return count < 2 ? refusal('appeal.two-reviewers', { count }) : null;
  },
  // 督查条例 17: whoever had a hand in the conclusion does not look at it again.
  reviewersTookNoPart: (_, command, facts) => {
    if (command.type !== 'assignAppeal') return null;
    const { tookPart, person } = contestedIn(facts);
    const count = command.reviewers.filter((each) => tookPart.includes(each) || each === person).length;
    return count > 0 ? refusal('appeal.took-part', { count }) : null;
  },
  reviewersNotRecused: (_, command, facts) => {
    const unit = given(facts.respondentUnit, 'respondentUnit');
    const recusal = given(facts.recusal, 'recusal');
    if (command.type !== 'assignAppeal' || unit === null) return null;
    const count = command.reviewers.filter((each) => isRecused(unit, each, recusal)).length;
    return count > 0 ? refusal('case.recused', { count }) : null;
  },
  isReviewer: ({ reviewers }, _, { person }) =>
    reviewers.includes(person) ? null : refusal('appeal.not-reviewer'),
  reviewedTogether: (_, command, context) => {
    if (command.type !== 'decideAppeal') return null;
    const { participants } = command.discussion;
    const count = distinct(participants).length;
    if (count < leastInForum) return refusal('case.forum-small', { count, least: leastInForum });
    if (!participants.includes(context.person)) return refusal('case.decider-absent');
    const { tookPart, person } = contestedIn(context);
    const strange = participants.filter((each) => tookPart.includes(each) || each === person).length;
    return strange > 0 ? refusal('appeal.took-part', { count: strange }) : null;
  },
  // By the next organ up, which nobody here could know the name of.
  organNamed: ({ route }, command) => {
    const organ = remedies.find((each) => each.code === route)?.organ;
    return command.type === 'decideAppeal' && organ === 'higher' && command.organ === undefined
      ? refusal('appeal.organ-unnamed')
      : null;
  },
  mayTakeLonger: ({ route, decideBy, extended }, _, { now, calendar }) => {
    const span = remedies.find((each) => each.code === route)?.extend;
    if (span === undefined || extended || decideBy === null)
      return refusal('appeal.no-extension', { route: `route.${route}` });
    const today = dayOf(now, given(calendar, 'calendar').zone);
    return today > decideBy ? refusal('appeal.result-overdue', { day: decideBy }) : null;
  },
  isReceiver: ({ person }, _, context) =>
    (person === null ? context.receivers?.includes(context.person) : person === context.person)
      ? null
      : refusal('appeal.not-appellant'),
  measuresOnlyChanged: (_, command, facts) => {
    if (command.type !== 'decideAppeal') return null;
    const needs = command.result === 'changed' && contestedIn(facts).type === 'case';
    return needs === (command.measures !== undefined) ? null : refusal('appeal.measures-only-changed');
  },
  monthsAsLaw: (_, command) => {
    const { measures, months = null } = changes(command) ?? {};
    if (!measures) return null;
    const span = spanOf(measures);
    const fits =
      span === null ? months === null : months !== null && months >= span.least && months <= span.most;
    return fits ? null : refusal('case.months-unfit', { least: span?.least ?? 0, most: span?.most ?? 0 });
  },
  // 公务员法 96, 政务处分法 56: nobody is worse off for having asked. A change that changes nothing is no change.
  neverHeavier: (_, command, facts) => {
    const { measures, months = null } = changes(command) ?? {};
    const { burden } = contestedIn(facts);
    return measures && !(burden && isLighter({ measures, months }, burden))
      ? refusal('appeal.heavier')
      : null;
  },
  notSealedYet: ({ sealedByKey }) => (sealedByKey === null ? null : refusal('seal.done-already')),
  keeperDidNotDecide: ({ deciders, reviewers }, _, { person }) =>
    [...deciders, ...reviewers].includes(person) ? refusal('seal.keeper-decided') : null,
  sealedAsDecided: ({ viewHash }, command) =>
    command.type === 'sealAppealByKey' && command.frozen !== viewHash ? refusal('seal.text-other') : null,
  resultProven: ({ decidedAt }, command, context) =>
    command.type === 'serveAppeal' ? serviceAccepted(command.proof, context, decidedAt ?? 0) : null,
  // 政务处分法 60: a revoked decision is made good within the circle in which it was told.
  carriedOut: ({ result, about }, command) => {
    const did = command.type === 'executeAppeal' ? command.did.map((each) => each.what) : [];
    const owed = result === 'revoked' && about?.type === 'case';
    return owed && !did.includes('reputation-restored') ? refusal('appeal.reputation-owed') : null;
  },
  // What was printed and read is put right where it stands, before anybody writes that it was.
  documentPutRight: ({ result, about }, command, facts) => {
    if (command.type !== 'executeAppeal' || about === null || result === null) return null;
    const owed = putRight[about.type]?.[result];
    return owed === undefined || owed.includes(contestedIn(facts).documentState ?? '')
      ? null
      : refusal('appeal.document-stands', { subject: `subject.${about.type}` });
  },
  nothingFurther: (_, __, { now, calendar, furtherUntil = null }) =>
    furtherUntil === null || dayOf(now, given(calendar, 'calendar').zone) > furtherUntil
      ? null
      : refusal('appeal.clock-running'),
  clockRanOut: (state, _, context) => {
    const clock = runningClock(state, context);
    const today = dayOf(context.now, given(context.calendar, 'calendar').zone);
    return clock && today > clock.due && !state.alarmed.includes(clock.what)
      ? null
      : refusal('appeal.clock-running');
  },
} satisfies Record<string, AppealGuard>;
