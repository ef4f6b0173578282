import { dayOf } from '../calendar/day.ts';
import { given } from '../fact.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet, withPerson } from '../machine.ts';
import type { AppealCommand, AppealFacts, AppealState } from './appeal.ts';
import { appealGuards, lastDayToFile, runningClock } from './appeal-guards.ts';
import { appealTransitions } from './appeal-table.ts';
import { lastDay, remedies } from './remedies.ts';

function apply(state: AppealState, entry: Recorded): AppealState {
  const actor = entry.actor.person;
  switch (entry.kind) {
    case 'appeal.filed': {
      const { about, route, previous = null, person, unit, until, grounds, requests, files } = entry.payload;
      return {
        ...state,
        about,
        route,
        previous,
        person,
        unit,
        until,
        grounds,
        requests,
        files,
        filedAt: entry.at,
      };
    }
    case 'appeal.supplement-asked':
      return { ...state, handlers: withPerson(state.handlers, actor), reason: entry.payload.what };
    case 'appeal.supplemented':
      return { ...state, supplements: state.supplements + 1, filedAt: entry.at, reason: null };
    case 'appeal.accepted':
      return {
        ...state,
        handlers: withPerson(state.handlers, actor),
        decideBy: entry.payload.decideBy,
        reason: null,
      };
    case 'appeal.inadmissible':
      return { ...state, handlers: withPerson(state.handlers, actor), reason: entry.payload.reason };
    case 'appeal.assigned':
      return { ...state, reviewers: entry.payload.reviewers };
    case 'appeal.decided': {
      const { result, measures, months = null } = entry.payload;
      return { ...state, result, changed: measures ? { measures, months } : null, decidedAt: entry.at };
    }
    case 'appeal.withdrawn':
      return { ...state, reason: entry.payload.reason };
    case 'appeal.alarmed':
      return { ...state, alarmed: [...state.alarmed, entry.payload.what] };
    default:
      return state;
  }
}

export const appealLifecycle: Lifecycle<AppealState, AppealCommand, AppealFacts> = fromTable<
  AppealState,
  AppealCommand,
  AppealFacts
>({
  subject: 'appeal',
  initial: {
    ...nothingYet,
    about: null,
    route: null,
    previous: null,
    person: null,
    unit: null,
    filedAt: null,
    until: null,
    grounds: null,
    requests: null,
    files: [],
    supplements: 0,
    handlers: [],
    decideBy: null,
    reviewers: [],
    result: null,
    changed: null,
    decidedAt: null,
    alarmed: [],
    reason: null,
  },
  transitions: appealTransitions,
  guards: appealGuards,
  emits: {
    fileAppeal: (_, { type: _type, ...fields }, facts) =>
      made('appeal.filed', {
        ...fields,
        person: facts.contested?.person ?? null,
        unit: facts.contested?.unit ?? null,
        until: lastDayToFile(fields.route, facts),
      }),
    askSupplement: (_, { what }) => made('appeal.supplement-asked', { what }),
    supplementAppeal: (_, { grounds, files }) => made('appeal.supplemented', { grounds, files }),
    acceptAppeal: ({ route }, _, { now, calendar }) => {
      const known = given(calendar, 'calendar');
      const span = remedies.find((each) => each.code === route)?.decide ?? null;
      return made('appeal.accepted', { decideBy: lastDay(known, dayOf(now, known.zone), span) });
    },
    refuseAppeal: (_, { reason }) => made('appeal.inadmissible', { reason }),
    assignAppeal: (_, { reviewers }) => made('appeal.assigned', { reviewers: [...new Set(reviewers)] }),
    decideAppeal: (_, { type: _type, ...said }) => made('appeal.decided', said),
    serveAppeal: (_, { proof }) => made('appeal.served', { proof }),
    executeAppeal: (_, { did }) => made('appeal.executed', { did }),
    withdrawAppeal: (_, { reason }) => made('appeal.withdrawn', { reason }),
    alarmAppeal: (state, _, facts) => {
      const clock = runningClock(state, facts);
      return clock === null ? [] : made('appeal.alarmed', clock);
    },
  },
  apply,
  incompatible: [
    ['appeal.accepted', 'appeal.inadmissible'],
    ['appeal.accepted', 'appeal.withdrawn'],
    ['appeal.decided', 'appeal.decided'],
    ['appeal.decided', 'appeal.withdrawn'],
  ],
});
