import { given } from '../fact.ts';
import { decidedAsTrue } from '../findings/finding.ts';
import type { Guard } from '../machine.ts';
import { serviceAccepted } from '../papers/service-proof.ts';
import { isTombstone } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { tooSecret } from '../secrecy.ts';
import { vagueWording } from '../wording.ts';
import type { DispatchCommand, DispatchFacts, DispatchState } from './dispatch.ts';
import { sentencesOf } from './dispatch-text.ts';
import { type DispatchForm, formRules, holdsOne, isServed } from './forms.ts';
import { longestDispatch } from './length.ts';
import { withdrawalGuards } from './withdrawal-guards.ts';

type DispatchGuard = Guard<DispatchState, DispatchCommand, DispatchFacts>;
type Draft = Extract<DispatchCommand, { type: 'draftDispatch' | 'reviseDispatch' }>;

const asDraft = (command: DispatchCommand): Draft | null =>
  command.type === 'draftDispatch' || command.type === 'reviseDispatch' ? command : null;

/** What is being written, or what was. */
const aboutOf = ({ fields }: DispatchState, command: DispatchCommand) => {
  const draft = asDraft(command);
  return draft === null ? fields : { ...draft, form: draft.text.form };
};

const formOf = (state: DispatchState, command: DispatchCommand): DispatchForm | undefined =>
  aboutOf(state, command)?.form;

const needed: Readonly<
  Record<DispatchForm, readonly ('unit' | 'order' | 'plan' | 'series' | 'withdraws')[]>
> = {
  urging: ['unit', 'order'],
  conclusion: ['unit', 'plan'],
  briefing: ['series'],
  minutes: [],
  withdrawal: ['withdraws'],
};

const handsOf =
  (who: 'drafters' | 'signers'): DispatchGuard =>
  (state, command, { roles }) => {
    const form = formOf(state, command);
    const wanted = form === undefined ? [] : formRules[form][who];
    return holdsOne(roles, wanted)
      ? null
      : refusal('role-missing', { roles: wanted.map((role) => `role.${role}`).join(' ') });
  };

export const dispatchGuards = {
  drafterOfForm: handsOf('drafters'),
  signerOfForm: handsOf('signers'),

  secrecyHeld: (_, command) => tooSecret(asDraft(command)?.secrecy ?? 'internal'),

  // an issued text names its units.
  wordingNames: (_, command) => {
    const draft = asDraft(command);
    return draft === null ? null : vagueWording(...sentencesOf(draft.text));
  },

  aboutNamed: (state, command) => {
    const about = aboutOf(state, command);
    if (!about) return null;
    const empty = needed[about.form].find((name) => about[name] === undefined);
    if (empty !== undefined) return refusal('dispatch.incomplete', { field: `dispatch-field.${empty}` });
    return about.form === 'urging' && about.items.length === 0
      ? refusal('dispatch.incomplete', { field: 'dispatch-field.items' })
      : null;
  },

  // Another order or another unit is another letter.
  aboutStays: ({ fields }, command) => {
    const draft = asDraft(command);
    if (draft === null || fields === null) return null;
    const same =
      draft.text.form === fields.form &&
      draft.order === fields.order &&
      draft.plan === fields.plan &&
      draft.withdraws?.id === fields.withdraws?.id &&
      (fields.withdraws !== undefined || draft.unit === fields.unit);
    return same ? null : refusal('dispatch.about-changed');
  },

  itemsLate: (state, command, facts) => {
    const about = aboutOf(state, command);
    if (about?.form !== 'urging') return null;
    const order = given(facts.order, 'order');
    if (order.unit !== about.unit) return refusal('not-found', { subject: 'unit' });
    const count = about.items.filter((n) => !order.late.includes(n)).length;
    return count > 0 ? refusal('dispatch.item-not-late', { count }) : null;
  },

  findingsConfirmedThere: (state, command, facts) => {
    const about = aboutOf(state, command);
    if (about?.form !== 'conclusion') return null;
    const stands = given(facts.findings, 'findings').filter(
      ({ status, unit, plan }) =>
        decidedAsTrue.includes(status) && unit === about.unit && plan === about.plan,
    );
    const known = new Set(stands.map(({ id }) => id));
    const count = about.findings.filter((id) => !known.has(id)).length;
    return count > 0 ? refusal('dispatch.finding-not-confirmed', { count }) : null;
  },

  ...withdrawalGuards,

  // A day to answer by has to lie ahead of whoever answers.
  reportDayAhead: ({ fields }, _, facts) => {
    const text = fields?.text;
    if (text === undefined || isTombstone(text) || text.form !== 'urging') return null;
    return text.reportBy <= given(facts.today, 'today')
      ? refusal('dispatch.report-day-past', { day: text.reportBy })
      : null;
  },

  formIsReviewed: (state, command) => {
    const form = formOf(state, command);
    return form !== undefined && formRules[form].reviewed ? null : refusal('dispatch.needs-no-review');
  },

  reviewedFirst: (state, command) => {
    const form = formOf(state, command);
    return form !== undefined && formRules[form].reviewed && state.reviewer === null
      ? refusal('dispatch.not-reviewed')
      : null;
  },

  actorDidNotDraft: ({ drafters }, _, { person }) =>
    drafters.includes(person) ? refusal('dispatch.reviewer-is-drafter') : null,

  signerDidNotDraft: ({ drafters }, _, { person }) =>
    drafters.includes(person) ? refusal('dispatch.signer-is-drafter') : null,

  signerDidNotReview: ({ reviewer }, _, { person }) =>
    reviewer === person ? refusal('dispatch.signer-is-reviewer') : null,

  withinLength: (state, command, facts) => {
    const form = formOf(state, command);
    const limit = form === undefined ? Number.POSITIVE_INFINITY : longestDispatch[form];
    const characters = given(facts.characters, 'characters');
    return characters > limit ? refusal('bulletin.too-long', { characters, limit }) : null;
  },

  viewAsSeen: (_, command, { viewHash }) =>
    command.type === 'signDispatch' && command.viewHash !== viewHash
      ? refusal('dispatch.view-changed')
      : null,

  nextInSeries: (_, __, { nextSerial, today, code }) =>
    nextSerial !== undefined && nextSerial >= 1 && today !== undefined && code !== undefined
      ? null
      : refusal('dispatch.number-not-next', { next: nextSerial ?? 0 }),

  renderedAsSigned: ({ viewHash }, command) =>
    (command.type === 'recordDispatchRendering' || command.type === 'sealDispatchByKey') &&
    command.viewHash !== viewHash
      ? refusal('dispatch.render-differs')
      : null,

  formBearsSeal: (state, command) => {
    const form = formOf(state, command);
    return form !== undefined && formRules[form].letter ? null : refusal('dispatch.bears-no-seal');
  },

  keeperIsAnother: ({ drafters, signer }, _, { person }) =>
    [...drafters, signer].includes(person) ? refusal('dispatch.keeper-wrote-or-signed') : null,

  sealRecordedOrUnsealed: (state, command) => {
    const form = formOf(state, command);
    const lacks = form !== undefined && formRules[form].letter && state.sealedByKey === null;
    return command.type === 'issueDispatch' && lacks && !command.unsealed
      ? refusal('dispatch.not-sealed')
      : null;
  },

  formIsServed: (state, command) => {
    const form = formOf(state, command);
    return form !== undefined && isServed({ form, unit: state.fields?.unit })
      ? null
      : refusal('dispatch.goes-to-no-unit');
  },

  serviceProven: ({ issuedAt }, command, context) => {
    if (command.type !== 'serveDispatch') return null;
    const byUnit = !holdsOne(context.roles, ['planner', 'director']);
    if (byUnit && command.proof.method !== 'electronic') return refusal('order.unit-proves-nothing');
    return serviceAccepted(command.proof, context, issuedAt ?? 0, byUnit ? 'addressee' : 'office');
  },
} satisfies Record<string, DispatchGuard>;
