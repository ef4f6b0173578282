import { dayOf } from '../calendar/day.ts';
import { deadlineAfter } from '../calendar/deadline.ts';
import { plusMonths } from '../calendar/months.ts';
import { given } from '../fact.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet, withPerson } from '../machine.ts';
import type { ServiceProof } from '../papers/service-proof.ts';
import { isTombstone } from '../primitives.ts';
import { distinct } from './apart.ts';
import {
  type CaseCommand,
  type CaseFacts,
  type CaseState,
  defenceDays,
  investigationMonths,
} from './case.ts';
import { caseGuards, ownReceipt, remedyFor } from './case-guards.ts';
import { caseTransitions } from './case-table.ts';
import type { CaseDocument, CaseView } from './case-view.ts';
import { lastDayOf } from './effect.ts';

/** The document of this act; what is printed of another is none of its business. */
function viewIn<D extends CaseDocument>(
  { view, frozen }: CaseFacts,
  document: D,
): { readonly view?: Extract<CaseView, { document: D }>; readonly frozen?: string } {
  if (view?.document !== document) return {};
  return { view: view as Extract<CaseView, { document: D }>, ...(frozen === undefined ? {} : { frozen }) };
}

/** From the moment it was in the respondent’s hands the days for a defence run. */
function served({ told }: CaseState, proof: ServiceProof, { calendar }: CaseFacts) {
  if (!told || isTombstone(told.facts) || isTombstone(told.basis)) return [];
  const { measures, months, facts, basis } = told;
  return made('case.notice-served', {
    measures: [...measures],
    months,
    facts,
    basis,
    proof,
    deadline: deadlineAfter(given(calendar, 'calendar'), proof.at, defenceDays).due,
  });
}

const ended = (state: CaseState, entry: Recorded<'case.exempted' | 'case.dismissed'>): CaseState => ({
  ...state,
  deciders: distinct([...state.deciders, entry.actor.person, ...entry.payload.discussion.participants]),
  reason: entry.payload.ground,
  endedAt: entry.at,
  frozen: entry.payload.frozen ?? null,
  sealedByKey: null,
  servedTo: [],
});

function apply(state: CaseState, entry: Recorded): CaseState {
  const actor = entry.actor.person;
  switch (entry.kind) {
    case 'case.proposed':
    case 'case.revised':
      return {
        ...state,
        fields: entry.payload,
        organ: entry.payload.organ,
        proposers: withPerson(state.proposers, actor),
        reason: null,
      };
    case 'case.approved':
      return { ...state, approver: actor };
    case 'case.returned':
    case 'case.withdrawn':
    case 'case.not-accepted':
      return { ...state, reason: entry.payload.reason };
    case 'case.transferred':
      return { ...state, organ: entry.payload.organ };
    case 'case.accepted':
      return { ...state, investigators: entry.payload.investigators, decideBy: entry.payload.decideBy };
    case 'case.notice-issued': {
      const { measures, months, facts, basis } = entry.payload;
      return { ...state, told: { measures, months, facts, basis }, toldAt: entry.at };
    }
    case 'case.notice-served': {
      const { measures, months, ...rest } = entry.payload;
      return { ...state, noticed: { measures, months, ...rest }, ceiling: { measures, months } };
    }
    case 'case.defence': {
      const { waived, points, files, statement = null } = entry.payload;
      return { ...state, defence: { at: entry.at, by: actor, waived, statement, points, files } };
    }
    case 'case.defence-lapsed':
      return { ...state, lapsed: true };
    case 'case.defence-answered':
      return { ...state, answeredAt: entry.at, forum: entry.payload.forum };
    case 'case.decided': {
      const { measures, months, authority, from, until, remedy, discussion } = entry.payload;
      return {
        ...state,
        deciders: distinct([...state.deciders, actor, ...discussion.participants]),
        decision: { measures, months, authority, from, until, remedy, at: entry.at },
        ceiling: { measures, months },
        frozen: entry.payload.frozen ?? null,
        sealedByKey: null,
        servedTo: [],
      };
    }
    case 'case.exempted':
    case 'case.dismissed':
      return ended(state, entry);
    case 'case.sealed-by-key':
      return { ...state, sealedByKey: { sealed: entry.payload.sealed, by: actor } };
    case 'case.served':
      return { ...state, servedTo: distinct([...state.servedTo, entry.payload.to]) as CaseState['servedTo'] };
    case 'case.changed': {
      const { measures, months, until } = entry.payload;
      const decision = state.decision && { ...state.decision, measures, months, until };
      return { ...state, decision, ceiling: { measures, months } };
    }
    default:
      return state;
  }
}

export const caseLifecycle: Lifecycle<CaseState, CaseCommand, CaseFacts> = fromTable<
  CaseState,
  CaseCommand,
  CaseFacts
>({
  subject: 'case',
  initial: {
    ...nothingYet,
    fields: null,
    organ: null,
    proposers: [],
    approver: null,
    investigators: [],
    decideBy: null,
    told: null,
    toldAt: null,
    noticed: null,
    defence: null,
    lapsed: false,
    answeredAt: null,
    forum: [],
    deciders: [],
    decision: null,
    endedAt: null,
    ceiling: null,
    frozen: null,
    sealedByKey: null,
    servedTo: [],
    reason: null,
  },
  transitions: caseTransitions,
  guards: caseGuards,
  emits: {
    proposeCase: (_, { type: _type, ...fields }) => made('case.proposed', fields),
    reviseCase: (_, { type: _type, ...fields }) => made('case.revised', fields),
    approveCase: (_, { opinion }, facts) =>
      made('case.approved', { opinion, ...viewIn(facts, 'case-proposal') }),
    returnCase: (_, { reason }) => made('case.returned', { reason }),
    withdrawCase: (_, { reason }) => made('case.withdrawn', { reason }),
    transferCase: ({ fields }, { handover, receipt }) =>
      fields ? made('case.transferred', { organ: fields.organ, handover, receipt }) : [],
    acceptCase: (_, { investigators }, { now, calendar }) =>
      made('case.accepted', {
        investigators: [...distinct(investigators)],
        decideBy: plusMonths(dayOf(now, given(calendar, 'calendar').zone), investigationMonths),
      }),
    refuseCase: (_, { reason }) => made('case.not-accepted', { reason }),
    issueNotice: (_, { type: _type, ...notice }, facts) => {
      const { view, ...hash } = viewIn(facts, 'prior-notice');
      return view ? made('case.notice-issued', { ...notice, view, ...hash }) : [];
    },
    serveNotice: (state, { proof }, facts) => served(state, proof, facts),
    receiveNotice: (state, _, facts) => served(state, ownReceipt(facts.now), facts),
    defend: (_, { type: _type, ...said }) => made('case.defence', said),
    lapseDefence: () => made('case.defence-lapsed', {}),
    answerDefence: (_, { points, forum }, facts) =>
      made('case.defence-answered', {
        points,
        forum: [...distinct(forum)],
        ...viewIn(facts, 'defence-record'),
      }),
    decideCase: (state, { type: _type, ...said }, facts) => {
      const remedy = remedyFor(state, said.measures);
      if (!state.organ || !remedy) return [];
      return made('case.decided', {
        ...said,
        authority: state.organ.authority,
        until: lastDayOf(said.from, said.months),
        remedy: { route: remedy.code, count: remedy.file?.count ?? null, unit: remedy.file?.unit ?? null },
        ...viewIn(facts, 'case-decision'),
      });
    },
    exemptCase: (_, { ground, discussion }, facts) =>
      made('case.exempted', { ground, discussion, ...viewIn(facts, 'case-decision') }),
    dismissCase: (_, { ground, discussion }, facts) =>
      made('case.dismissed', { ground, discussion, ...viewIn(facts, 'case-decision') }),
    sealCaseByKey: (_, { type: _type, ...sealing }) => made('case.sealed-by-key', sealing),
    serveDecision: (_, { to, proof }) => made('case.served', { to, proof }),
    takeEffect: () => made('case.took-effect', {}),
    endEffect: () => made('case.effect-ended', {}),
    changeCase: ({ decision }, { appeal, measures, months }) =>
      made('case.changed', { appeal, measures, months, until: lastDayOf(decision?.from ?? '', months) }),
    revokeCase: (_, { appeal }) => made('case.revoked', { appeal }),
    remitCase: (_, { appeal }) => made('case.remitted', { appeal }),
  },
  apply,
  incompatible: [
    ['case.approved', 'case.returned'],
    ['case.approved', 'case.withdrawn'],
    ['case.accepted', 'case.not-accepted'],
    ['case.notice-served', 'case.notice-served'],
    ['case.defence', 'case.defence'],
    ['case.decided', 'case.decided'],
    ['case.decided', 'case.exempted'],
    ['case.decided', 'case.dismissed'],
    ['case.exempted', 'case.dismissed'],
    ['case.sealed-by-key', 'case.sealed-by-key'],
    ['case.sealed-by-key', 'case.served'],
  ],
});
