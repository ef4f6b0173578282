import { dayOf } from '../calendar/day.ts';
import { deadlineAfter } from '../calendar/deadline.ts';
import { plusMonths } from '../calendar/months.ts';
import { given } from '../fact.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet, withPerson } from '../machine.ts';
import { distinct } from './apart.ts';
import {
  type CaseCommand,
  type CaseFacts,
  type CaseState,
  defenceDays,
  investigationMonths,
} from './case.ts';
import { caseGuards, remedyFor } from './case-guards.ts';
import { caseTransitions } from './case-table.ts';
import { lastDayOf } from './effect.ts';

const ended = (state: CaseState, entry: Recorded<'case.exempted' | 'case.dismissed'>): CaseState => ({
  ...state,
  deciders: distinct([...state.deciders, entry.actor.person, ...entry.payload.discussion.participants]),
  reason: entry.payload.ground,
  endedAt: entry.at,
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
        servedTo: [],
      };
    }
    case 'case.exempted':
    case 'case.dismissed':
      return ended(state, entry);
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
    noticed: null,
    defence: null,
    lapsed: false,
    answeredAt: null,
    forum: [],
    deciders: [],
    decision: null,
    endedAt: null,
    ceiling: null,
    servedTo: [],
    reason: null,
  },
  transitions: caseTransitions,
  guards: caseGuards,
  emits: {
    proposeCase: (_, { type: _type, ...fields }) => made('case.proposed', fields),
    reviseCase: (_, { type: _type, ...fields }) => made('case.revised', fields),
    approveCase: (_, { opinion }) => made('case.approved', { opinion }),
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
    serveNotice: (_, { type: _type, ...notice }, { calendar }) =>
      made('case.notice-served', {
        ...notice,
        deadline: deadlineAfter(given(calendar, 'calendar'), notice.proof.at, defenceDays).due,
      }),
    defend: (_, { type: _type, ...said }) => made('case.defence', said),
    lapseDefence: () => made('case.defence-lapsed', {}),
    answerDefence: (_, { points, forum }) =>
      made('case.defence-answered', { points, forum: [...distinct(forum)] }),
    decideCase: (state, { type: _type, ...said }) => {
      const remedy = remedyFor(state, said.measures);
      if (!state.organ || !remedy) return [];
      return made('case.decided', {
        ...said,
        authority: state.organ.authority,
        until: lastDayOf(said.from, said.months),
        remedy: { route: remedy.code, count: remedy.file?.count ?? null, unit: remedy.file?.unit ?? null },
      });
    },
    exemptCase: (_, { ground, discussion }) => made('case.exempted', { ground, discussion }),
    dismissCase: (_, { ground, discussion }) => made('case.dismissed', { ground, discussion }),
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
    ['case.defence', 'case.defence'],
    ['case.decided', 'case.decided'],
    ['case.decided', 'case.exempted'],
    ['case.decided', 'case.dismissed'],
    ['case.exempted', 'case.dismissed'],
  ],
});
