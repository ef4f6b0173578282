import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now, stays } from '../machine.ts';
import { refusal } from '../refusals.ts';
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
  ].flat(),
  guards: {
    parentAbove: ({ id }, { parent }, { ancestors }) =>
      id !== null && (parent === id || ancestors.includes(id)) ? refusal('registry.parent-in-circle') : null,
  },
  emits: {
    registerUnit: (_, { type: _type, ...fields }) => made('unit.registered', fields),
    reviseUnit: (_, { type: _type, ...fields }) => made('unit.revised', fields),
  },
  apply: (state, entry) =>
    entry.kind === 'unit.registered' || entry.kind === 'unit.revised'
      ? { ...state, fields: entry.payload }
      : state,
  incompatible: [['unit.revised', 'unit.revised']],
});
