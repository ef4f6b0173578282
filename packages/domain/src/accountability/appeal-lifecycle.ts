import { documentNumber } from '../bulletins/bulletin-view.ts';
import { seriesOf, yearOf } from '../bulletins/number.ts';
import { dayOf } from '../calendar/day.ts';
import { given } from '../fact.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet, withPerson } from '../machine.ts';
import { distinct } from './apart.ts';
import type { AppealCommand, AppealFacts, AppealState } from './appeal.ts';
import { appealGuards, lastDayToFile, runningClock } from './appeal-guards.ts';
import { appealTransitions } from './appeal-table.ts';
import { lastDay, remedies } from './remedies.ts';

const notResult = (what: string) => what !== 'result';

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
      const { result, measures, months = null, discussion, viewHash = null } = entry.payload;
      return {
        ...state,
        result,
        changed: measures ? { measures, months } : null,
        decidedAt: entry.at,
        deciders: distinct([actor, ...discussion.participants]),
        viewHash,
      };
    }
    case 'appeal.sealed-by-key':
      return { ...state, sealedByKey: { sealed: entry.payload.sealed, by: actor } };
    case 'appeal.extended':
      return {
        ...state,
        decideBy: entry.payload.decideBy,
        extended: true,
        alarmed: state.alarmed.filter(notResult),
      };
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
    extended: false,
    reviewers: [],
    result: null,
    changed: null,
    decidedAt: null,
    deciders: [],
    viewHash: null,
    sealedByKey: null,
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
    extendAppeal: ({ route, decideBy }, { reason }, { calendar }) => {
      const span = remedies.find((each) => each.code === route)?.extend ?? null;
      const until = lastDay(given(calendar, 'calendar'), given(decideBy ?? undefined, 'decideBy'), span);
      return made('appeal.extended', { decideBy: given(until ?? undefined, 'extension'), reason });
    },
    decideAppeal: (
      { id },
      { type: _type, ...said },
      { office, view, viewHash, series: code, nextSerial, now, calendar },
    ) => {
      const printed = { ...(view ? { view } : {}), ...(viewHash ? { viewHash } : {}) };
      if (code === undefined) return made('appeal.decided', { ...said, ...printed });
      const date = dayOf(now, given(calendar, 'calendar').zone);
      const year = yearOf(date);
      const serial = given(nextSerial, 'nextSerial');
      const series = seriesOf(office, code, year);
      const number = { series, year, serial, number: documentNumber({ code, year, serial }), date };
      return [
        ...made('appeal.decided', { ...said, ...printed, number }),
        ...made('series.taken', { serial, appeal: id ?? '' }, { type: 'series', id: series }),
      ];
    },
    sealAppealByKey: (_, { type: _type, ...sealing }) => made('appeal.sealed-by-key', sealing),
    serveAppeal: (_, { proof }) => made('appeal.served', { proof }),
    receiveAppeal: (_, __, { now }) =>
      made('appeal.served', { proof: { method: 'electronic', at: now, witnesses: [] } }),
    executeAppeal: (_, { did }) => made('appeal.executed', { did }),
    withdrawAppeal: (_, { reason }) => made('appeal.withdrawn', { reason }),
    appealFurther: (_, { appeal }) => made('appeal.went-further', { appeal }),
    closeAppeal: () => made('appeal.closed', {}),
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
    ['appeal.decided', 'appeal.extended'],
    ['appeal.extended', 'appeal.extended'],
    ['appeal.sealed-by-key', 'appeal.sealed-by-key'],
    ['appeal.sealed-by-key', 'appeal.served'],
    ['appeal.went-further', 'appeal.closed'],
  ],
});
