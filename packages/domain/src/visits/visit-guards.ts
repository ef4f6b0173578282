import { given } from '../fact.ts';
import { type Guard, stateWord } from '../machine.ts';
import { refusal } from '../refusals.ts';
import { mappingFault } from '../registry/checklists/moving.ts';
import type { VisitCommand, VisitFacts, VisitState } from './visit.ts';

type VisitGuard = Guard<VisitState, VisitCommand, VisitFacts>;

const hasAttested = (state: VisitState, person: string, of: readonly string[]) =>
  state.attested.some((each) => each.person === person && of.includes(each.of));

/** Has said to have no interest there, and signed just that. */
export const hasDeclared = (state: VisitState, person: string): boolean =>
  hasAttested(
    state,
    person,
    state.declared.filter((each) => each.person === person).map((each) => each.of),
  );

const sameHeads = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().every((hash, index) => hash === [...b].sort()[index]);

export const visitGuards = {
  assignmentReleased: (_, __, { assignmentStatus = 'none' }) =>
    assignmentStatus === 'released'
      ? null
      : refusal('visit.assignment-not-released', { state: stateWord('assignment', assignmentStatus) }),

  leadOnTeam: (_, command) =>
    command.type === 'scheduleVisit' && !command.members.includes(command.lead)
      ? refusal('assignment.lead-not-member')
      : null,

  waiverNeeded: ({ fields, covertWaived }) =>
    fields?.covert || covertWaived ? refusal('visit.waiver-not-needed') : null,

  actorIsMember: ({ fields }, _, { person }) =>
    fields?.members.includes(person) ? null : refusal('visit.not-a-member'),

  opened: ({ opened }) => (opened.length > 0 ? null : refusal('visit.not-opened')),

  positionOrReason: (_, command) =>
    command.type === 'startVisit' && command.position === null && !command.reason
      ? refusal('visit.position-reason-missing')
      : null,

  coverIsOn: ({ fields }) => (fields?.covert ? null : refusal('visit.no-cover')),

  notStoodAside: ({ recused }, _, { person }) =>
    recused.some((each) => each.person === person) ? refusal('visit.stood-aside', { person }) : null,

  // 政务处分法 42, 监察法 44: two or more. 公务员法 76, 77: each having signed, with a key of their own, that no interest binds them.
  membersAttested: (state, command) => {
    if (command.type !== 'startVisit') return null;
    const going = [...new Set(command.members)];
    const stranger = going.find((person) => !state.fields?.members.includes(person));
    if (stranger) return refusal('visit.member-unknown', { person: stranger });
    const aside = going.find((person) => state.recused.some((each) => each.person === person));
    if (aside) return refusal('visit.stood-aside', { person: aside });
    const silent = going.find((person) => !hasDeclared(state, person));
    if (silent) return refusal('visit.member-not-attested', { person: silent });
    return going.length >= 2 || command.observation
      ? null
      : refusal('visit.needs-two', { count: going.length });
  },

  // covert first, then overt.
  covertFirst: ({ fields, covertWaived }, _, { covertOpen }) =>
    fields && !fields.covert && !covertWaived && given(covertOpen, 'covertOpen') > 0
      ? refusal('visit.covert-still-open')
      : null,

  hasDuration: ({ startedAt }, _, { now }) =>
    startedAt !== null && now > startedAt ? null : refusal('visit.no-duration'),

  checklistComplete: ({ answers, excused }, _, { requiredQuestions }) => {
    const missing = given(requiredQuestions, 'requiredQuestions').filter(
      (id) => !Object.hasOwn(answers, id) && !Object.hasOwn(excused, id),
    ).length;
    return missing > 0 ? refusal('visit.checklist-incomplete', { missing }) : null;
  },

  answersSupported: (_, __, { unsupportedAnswers }) => {
    const count = given(unsupportedAnswers, 'unsupportedAnswers');
    return count > 0 ? refusal('visit.answers-unsupported', { count }) : null;
  },

  watchFits: ({ runs }, command) => {
    if (command.type !== 'pressWatch') return null;
    const known = runs.find(({ id }) => id === command.run);
    const fits =
      command.act === 'start' ? known === undefined : known?.stop === null && known.watch === command.watch;
    return fits ? null : refusal('visit.watch-not-so');
  },

  movesOn: ({ checklists }, command, { templates }) => {
    if (command.type !== 'moveChecklist') return null;
    const present = checklists.find(({ id }) => id === command.from);
    const known = given(templates, 'templates');
    const here = known.some(({ id }) => id === command.from) && known.some(({ id }) => id === command.to.id);
    const other = present?.template === command.to.template && command.to.id !== command.from;
    return present !== undefined && here && other ? null : refusal('visit.checklist-not-a-version');
  },

  mappingFits: (_, command, { templates }) => {
    if (command.type !== 'moveChecklist') return null;
    const questionsOf = (id: string) =>
      given(templates, 'templates').find((each) => each.id === id)?.questions ?? [];
    return mappingFault(questionsOf(command.from), questionsOf(command.to.id), command.mapping);
  },

  recordingsClosed: (_, __, { openRecordings }) => {
    const count = given(openRecordings, 'openRecordings');
    return count > 0 ? refusal('visit.recording-open', { count }) : null;
  },

  findingsSettled: (_, __, { openFindings }) => {
    const count = given(openFindings, 'openFindings');
    return count > 0 ? refusal('visit.findings-open', { count }) : null;
  },

  unchangedSincePresented: ({ presented }, _, facts) => {
    const heads = given(facts.heads, 'heads');
    return presented && sameHeads(presented.heads, heads)
      ? null
      : refusal('visit.changed-since-presented', {
          presented: presented?.heads.length ?? 0,
          present: heads.length,
        });
  },

  allSigned: (state) => {
    const paper = state.presented ? [state.presented.hash] : [];
    const signed = state.present.filter((person) => hasAttested(state, person, paper)).length;
    return signed > 0 && signed === state.present.length
      ? null
      : refusal('visit.not-all-signed', { signed, of: state.present.length });
  },

  // The lead's own visit is said in words of its own, since the way out differs: it goes to the director.
  leadsOwnVisitToDirector: ({ fields }, _, { roles, person }) =>
    !roles.includes('director') && fields?.lead === person ? refusal('visit.lead-reviews-own') : null,

  reviewerWasNotThere: ({ fields, present }, _, { person }) =>
    fields?.members.includes(person) || present.includes(person) ? refusal('visit.reviewer-is-member') : null,

  evidenceVerified: (_, __, { evidenceNotVerified }) => {
    const count = given(evidenceNotVerified, 'evidenceNotVerified');
    return count > 0 ? refusal('visit.evidence-not-verified', { count }) : null;
  },

  notBackInTime: ({ fields }, _, { now }) =>
    fields && now > fields.dueBack ? null : refusal('visit.not-overdue'),

  laterThanBefore: ({ fields }, command, { now }) =>
    command.type === 'extendBack' && fields && command.dueBack > fields.dueBack && command.dueBack > now
      ? null
      : refusal('visit.back-not-later'),

  notYetAlarmed: ({ alarmedAt }) => (alarmedAt === null ? null : refusal('visit.already-alarmed')),
} satisfies Record<string, VisitGuard>;
