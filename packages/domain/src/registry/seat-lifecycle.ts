import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now, stays } from '../machine.ts';
import { type EndingFacts, endedByToday } from './ending.ts';
import { registrars } from './registrars.ts';
import type { SeatCommand, SeatState } from './registry.ts';

/** A duty belongs to a seat; people come, go and stand in for each other. */
export const seatLifecycle: Lifecycle<SeatState, SeatCommand, EndingFacts> = fromTable<
  SeatState,
  SeatCommand,
  EndingFacts
>({
  subject: 'seat',
  initial: { ...nothingYet, fields: null, person: null, past: [] },
  transitions: [
    now('none', 'empty', 'establishSeat', 'seat.established', registrars),
    now(['empty', 'filled'], stays, 'reviseSeat', 'seat.revised', registrars),
    now('empty', 'filled', 'fillSeat', 'seat.filled', registrars),
    now('filled', 'empty', 'vacateSeat', 'seat.vacated', registrars),
    // Whoever sits there rises first, with a reason of its own.
    now('empty', 'ended', 'endSeat', 'seat.ended', registrars, ['endedByToday']),
  ].flat(),
  guards: {
    endedByToday: (_, command, facts) => ('on' in command ? endedByToday(command, facts) : null),
  },
  emits: {
    establishSeat: (_, { type: _type, ...fields }) => made('seat.established', fields),
    reviseSeat: (_, { type: _type, ...fields }) => made('seat.revised', fields),
    fillSeat: (_, { person }) => made('seat.filled', { person }),
    vacateSeat: (_, { reason }) => made('seat.vacated', { reason }),
    endSeat: (_, { type: _type, ...ending }) => made('seat.ended', ending),
  },
  apply: (state, entry) => {
    switch (entry.kind) {
      case 'seat.established':
        return { ...state, fields: entry.payload };
      case 'seat.revised':
        return state.fields ? { ...state, fields: { ...state.fields, ...entry.payload } } : state;
      case 'seat.filled':
        return { ...state, person: entry.payload.person };
      case 'seat.vacated':
        return { ...state, person: null, past: state.person ? [...state.past, state.person] : state.past };
      default:
        return state;
    }
  },
  incompatible: [
    ['seat.filled', 'seat.filled'],
    ['seat.revised', 'seat.revised'],
    ['seat.filled', 'seat.ended'],
    ['seat.ended', 'seat.ended'],
  ],
});
