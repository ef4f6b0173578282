import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { PersonKeyCommand, PersonKeyFacts, PersonKeyState } from './access.ts';

/** A person's own key on a tablet: what "I was there" and "I sign" are made with. */
export const personKeyLifecycle: Lifecycle<PersonKeyState, PersonKeyCommand, PersonKeyFacts> = fromTable<
  PersonKeyState,
  PersonKeyCommand,
  PersonKeyFacts
>({
  subject: 'person-key',
  initial: { ...nothingYet, person: null, device: null, publicKey: null, alg: null },
  transitions: now(
    'none',
    'enrolled',
    'enrolPersonKey',
    'person-key.enrolled',
    ['inspector', 'lead', 'director', 'reviewer', 'leader', 'scheduler'],
    ['ownKey', 'deviceStands', 'deviceIsTheirs'],
  ),
  guards: {
    ownKey: (_, command, { person }) =>
      command.person === person ? null : refusal('not-allowed', { verb: 'verb.person-key.enrol' }),
    deviceStands: (_, __, { device }) => {
      if (device.status === 'enrolled') return null;
      return device.status === 'revoked'
        ? refusal('access.device-revoked')
        : refusal('access.device-unknown');
    },
    // A tablet of the pool names nobody and serves everyone.
    deviceIsTheirs: (_, command, { device }) =>
      device.persons.length === 0 || device.persons.includes(command.person)
        ? null
        : refusal('access.person-not-of-device'),
  },
  emits: { enrolPersonKey: (_, { type: _type, ...fields }) => made('person-key.enrolled', fields) },
  apply: (state, entry) => (entry.kind === 'person-key.enrolled' ? { ...state, ...entry.payload } : state),
  incompatible: [],
});
