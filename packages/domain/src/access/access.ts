import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { Hash, Reason } from '../primitives.ts';
import { accessKinds } from './access-kinds.ts';
import type { Role } from './roles.ts';
import { RepinDevice } from './server-key.ts';

export const GrantRole = accessKinds['role.granted'].payload;
export const RevokeRole = z.object({});
export const OpenAccount = accessKinds['account.opened'].payload;
export const CloseAccount = z.object({ reason: Reason });
export const SetCredential = z.object({ digest: Hash });
export const ProposeDevice = accessKinds['device.proposed'].payload;
/** As they are read off the tablet; spaces and full-width digits are as good. */
export const EnrolDevice = z.object({ digits: z.string().max(40) });
export const RefuseDevice = z.object({ reason: Reason });
export const RevokeDevice = accessKinds['device.revoked'].payload;
export const DoubleDevice = accessKinds['device.doubled'].payload;
export const ResolveDevice = accessKinds['device.resolved'].payload;
export const AddressDevice = accessKinds['device.addressed'].payload;
export const RecoverDevice = accessKinds['device.recovered'].payload;
export const PurgeDevice = accessKinds['device.purged'].payload;
export const AskRelease = z.object({ reason: Reason });
export const ReleaseDevice = z.object({});
export const EnrolPersonKey = accessKinds['person-key.enrolled'].payload;

export const roleGrantCommands = { grantRole: GrantRole, revokeRole: RevokeRole };
export const accountCommands = {
  openAccount: OpenAccount,
  setCredential: SetCredential,
  closeAccount: CloseAccount,
};
export const deviceCommands = {
  proposeDevice: ProposeDevice,
  enrolDevice: EnrolDevice,
  refuseDevice: RefuseDevice,
  revokeDevice: RevokeDevice,
  repinDevice: RepinDevice,
  doubleDevice: DoubleDevice,
  resolveDevice: ResolveDevice,
  addressDevice: AddressDevice,
  recoverDevice: RecoverDevice,
  purgeDevice: PurgeDevice,
  askRelease: AskRelease,
  releaseDevice: ReleaseDevice,
};
export const personKeyCommands = { enrolPersonKey: EnrolPersonKey };

/** In one of these a tablet may record nothing more; what it still holds waits for a person. */
export const endedDeviceStates: readonly string[] = ['revoked', 'released'];

export type RoleGrantCommand = CommandOf<typeof roleGrantCommands>;
export type AccountCommand = CommandOf<typeof accountCommands>;
export type DeviceCommand = CommandOf<typeof deviceCommands>;
export type PersonKeyCommand = CommandOf<typeof personKeyCommands>;

export interface RoleGrantFacts {
  /** grantRole: roles the person holds now. */
  readonly held?: readonly Role[];
  /** grantRole: who opened the person's account. */
  readonly accountOpenedBy?: string | null;
  /** revokeRole: how many persons hold `security-admin`. */
  readonly securityAdmins?: number;
}
export interface AccountFacts {
  /** openAccount: the person has an open account, or the name is in use. */
  readonly hasAccount?: boolean;
  readonly usernameTaken?: boolean;
}
export interface DeviceFacts {
  /** enrolDevice, repinDevice: the digits that were agreed with the key; null when the invitation is gone. */
  readonly agreed?: string | null;
  /** repinDevice: who invited the tablet to compare. */
  readonly invitedBy?: string | null;
}
export interface PersonKeyFacts {
  readonly device: { readonly status: string; readonly persons: readonly string[] };
}

export interface RoleGrantState extends MachineState {
  readonly person: string | null;
  readonly role: Role | null;
  readonly seat: string | null;
  readonly grantedBy: string | null;
}
export interface AccountState extends MachineState {
  readonly person: string | null;
  readonly username: string | null;
  readonly openedBy: string | null;
  readonly digest: string | null;
  readonly reason: string | null;
}
export interface DeviceState extends MachineState {
  readonly writer: string | null;
  readonly publicKey: string | null;
  readonly alg: 'ed25519' | 'p256' | null;
  readonly name: string | null;
  readonly persons: readonly string[];
  readonly proposedBy: string | null;
  readonly enrolledBy: string | null;
  /** Where files for it are sealed. */
  readonly recipient: string | null;
  readonly last: { readonly seq: number; readonly hash: string | null } | null;
  readonly reason: string | null;
  /** The last report of a revoked tablet; null until it was heard of again. */
  readonly purged: { readonly at: number; readonly keptEntries: number; readonly keptMedia: number } | null;
  readonly releaseAskedBy: string | null;
  /** Waits for a person: two versions of it were seen. */
  readonly doubled: 'fork' | 'rolled-back' | null;
}
export interface PersonKeyState extends MachineState {
  readonly person: string | null;
  readonly device: string | null;
  readonly publicKey: string | null;
  readonly alg: 'ed25519' | 'p256' | null;
}
