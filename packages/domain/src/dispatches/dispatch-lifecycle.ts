import { seriesOf, yearOf } from '../bulletins/number.ts';
import { deadlineAfter } from '../calendar/deadline.ts';
import { recordedDeadline } from '../calendar/recorded-deadline.ts';
import { given } from '../fact.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet, withPerson } from '../machine.ts';
import { isTombstone } from '../primitives.ts';
import { heldSecrecy } from '../secrecy.ts';
import type { DispatchCommand, DispatchFacts, DispatchState } from './dispatch.ts';
import { dispatchGuards } from './dispatch-guards.ts';
import { dispatchTransitions } from './dispatch-table.ts';
import { dispatchNumber, reviewDays } from './forms.ts';

type Draft = Extract<DispatchCommand, { type: 'draftDispatch' | 'reviseDispatch' }>;

const fieldsOf = ({ type: _, secrecy, ...fields }: Draft, facts: DispatchFacts) => ({
  ...fields,
  form: fields.text.form,
  secrecy: heldSecrecy(secrecy),
  ...(fields.text.form === 'withdrawal' ? addressed(given(facts.withdrawn, 'withdrawn')) : {}),
});

/** Whoever had the document is told that it no longer stands. */
const addressed = (withdrawn: DispatchFacts['withdrawn']) => {
  const addressees = [...(withdrawn?.addressees ?? [])];
  const [only] = addressees;
  return addressees.length === 1 && only !== undefined ? { addressees, unit: only } : { addressees };
};

function apply(state: DispatchState, entry: Recorded): DispatchState {
  switch (entry.kind) {
    case 'dispatch.drafted':
    case 'dispatch.revised':
      // What was reviewed was another text.
      return {
        ...state,
        fields: entry.payload,
        drafters: withPerson(state.drafters, entry.actor.person),
        reviewer: null,
        reason: null,
      };
    case 'dispatch.reviewed':
      return { ...state, reviewer: entry.actor.person };
    case 'dispatch.returned':
    case 'dispatch.revoked':
      return { ...state, reason: entry.payload.reason };
    case 'dispatch.signed': {
      const { viewHash, number } = entry.payload;
      return { ...state, signer: entry.actor.person, signedAt: entry.at, viewHash, numbered: number };
    }
    case 'dispatch.rendered': {
      const { sha256, size, fingerprint } = entry.payload;
      return { ...state, rendered: { sha256, size, fingerprint } };
    }
    case 'dispatch.sealed-by-key':
      return { ...state, sealedByKey: { sha256: entry.payload.sha256, by: entry.actor.person } };
    case 'dispatch.issued':
      return { ...state, issuedAt: entry.at };
    case 'dispatch.served': {
      const { proof, review = null } = entry.payload;
      const reviewBy = isTombstone(review) ? null : review;
      return { ...state, servedAt: isTombstone(proof) ? entry.at : proof.at, reviewBy };
    }
    default:
      return state;
  }
}

export const dispatchLifecycle: Lifecycle<DispatchState, DispatchCommand, DispatchFacts> = fromTable<
  DispatchState,
  DispatchCommand,
  DispatchFacts
>({
  subject: 'dispatch',
  initial: {
    ...nothingYet,
    fields: null,
    drafters: [],
    reviewer: null,
    signer: null,
    signedAt: null,
    viewHash: null,
    numbered: null,
    rendered: null,
    sealedByKey: null,
    issuedAt: null,
    servedAt: null,
    reviewBy: null,
    reason: null,
  },
  transitions: dispatchTransitions,
  guards: dispatchGuards,
  emits: {
    draftDispatch: (_, command, facts) => made('dispatch.drafted', fieldsOf(command, facts)),
    reviseDispatch: (_, command, facts) => made('dispatch.revised', fieldsOf(command, facts)),
    reviewDispatch: (_, { opinion }) => made('dispatch.reviewed', { opinion }),
    returnDispatch: (_, { reason }) => made('dispatch.returned', { reason }),
    signDispatch: (
      { id, fields },
      { viewHash, opinion },
      { office, code = '', nextSerial: serial = 1, before = 0, today: date = '' },
    ) => {
      const form = given(fields?.form, 'form');
      const year = yearOf(date);
      const series = seriesOf(office, code, year);
      const number = {
        series,
        year,
        serial,
        number: dispatchNumber(form, { code, year, serial }),
        date,
        ...(form === 'briefing' ? { total: before + serial } : {}),
      };
      return [
        ...made('dispatch.signed', { viewHash, number, opinion }),
        ...made('series.taken', { serial, dispatch: id ?? '' }, { type: 'series', id: series }),
      ];
    },
    recordDispatchRendering: (_, { type: _type, ...rendering }) => made('dispatch.rendered', rendering),
    sealDispatchByKey: (_, { type: _type, ...sealing }) => made('dispatch.sealed-by-key', sealing),
    issueDispatch: ({ sealedByKey }, { unsealed }) =>
      made('dispatch.issued', sealedByKey === null && unsealed ? { unsealed: true } : {}),
    serveDispatch: ({ fields }, { proof }, facts) => {
      if (fields?.form !== 'conclusion') return made('dispatch.served', { proof });
      const calendar = given(facts.calendar, 'calendar');
      const review = recordedDeadline(deadlineAfter(calendar, proof.at, reviewDays, 'days'));
      return made('dispatch.served', { proof, review });
    },
    revokeDispatch: (_, { reason }) => made('dispatch.revoked', { reason }),
  },
  apply,
  incompatible: [
    ['dispatch.signed', 'dispatch.returned'],
    ['dispatch.signed', 'dispatch.signed'],
    ['dispatch.sealed-by-key', 'dispatch.sealed-by-key'],
    ['dispatch.sealed-by-key', 'dispatch.revoked'],
    ['dispatch.issued', 'dispatch.revoked'],
    ['dispatch.served', 'dispatch.served'],
    ['dispatch.served', 'dispatch.revoked'],
  ],
});
