import type { CommandOf } from '../command.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, type MachineState, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import { ChangeServerKey, ConfirmServerKey, ProposeServerKey, RefuseServerKey } from './server-key.ts';

export const serverKeyCommands = {
  proposeServerKey: ProposeServerKey,
  confirmServerKey: ConfirmServerKey,
  refuseServerKey: RefuseServerKey,
  changeServerKey: ChangeServerKey,
};
export type ServerKeyCommand = CommandOf<typeof serverKeyCommands>;

export interface ServerKeyState extends MachineState {
  readonly key: string | null;
  readonly ground: string | null;
  readonly proposedBy: string | null;
}

/** A new key of the server itself: made by the operator, ordered by two people, taken up by the server at its next start. */
export const serverKeyLifecycle: Lifecycle<ServerKeyState, ServerKeyCommand, object> = fromTable<
  ServerKeyState,
  ServerKeyCommand,
  object
>({
  subject: 'server-key',
  initial: { ...nothingYet, key: null, ground: null, proposedBy: null },
  transitions: [
    now('none', 'proposed', 'proposeServerKey', 'server-key.proposed', ['system-admin', 'security-admin']),
    now(
      'proposed',
      'confirmed',
      'confirmServerKey',
      'server-key.confirmed',
      ['security-admin', 'director'],
      ['anotherPerson', 'sameKey'],
    ),
    now(['proposed', 'confirmed'], 'refused', 'refuseServerKey', 'server-key.refused', [
      'security-admin',
      'director',
    ]),
    // Without an order only where a backup was put back beside a key that was taken up after it.
    now(['none', 'confirmed'], 'changed', 'changeServerKey', 'server-key.changed', ['scheduler']),
  ].flat(),
  guards: {
    anotherPerson: ({ proposedBy }, _, { person }) =>
      proposedBy === person ? refusal('access.server-key-second-person') : null,
    sameKey: ({ key }, command) =>
      command.type === 'confirmServerKey' && command.key !== key ? refusal('access.server-key-other') : null,
  },
  emits: {
    proposeServerKey: (_, { type: _type, ...fields }) => made('server-key.proposed', fields),
    confirmServerKey: ({ ground }, { key }) =>
      made('server-key.confirmed', { key, ground: ground as 'routine' | 'stolen' | 'lost' }),
    refuseServerKey: (_, { reason }) => made('server-key.refused', { reason }),
    changeServerKey: (_, { type: _type, ...fields }) => made('server-key.changed', fields),
  },
  apply: (state, entry) =>
    entry.kind === 'server-key.proposed'
      ? { ...state, key: entry.payload.key, ground: entry.payload.ground, proposedBy: entry.actor.person }
      : state,
  incompatible: [['server-key.confirmed', 'server-key.refused']],
});
