import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now, stays } from '../machine.ts';
import { isTombstone } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { registrars } from './registrars.ts';
import type { PersonCommand, PersonState } from './registry.ts';

export const personLifecycle: Lifecycle<PersonState, PersonCommand> = fromTable<
  PersonState,
  PersonCommand,
  unknown
>({
  subject: 'person',
  initial: { ...nothingYet, name: null, phone: null, email: null, unit: null, inspector: null },
  transitions: [
    now('none', 'registered', 'registerPerson', 'person.registered', registrars),
    now('registered', stays, 'revisePerson', 'person.revised', registrars, ['nameHeld']),
    now('registered', stays, 'appointInspector', 'inspector.appointed', ['director']),
  ].flat(),
  guards: {
    // An erased name is not filled in again under the same record: the key that sealed it may be gone.
    nameHeld: ({ name }) => (isTombstone(name) ? refusal('registry.person-erased') : null),
  },
  emits: {
    registerPerson: (_, { type: _type, ...fields }) => made('person.registered', fields),
    revisePerson: (_, { type: _type, ...fields }) => made('person.revised', fields),
    appointInspector: ({ id }, { homeUnit, secondedFrom }) =>
      made('inspector.appointed', { person: id ?? '', homeUnit, secondedFrom }),
  },
  apply: (state, entry) => {
    switch (entry.kind) {
      case 'person.registered':
      case 'person.revised': {
        const { name, phone = null, email = null, unit } = entry.payload;
        return { ...state, name, phone, email, unit };
      }
      case 'inspector.appointed': {
        const { homeUnit, secondedFrom } = entry.payload;
        return { ...state, inspector: { homeUnit, secondedFrom: secondedFrom ?? null } };
      }
      default:
        return state;
    }
  },
  incompatible: [['person.revised', 'person.revised']],
});
