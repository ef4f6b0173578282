import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { ErasedFields, ErasureCommand, ErasureFacts, ErasureState } from './erasure.ts';

const keepers = ['director', 'privacy'] as const;

const namedIn = (state: ErasureState, command: ErasureCommand) =>
  command.type === 'askErasure'
    ? { person: command.person, entries: command.entries as readonly ErasedFields[] }
    : state;

/** Erasing cannot be taken back, so one person asks and another one does it. */
export const erasureLifecycle: Lifecycle<ErasureState, ErasureCommand, ErasureFacts> = fromTable<
  ErasureState,
  ErasureCommand,
  ErasureFacts
>({
  subject: 'erasure',
  initial: {
    ...nothingYet,
    person: null,
    entries: [],
    ground: null,
    askedBy: null,
    approvedBy: null,
    reason: null,
  },
  transitions: [
    now('none', 'asked', 'askErasure', 'erasure.asked', keepers, ['fieldsHeld', 'nameNotNeeded']),
    now('asked', 'approved', 'approveErasure', 'erasure.approved', keepers, [
      'secondPerson',
      'fieldsHeld',
      'nameNotNeeded',
    ]),
    now('asked', 'refused', 'refuseErasure', 'erasure.refused', keepers),
  ].flat(),
  guards: {
    secondPerson: ({ askedBy }, _, { person }) =>
      askedBy === person ? refusal('erasure.second-person') : null,
    // Only what is sealed under this person's own key, and only once.
    fieldsHeld: (state, command, { held }) => {
      const known = held.flatMap(({ entries }) =>
        entries.flatMap(({ hash, paths }) => paths.map((path) => `${hash} ${path}`)),
      );
      const asked = namedIn(state, command).entries.flatMap(({ hash, paths }) =>
        paths.map((path) => `${hash} ${path}`),
      );
      const count = asked.filter((each) => !known.includes(each)).length;
      return count > 0 ? refusal('erasure.not-held', { count }) : null;
    },
    // Whoever still acts or answers for a unit must be nameable.
    nameNotNeeded: (state, command, { inOffice }) =>
      inOffice && namedIn(state, command).entries.some(({ paths }) => paths.includes('name'))
        ? refusal('erasure.person-in-office')
        : null,
  },
  emits: {
    askErasure: (_, { type: _type, ...fields }) => made('erasure.asked', fields),
    // One order a subject, so that the subject's own page tells of it; the chains are checked against these orders.
    approveErasure: ({ entries, askedBy, ground }, _, { held, person }) => [
      ...made('erasure.approved', {}),
      ...held.flatMap(({ subject, entries: known }) => {
        const own = entries.filter((each) => known.some(({ hash }) => hash === each.hash));
        if (own.length === 0) return [];
        const order = {
          entries: own.map(({ hash, paths }) => ({ hash, paths: [...paths] })),
          approvals: [askedBy ?? '', person],
          reason: ground ?? '',
        };
        return made('fields.erased', order, subject);
      }),
    ],
    refuseErasure: (_, { reason }) => made('erasure.refused', { reason }),
  },
  apply: (state, entry) => {
    switch (entry.kind) {
      case 'erasure.asked': {
        const { person, entries, reason } = entry.payload;
        return { ...state, person, entries, ground: reason, askedBy: entry.actor.person };
      }
      case 'erasure.approved':
        return { ...state, approvedBy: entry.actor.person };
      case 'erasure.refused':
        return { ...state, reason: entry.payload.reason };
      default:
        return state;
    }
  },
  incompatible: [['erasure.approved', 'erasure.refused']],
});
