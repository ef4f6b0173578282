import { given } from '../fact.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now, stays } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { DeviceCommand, DeviceFacts, DeviceState } from './access.ts';

const keepers = ['system-admin', 'security-admin', 'director'] as const;

const digitsIn = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** A tablet's key is proposed by one person and let in by another, who types the digits that the tablet shows. */
export const deviceLifecycle: Lifecycle<DeviceState, DeviceCommand, DeviceFacts> = fromTable<
  DeviceState,
  DeviceCommand,
  DeviceFacts
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
    recipient: null,
    last: null,
    reason: null,
    purged: null,
    releaseAskedBy: null,
    doubled: null,
  },
  transitions: [
    now('none', 'proposed', 'proposeDevice', 'device.proposed', keepers),
    now(
      'proposed',
      'enrolled',
      'enrolDevice',
      'device.enrolled',
      ['security-admin', 'director'],
      ['secondPerson', 'digitsAgree'],
    ),
    now('proposed', 'refused', 'refuseDevice', 'device.refused', ['security-admin', 'director']),
    now('enrolled', 'revoked', 'revokeDevice', 'device.revoked', keepers),
    now('enrolled', stays, 'doubleDevice', 'device.doubled', ['scheduler'], ['notDoubled']),
    now(
      'enrolled',
      stays,
      'resolveDevice',
      'device.resolved',
      ['security-admin', 'director'],
      ['doubled', 'notItsUser'],
    ),
    // Its key stays what it is: only whom it believes is compared anew, and what it has not sent yet stays on it.
    now(
      'enrolled',
      stays,
      'repinDevice',
      'device.repinned',
      ['security-admin', 'director'],
      ['anotherThanInvited', 'digitsAgree'],
    ),
    // A tablet says it of itself, under its own key; the office notes it.
    now('enrolled', stays, 'addressDevice', 'device.addressed', ['scheduler']),
    now(['enrolled', 'revoked', 'released'], stays, 'recoverDevice', 'device.recovered', ['security-admin']),
    now(['revoked', 'released'], stays, 'purgeDevice', 'device.purged', ['scheduler']),
    now('revoked', stays, 'askRelease', 'device.release-asked', keepers, ['notAsked']),
    // The key to what a lost tablet still holds: never one person's, and never without the security administrator.
    now(
      'revoked',
      'released',
      'releaseDevice',
      'device.released',
      ['security-admin'],
      ['asked', 'anotherThanAsked'],
    ),
  ].flat(),
  guards: {
    secondPerson: ({ proposedBy }, _, { person }) =>
      proposedBy === person ? refusal('access.device-second-person') : null,
    anotherThanInvited: (_, __, { person, invitedBy }) =>
      given(invitedBy, 'invitedBy') === person ? refusal('access.device-second-person') : null,
    notDoubled: ({ doubled }) => (doubled === null ? null : refusal('access.doubled-already')),
    doubled: ({ doubled }) => (doubled === null ? refusal('access.not-doubled') : null),
    notItsUser: ({ persons }, _, { person }) =>
      persons.includes(person) ? refusal('access.doubled-own') : null,
    notAsked: ({ releaseAskedBy }) =>
      releaseAskedBy === null ? null : refusal('access.release-asked-already'),
    asked: ({ releaseAskedBy }) => (releaseAskedBy === null ? refusal('access.release-not-asked') : null),
    anotherThanAsked: ({ releaseAskedBy }, _, { person }) =>
      releaseAskedBy === person ? refusal('access.release-second-person') : null,
    digitsAgree: (_, command, { agreed }) => {
      if (command.type !== 'enrolDevice' && command.type !== 'repinDevice') return null;
      const expected = given(agreed, 'agreed');
      if (expected === null) return refusal('access.digits-gone');
      return digitsIn(command.digits) === digitsIn(expected) ? null : refusal('access.digits-differ');
    },
  },
  emits: {
    proposeDevice: (_, { type: _type, ...fields }) => made('device.proposed', fields),
    enrolDevice: () => made('device.enrolled', {}),
    refuseDevice: (_, { reason }) => made('device.refused', { reason }),
    revokeDevice: (_, { lastSeq, lastHash, reason }) => made('device.revoked', { lastSeq, lastHash, reason }),
    doubleDevice: (_, { type: _type, ...fields }) => made('device.doubled', fields),
    resolveDevice: (_, { type: _type, ...fields }) => made('device.resolved', fields),
    repinDevice: (_, { key }, { invitedBy }) =>
      made('device.repinned', { key, invitedBy: given(invitedBy, 'invitedBy') ?? '' }),
    addressDevice: (_, { recipient }) => made('device.addressed', { recipient }),
    recoverDevice: (_, { type: _type, ...fields }) => made('device.recovered', fields),
    purgeDevice: (_, { type: _type, ...report }) => made('device.purged', report),
    askRelease: (_, { reason }) => made('device.release-asked', { reason }),
    releaseDevice: () => made('device.released', {}),
  },
  apply: (state, entry) => {
    switch (entry.kind) {
      case 'device.proposed':
        return { ...state, ...entry.payload, proposedBy: entry.actor.person };
      case 'device.enrolled':
        return { ...state, enrolledBy: entry.actor.person };
      case 'device.addressed':
        return { ...state, recipient: entry.payload.recipient };
      case 'device.refused':
        return { ...state, reason: entry.payload.reason };
      case 'device.revoked': {
        const { lastSeq, lastHash, reason } = entry.payload;
        return { ...state, last: { seq: lastSeq, hash: lastHash }, reason };
      }
      case 'device.doubled':
        return { ...state, doubled: entry.payload.found };
      case 'device.resolved':
        return { ...state, doubled: null };
      case 'device.purged': {
        const { at, keptEntries, keptMedia } = entry.payload;
        return { ...state, purged: { at, keptEntries, keptMedia } };
      }
      case 'device.release-asked':
        return { ...state, releaseAskedBy: entry.actor.person };
      default:
        return state;
    }
  },
  incompatible: [['device.enrolled', 'device.refused']],
});
