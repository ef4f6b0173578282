import { given } from '../fact.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now, stays } from '../machine.ts';
import { refusal } from '../refusals.ts';
import { endedByToday } from './ending.ts';
import { registrars } from './registrars.ts';
import type { UnitCommand, UnitFacts, UnitState } from './registry.ts';

export const unitLifecycle: Lifecycle<UnitState, UnitCommand, UnitFacts> = fromTable<
  UnitState,
  UnitCommand,
  UnitFacts
>({
  subject: 'unit',
  initial: { ...nothingYet, fields: null },
  transitions: [
    now('none', 'registered', 'registerUnit', 'unit.registered', registrars),
    now('registered', stays, 'reviseUnit', 'unit.revised', registrars, ['parentAbove']),
    now('registered', 'ended', 'endUnit', 'unit.ended', registrars, [
      'endedByToday',
      'nothingHangs',
      'successorStands',
    ]),
  ].flat(),
  guards: {
    parentAbove: ({ id }, command, { ancestors }) =>
      id !== null && 'parent' in command && (command.parent === id || ancestors.includes(id))
        ? refusal('registry.parent-in-circle')
        : null,
    endedByToday: (_, command, facts) => ('on' in command ? endedByToday(command, facts) : null),
    // Whoever is there, and whatever is under way with it, has to go somewhere first.
    nothingHangs: (_, __, { hanging }) => {
      const { units, seats, matters } = given(hanging, 'hanging');
      return units + seats + matters > 0 ? refusal('registry.unit-in-use', { units, seats, matters }) : null;
    },
    successorStands: ({ id }, command, { successorStands }) =>
      'into' in command && command.into !== undefined && (command.into === id || !successorStands)
        ? refusal('registry.successor-ended')
        : null,
  },
  emits: {
    registerUnit: (_, { type: _type, ...fields }) => made('unit.registered', fields),
    reviseUnit: (_, { type: _type, ...fields }) => made('unit.revised', fields),
    endUnit: (_, { type: _type, ...ending }) => made('unit.ended', ending),
  },
  apply: (state, entry) =>
    entry.kind === 'unit.registered' || entry.kind === 'unit.revised'
      ? { ...state, fields: entry.payload }
      : state,
  incompatible: [
    ['unit.revised', 'unit.revised'],
    ['unit.revised', 'unit.ended'],
    ['unit.ended', 'unit.ended'],
  ],
});
