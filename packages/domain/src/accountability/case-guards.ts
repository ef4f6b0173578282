import { dayOf } from '../calendar/day.ts';
import { given } from '../fact.ts';
import type { Guard } from '../machine.ts';
import { type ServiceProof, serviceAccepted } from '../papers/service-proof.ts';
import { isRecused, type RecusalFacts } from '../plans/recusal.ts';
import { isTombstone } from '../primitives.ts';
import { type Refusal, refusal } from '../refusals.ts';
import { distinct, otherStep, type Step } from './apart.ts';
import { authorityOf, beyond } from './authorities.ts';
import type { CaseCommand, CaseFacts, CaseState } from './case.ts';
import { spanOf } from './effect.ts';
import { isWithin } from './heaviness.ts';
import { measureOf } from './measures.ts';
import { remediesOf } from './remedies.ts';

type CaseGuard = Guard<CaseState, CaseCommand, CaseFacts>;

const proposalIn = (command: CaseCommand) =>
  command.type === 'proposeCase' || command.type === 'reviseCase' ? command : null;

const measuresIn = (command: CaseCommand): readonly string[] =>
  'measures' in command ? command.measures : [];

export const respondentIn = (state: CaseState, command: CaseCommand) => proposalIn(command) ?? state.fields;

const recusedAmong = (people: readonly string[], unit: string | null, facts: RecusalFacts): number =>
  unit === null ? 0 : people.filter((person) => isRecused(unit, person, facts)).length;

/** Standing near the respondent, or being the respondent. */
function notRecused(people: readonly string[], state: CaseState, context: CaseFacts): Refusal | null {
  const unit = given(context.respondentUnit, 'respondentUnit');
  const recusal = given(context.recusal, 'recusal');
  const count =
    recusedAmong(people, unit, recusal) + people.filter((person) => person === state.fields?.person).length;
  return count > 0 ? refusal('case.recused', { count }) : null;
}

const apart = (people: readonly string[], state: CaseState, step: Step): number =>
  people.filter((person) => otherStep(state, person, step) !== null).length;

function actorApart(state: CaseState, person: string, wanted: Step): Refusal | null {
  const other = otherStep(state, person, wanted);
  return other === null ? null : refusal('case.step-apart', { step: `case-step.${other}` });
}

const findingIds = (state: CaseState, command: CaseCommand) =>
  proposalIn(command)?.findings ?? state.fields?.findings ?? [];

/** A finding may already have a disposal elsewhere; what counts is that it stands. */
const standing = ['confirmed', 'disposed', 'closed'];

const findingsStand: CaseGuard = (state, command, context) => {
  const known = given(context.findings, 'findings');
  const named = findingIds(state, command).map((id) => known.find((each) => each.id === id));
  const unconfirmed = named.filter((each) => !each || !standing.includes(each.status)).length;
  if (unconfirmed > 0) return refusal('case.findings-unconfirmed', { count: unconfirmed });
  if (named.some((each) => each?.praise)) return refusal('case.praise');
  const disputed = named.filter((each) => each?.disputed).length;
  return disputed > 0 ? refusal('case.findings-disputed', { count: disputed }) : null;
};

const organOf = (state: CaseState, command: CaseCommand) => proposalIn(command)?.organ ?? state.organ;

const discussionIn = (command: CaseCommand) => ('discussion' in command ? command.discussion : null);

export const leastInForum = 3;

/** Whoever opens the notice signed in, or through the code that was printed for them, has it: the machine saw it. */
export const ownReceipt = (at: number): ServiceProof => ({ method: 'electronic', at, witnesses: [] });

export const caseGuards = {
  oneRespondent: (_, command) => {
    const named = proposalIn(command);
    return (named?.person === null) === (named?.unit === null) ? refusal('case.respondent-one') : null;
  },
  measuresFitRespondent: (state, command) => {
    const against = respondentIn(state, command)?.person ? 'person' : 'unit';
    const count = measuresIn(command).filter((code) => measureOf(code)?.against !== against).length;
    return count > 0 ? refusal('case.measures-unfit', { count }) : null;
  },
  organMayDecide: (state, command) => {
    const organ = organOf(state, command);
    const count = beyond(organ?.authority ?? '', measuresIn(command)).length;
    return count > 0
      ? refusal('case.beyond-authority', { count, authority: `authority.${organ?.authority ?? ''}` })
      : null;
  },
  findingsConfirmed: findingsStand,
  // Between proposal and decision a finding may be withdrawn or contested; then nothing may rest on it.
  stillConfirmed: findingsStand,
  proposerNotConcerned: (state, command, { person }) =>
    respondentIn(state, command)?.person === person ? refusal('case.recused', { count: 1 }) : null,
  approverApart: (state, _, { person }) =>
    state.fields?.person === person
      ? refusal('case.recused', { count: 1 })
      : actorApart(state, person, 'approved'),
  handlerApart: (state, _, { person }) => actorApart(state, person, 'handled'),
  twoInvestigators: (_, command) => {
    const count = command.type === 'acceptCase' ? distinct(command.investigators).length : 0;
    return count < 2 ? refusal('case.two-investigators', { count }) : null;
  },
  // Who saw it as an inspector is a witness (政务处分法 47).
  investigatorsApart: (state, command, context) => {
    if (command.type !== 'acceptCase') return null;
    const witnesses = given(context.findings, 'findings').flatMap((each) => each.members);
    const count = command.investigators.filter(
      (person) => witnesses.includes(person) || apart([person], state, 'handled') > 0,
    ).length;
    return count > 0 ? refusal('case.investigator-apart', { count }) : null;
  },
  investigatorsNotRecused: (state, command, context) =>
    command.type === 'acceptCase' ? notRecused(command.investigators, state, context) : null,
  byInvestigator: ({ investigators }, _, { person }) =>
    investigators.includes(person) ? null : refusal('case.not-investigator'),
  monthsAsLaw: (_, command) => {
    if (!('months' in command)) return null;
    const span = spanOf(command.measures);
    const fits =
      span === null
        ? command.months === null
        : command.months !== null && command.months >= span.least && command.months <= span.most;
    return fits ? null : refusal('case.months-unfit', { least: span?.least ?? 0, most: span?.most ?? 0 });
  },
  noticeProven: ({ toldAt }, command, context) => {
    if (command.type === 'serveNotice') return serviceAccepted(command.proof, context, toldAt ?? 0);
    if (command.type !== 'receiveNotice') return null;
    return serviceAccepted(ownReceipt(context.now), context, toldAt ?? 0, 'addressee');
  },
  isRespondent: ({ fields }, _, { person, speakers = [] }) =>
    fields?.person === person || (fields?.unit && speakers.includes(person))
      ? null
      : refusal('case.not-respondent'),
  defendsOnce: ({ defence, answeredAt }) =>
    defence || answeredAt !== null ? refusal('case.already-defended') : null,
  saidOrWaived: (_, command) => {
    if (command.type !== 'defend') return null;
    const said = Boolean(command.statement) || command.points.length > 0;
    const numbered = new Set(command.points.map((point) => point.n)).size === command.points.length;
    return said !== command.waived && numbered ? null : refusal('case.nothing-said');
  },
  periodOver: ({ noticed }, _, { now }) =>
    noticed && now > noticed.deadline ? null : refusal('case.period-running'),
  everyPointAnswered: ({ defence }, command) => {
    if (command.type !== 'answerDefence') return null;
    const asked = defence && !isTombstone(defence.points) ? defence.points.map((point) => point.n) : [];
    const answered = command.points.map((point) => point.n);
    const open = asked.filter((n) => !answered.includes(n)).length;
    const strange = answered.filter((n) => !asked.includes(n)).length;
    const twice = answered.length - new Set(answered).size;
    return open + strange + twice > 0 ? refusal('case.points-open', { count: open + strange + twice }) : null;
  },
  forumOfThree: (_, command) => {
    const count = command.type === 'answerDefence' ? distinct(command.forum).length : 0;
    return count < leastInForum ? refusal('case.forum-small', { count, least: leastInForum }) : null;
  },
  forumApart: (state, command) => {
    const count = command.type === 'answerDefence' ? apart(command.forum, state, 'decided') : 0;
    return count > 0 ? refusal('case.forum-apart', { count }) : null;
  },
  forumNotRecused: (state, command, context) =>
    command.type === 'answerDefence' ? notRecused(command.forum, state, context) : null,
  heard: ({ noticed, defence, lapsed, answeredAt }) =>
    noticed && (defence || lapsed) && answeredAt !== null ? null : refusal('case.not-heard'),
  deciderApart: (state, _, { person }) => actorApart(state, person, 'decided'),
  deciderHasAuthority: ({ organ }, _, { roles }) =>
    authorityOf(organ?.authority ?? '')?.roles.some((role) => roles.includes(role))
      ? null
      : refusal('case.no-authority', { authority: `authority.${organ?.authority ?? ''}` }),
  discussedTogether: (state, command, { person }) => {
    const { participants = [] } = discussionIn(command) ?? {};
    const count = distinct(participants).length;
    if (count < leastInForum) return refusal('case.forum-small', { count, least: leastInForum });
    if (!participants.includes(person)) return refusal('case.decider-absent');
    const strange = participants.filter((each) => !state.forum.includes(each)).length;
    return strange > 0 ? refusal('case.not-in-forum', { count: strange }) : null;
  },
  deciderNotRecused: (state, command, context) =>
    notRecused(discussionIn(command)?.participants ?? [], state, context),
  // 政务处分法 43, 公务员法 63: a statement in one’s own defence may never make it worse.
  neverHeavier: ({ ceiling }, command) =>
    'months' in command && !(ceiling && isWithin(command, ceiling)) ? refusal('case.heavier') : null,
  fromDecisionDay: (_, command, context) => {
    if (command.type !== 'decideCase') return null;
    const today = context.decidedOn ?? dayOf(context.now, given(context.calendar, 'calendar').zone);
    const early = command.from < command.discussion.on;
    return early || command.from > today
      ? refusal('case.from-day', { day: command.discussion.on, today })
      : null;
  },
  remedyKnown: (state, command) =>
    remedyFor(state, measuresIn(command)) ? null : refusal('case.remedy-unknown'),
  // Two different copies of one served decision would both be genuine.
  servedOnNobody: ({ servedTo }) => (servedTo.length === 0 ? null : refusal('seal.served-already')),
  notSealedYet: ({ sealedByKey }) => (sealedByKey === null ? null : refusal('seal.done-already')),
  keeperDidNotDecide: ({ deciders, forum }, _, { person }) =>
    [...deciders, ...forum].includes(person) ? refusal('seal.keeper-decided') : null,
  sealedAsDecided: ({ frozen }, command) =>
    command.type === 'sealCaseByKey' && command.frozen !== frozen ? refusal('seal.text-other') : null,
  serviceProven: ({ decision, endedAt }, command, context) =>
    command.type === 'serveDecision'
      ? serviceAccepted(command.proof, context, decision?.at ?? endedAt ?? 0)
      : null,
  servedOnce: ({ servedTo, fields }, command) =>
    command.type === 'serveDecision' &&
    (servedTo.includes(command.to) || (command.to === 'person' && fields?.person === null))
      ? refusal('case.already-served')
      : null,
  servedOnAll: (state) => (isServedOnAll(state) ? null : refusal('case.not-served')),
  effectOver: ({ decision }, _, context) => {
    if (!decision || decision.measures.some((code) => measureOf(code)?.months === 'permanent'))
      return refusal('case.effect-running');
    const today = dayOf(context.now, given(context.calendar, 'calendar').zone);
    return decision.until !== null && today <= decision.until ? refusal('case.effect-running') : null;
  },
} satisfies Record<string, CaseGuard>;

/** A person’s decision goes to the person and to the unit; a unit’s to the unit. */
export const isServedOnAll = ({ fields, servedTo }: Pick<CaseState, 'fields' | 'servedTo'>): boolean =>
  servedTo.includes('unit') && (fields?.person === null || servedTo.includes('person'));

/** The first way to ask for another look, as the decision has to tell it. */
export const remedyFor = ({ fields, organ }: CaseState, measures: readonly string[]) =>
  remediesOf({
    type: 'case',
    party: fields?.person ? 'person' : 'unit',
    authority: organ?.authority ?? null,
    measures,
  })[0];
