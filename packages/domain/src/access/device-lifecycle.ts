import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { DeviceCommand, DeviceState } from './access.ts';

const keepers = ['system-admin', 'security-admin', 'director'] as const;

/** A tablet's key is proposed by one person and let in by another, who compared the check code with their own eyes. */
export const deviceLifecycle: Lifecycle<DeviceState, DeviceCommand> = fromTable<
  DeviceState,
  DeviceCommand,
  unknown
>({
  subject: 'device',
  initial: {
    ...nothingYet,
    writer: null,
    publicKey: null,
    alg: null,
    name: null,
    persons: [],
    proposedBy: null,
    enrolledBy: null,
    last: null,
    reason: null,
  },
  transitions: [
    now('none', 'proposed', 'proposeDevice', 'device.proposed', keepers),
    now(
      'proposed',
      'enrolled',
      'enrolDevice',
      'device.enrolled',
      ['security-admin', 'director'],
      ['secondPerson'],
    ),
    now('proposed', 'refused', 'refuseDevice', 'device.refused', ['security-admin', 'director']),
    now('enrolled', 'revoked', 'revokeDevice', 'device.revoked', keepers),
  ].flat(),
  guards: {
    secondPerson: ({ proposedBy }, _, { person }) =>
      proposedBy === person ? refusal('access.device-second-person') : null,
  },
  emits: {
    proposeDevice: (_, { type: _type, ...fields }) => made('device.proposed', fields),
    enrolDevice: () => made('device.enrolled', {}),
    refuseDevice: (_, { reason }) => made('device.refused', { reason }),
    revokeDevice: (_, { lastSeq, lastHash, reason }) => made('device.revoked', { lastSeq, lastHash, reason }),
  },
  apply: (state, entry) => {
    switch (entry.kind) {
      case 'device.proposed':
        return { ...state, ...entry.payload, proposedBy: entry.actor.person };
      case 'device.enrolled':
        return { ...state, enrolledBy: entry.actor.person };
      case 'device.refused':
        return { ...state, reason: entry.payload.reason };
      case 'device.revoked': {
        const { lastSeq, lastHash, reason } = entry.payload;
        return { ...state, last: { seq: lastSeq, hash: lastHash }, reason };
      }
      default:
        return state;
    }
  },
  incompatible: [['device.enrolled', 'device.refused']],
});
