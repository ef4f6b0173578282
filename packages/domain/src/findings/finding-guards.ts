import { intactStates, verifiedStates } from '../evidence/evidence.ts';
import { given } from '../fact.ts';
import { type Guard, stateWord } from '../machine.ts';
import { refusal } from '../refusals.ts';
import { codeIn, isFurtherCode, raisesReferral } from '../taxonomy/lookup.ts';
import { openToFindings } from '../visits/visit.ts';
import { vagueWording } from '../wording.ts';
import { isHeard, isObjectionOpen } from './confirmation.ts';
import type { FindingCommand, FindingFacts, FindingState } from './finding.ts';
import { afterwards, changesIn, isSame } from './finding-fields.ts';
import { computed, isOverdue, sameTime } from './time-element.ts';

type FindingGuard = Guard<FindingState, FindingCommand, FindingFacts>;

const isDirector = (roles: readonly string[]) => roles.includes('director');

/** Evidence the finding rests on, as far as the visit knows it. */
const itsEvidence = (state: FindingState, command: FindingCommand, { evidence }: FindingFacts) => {
  const ids = afterwards(state, command)?.evidence ?? [];
  return evidence.filter((each) => ids.includes(each.id));
};

export const isCovertOnly = (evidence: readonly { readonly covert: boolean }[]): boolean =>
  evidence.every((each) => each.covert);

export const findingGuards = {
  visitOpen: (_, __, { visit }) =>
    (openToFindings as readonly string[]).includes(visit.status)
      ? null
      : refusal('finding.visit-closed', { state: stateWord('visit', visit.status) }),

  visitStands: (_, __, { visit }) =>
    visit.status === 'invalidated' ? refusal('finding.visit-invalidated') : null,

  actorWasThere: (_, __, { visit, person }) =>
    visit.members.includes(person) ? null : refusal('finding.not-a-member'),

  insideVisit: (_, command, { visit, now }) =>
    command.type === 'recordFinding' &&
    (command.visit !== visit.id ||
      command.observedAt > now ||
      visit.startedAt === null ||
      command.observedAt < visit.startedAt)
      ? refusal('finding.observed-outside-visit')
      : null,

  evidenceOwn: (_, command, { evidence }) => {
    const named = changesIn(command)?.evidence ?? [];
    const foreign = named.filter((id) => !evidence.some((each) => each.id === id)).length;
    return foreign > 0 ? refusal('finding.evidence-foreign', { count: foreign }) : null;
  },

  somethingChanged: ({ fields }, command) => {
    const changes = Object.entries(changesIn(command) ?? {});
    return changes.some(([key, value]) => !isSame(value, fields?.[key as keyof typeof fields]))
      ? null
      : refusal('finding.nothing-changed');
  },

  // Both texts are kept; which of them goes on the paper is for somebody to say.
  nothingToChoose: (_, __, { clashes }) => {
    const count = clashes?.parts.length ?? 0;
    return count > 0 ? refusal('finding.written-differently', { count }) : null;
  },
  somethingToChoose: (_, __, { clashes }) =>
    given(clashes, 'clashes').of.length > 0 ? null : refusal('finding.nothing-to-choose'),
  everythingChosen: (_, command, { clashes }) => {
    if (command.type !== 'chooseFinding' && command.type !== 'settleFinding') return null;
    const count = given(clashes, 'clashes').parts.filter(
      ({ part, said }) => !said.some(({ hash }) => hash === command.choices[part]),
    ).length;
    return count > 0 ? refusal('finding.choice-missing', { count }) : null;
  },

  // The fact came first and its words may come last, but nothing without them is put before anybody.
  wordsSaid: (state, command) => {
    const fields = afterwards(state, command);
    return fields?.observation ? null : refusal('finding.words-missing', { at: fields?.observedAt ?? 0 });
  },
  placeSaid: (state, command) => {
    const fields = afterwards(state, command);
    return fields?.place ? null : refusal('finding.place-missing', { at: fields?.observedAt ?? 0 });
  },

  codeFits: (state, command, { taxonomy }) => {
    const fields = afterwards(state, command);
    if (!fields?.style || !fields.subCode) return refusal('finding.code-missing');
    const style = `style.${fields.style}`;
    if (!codeIn(taxonomy, fields.style, fields.subCode)) {
      return refusal('finding.code-unknown', { code: fields.subCode, style });
    }
    const strange = fields.also?.find((code) => !isFurtherCode(taxonomy, code));
    return strange ? refusal('finding.code-unknown', { code: strange, style }) : null;
  },

  // what is said of a time is what its watch or its dates give, and nothing that anybody typed.
  timeComputed: (_, command, { time: facts }) => {
    const said = changesIn(command)?.time;
    if (said === undefined) return null;
    const counted = computed(said, given(facts, 'time'));
    return counted !== null && sameTime(counted, said) ? null : refusal('finding.time-not-computed');
  },
  slowTimed: (state, command) => {
    const fields = afterwards(state, command);
    if (fields?.style !== 'SLOW') return null;
    // What was proposed before times were counted may still be put right in its other words.
    const changes = changesIn(command);
    if (changes && !('style' in changes || 'subCode' in changes || 'time' in changes)) return null;
    if (fields.time === undefined) return refusal('finding.time-missing', { at: fields.observedAt });
    // past the limit is what the count says, too.
    return fields.subCode === 'OVERDUE' && !isOverdue(fields.time) ? refusal('finding.not-overdue') : null;
  },

  // exactly one unit, and a post or the reason why it could not be told.
  unitNamed: (state, command) => (afterwards(state, command)?.unit ? null : refusal('finding.unit-missing')),
  postNamed: (state, command) => {
    const fields = afterwards(state, command);
    if (fields?.post && fields.postUnknownReason) return refusal('finding.post-and-reason');
    return fields?.post || fields?.postUnknownReason || fields?.style === 'PRAISE'
      ? null
      : refusal('finding.post-missing');
  },
  criterionNamed: (state, command) => {
    const fields = afterwards(state, command);
    return fields?.criterion || fields?.style === 'PRAISE' ? null : refusal('finding.criterion-missing');
  },
  severitySet: (state, command) => {
    const fields = afterwards(state, command);
    return fields?.severity || fields?.style === 'PRAISE' ? null : refusal('finding.severity-missing');
  },
  evidenceIntact: (state, command, context) => {
    const pieces = itsEvidence(state, command, context);
    if (pieces.length === 0) return refusal('finding.evidence-missing');
    const intact = pieces.filter((each) => intactStates.includes(each.status));
    return intact.length > 0 ? null : refusal('finding.evidence-not-intact', { count: pieces.length });
  },
  wordingNames: (state, command) => {
    const fields = afterwards(state, command);
    return vagueWording(fields?.observation, fields?.place, fields?.post);
  },

  visitReviewed: (_, __, { visit }) =>
    visit.status === 'reviewed' || visit.status === 'locked'
      ? null
      : refusal('finding.visit-not-reviewed', { state: stateWord('visit', visit.status) }),

  reviewerIsNotInspector: ({ recordedBy }, _, { visit, person }) =>
    recordedBy === person || visit.members.includes(person) ? refusal('finding.reviewer-is-inspector') : null,

  // A broken original proves nothing; what is confirmed rests on bytes the server has seen and hashed.
  evidenceVerified: (state, command, context) => {
    const pieces = itsEvidence(state, command, context);
    const proven = pieces.filter((each) => verifiedStates.includes(each.status));
    return proven.length > 0 ? null : refusal('finding.evidence-not-intact', { count: pieces.length });
  },

  // 05, 5.2: what one person saw alone stays uncorroborated, and only the director may still confirm it.
  onePersonToDirector: (_, __, { visit, roles }) =>
    visit.observation && !isDirector(roles) ? refusal('finding.one-person-needs-director') : null,

  covertOnlyToDirector: (state, command, context) =>
    isCovertOnly(itsEvidence(state, command, context)) && !isDirector(context.roles)
      ? refusal('finding.covert-only-needs-director')
      : null,

  // a matter of favours may be a duty offence; whether it is referred is for the director to weigh.
  favourToDirector: ({ fields }, _, { roles }) =>
    raisesReferral(fields?.subCode, fields?.also) && !isDirector(roles)
      ? refusal('finding.favour-needs-director')
      : null,

  // Nobody is found at fault unheard; praise needs no defence.
  heardFirst: ({ fields }) => (fields?.style === 'PRAISE' ? null : refusal('finding.not-heard')),

  notPraised: ({ fields }) => (fields?.style === 'PRAISE' ? refusal('finding.praise-needs-no-reply') : null),

  everybodyHeard: ({ confirmations }, _, { sheets }) => {
    const round = given(sheets, 'sheets').filter((sheet) => confirmations.includes(sheet.id));
    const count = confirmations.length - round.filter(isHeard).length;
    return count > 0 || round.length === 0 ? refusal('finding.replies-open', { count }) : null;
  },

  objectionsAnswered: ({ confirmations }, _, { sheets }) => {
    const open = given(sheets, 'sheets').filter(
      (sheet) => confirmations.includes(sheet.id) && isObjectionOpen(sheet),
    );
    return open.length > 0 ? refusal('finding.objection-unanswered', { count: open.length }) : null;
  },

  holder: ({ holders }, _, { person }) => (holders.includes(person) ? null : refusal('finding.not-a-holder')),
  keepsHolder: (_, command, { person }) =>
    command.type === 'nameHolders' && !command.holders.includes(person)
      ? refusal('finding.holder-leaves-self')
      : null,

  disposalLinked: ({ disposals }, command) =>
    command.type === 'disposeFinding' && disposals.includes(command.by)
      ? refusal('finding.disposed-already')
      : null,

  // being told of in a bulletin ends no fault; an order has to be carried out, or a case decided.
  disposalsClosed: ({ fields, disposals: taken }, _, { disposals }) => {
    const known = given(disposals, 'disposals');
    const outcomeOf = (by: string) => known.find((each) => each.by === by)?.outcome ?? 'open';
    const open = taken.filter((by) => outcomeOf(by) === 'open').length;
    const answered = taken.some((by) => outcomeOf(by) === 'done' && !by.startsWith('bul_'));
    return open > 0 || !(answered || fields?.style === 'PRAISE')
      ? refusal('finding.disposals-open', { count: Math.max(1, open) })
      : null;
  },

  notPraise: ({ fields }) => (fields?.style === 'PRAISE' ? refusal('finding.praise-not-referred') : null),
} satisfies Record<string, FindingGuard>;
