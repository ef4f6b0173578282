import { can, publicProcedure, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import {
  AccountInput,
  AccountsInput,
  CloseAccountInput,
  closeAccount,
  listAccounts,
  OpenAccountInput,
  openAccount,
  resetPassword,
  unlockAccount,
} from './accounts.ts';
import { ClaimInput, CodeInput, claimDevice, enrolmentStatus, offerEnrolment } from './claim.ts';
import {
  askRelease,
  ConfirmDeviceInput,
  confirmDevice,
  DeviceInput,
  DeviceReasonInput,
  DevicesInput,
  listDevices,
  ResolveDeviceInput,
  refuseDevice,
  releaseDevice,
  resolveDevice,
  revokeDevice,
  StartEnrolmentInput,
  startEnrolment,
} from './devices.ts';
import { LogInput, listLog } from './log.ts';
import { confirmRepin, RepinInput, StartRepinInput, startRepin } from './repin.ts';
import { GrantInput, grantRole, listRoles, RevokeInput, RolesInput, revokeRole } from './roles.ts';
import {
  AccountId,
  AccountPage,
  ClaimedDevice,
  DevicePage,
  EnrolmentStatus,
  LogPage,
  OfferedEnrolment,
  OpenedAccount,
  ResetAccount,
  RolePage,
  StartedEnrolment,
} from './schemas.ts';
import {
  ConfirmKeyInput,
  confirmServerKey,
  listServerKeys,
  ProposeKeyInput,
  proposeServerKey,
  RefuseKeyInput,
  refuseServerKey,
  ServerKeyPage,
} from './server-keys.ts';

const accounts = router({
  list: can('account.read')
    .input(AccountsInput)
    .output(AccountPage)
    .query(({ ctx, input }) => listAccounts(ctx, input)),
  open: can('account.keep')
    .input(OpenAccountInput)
    .output(OpenedAccount)
    .mutation(({ ctx, input }) => openAccount(ctx, input)),
  close: can('account.keep')
    .input(CloseAccountInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => closeAccount(ctx, input)),
  unlock: can('account.unlock')
    .input(AccountInput)
    .output(AccountId)
    .mutation(({ ctx, input }) => unlockAccount(ctx, input)),
  resetPassword: can('account.reset-password')
    .input(AccountInput)
    .output(ResetAccount)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
});

const roles = router({
  list: can('role.read')
    .input(RolesInput)
    .output(RolePage)
    .query(({ ctx, input }) => listRoles(ctx, input)),
  grant: can('role.grant')
    .input(GrantInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => grantRole(ctx, input)),
  revoke: can('role.grant')
    .input(RevokeInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => revokeRole(ctx, input)),
});

const devices = router({
  list: can('device.read')
    .input(DevicesInput)
    .output(DevicePage)
    .query(({ ctx, input }) => listDevices(ctx, input)),
  startEnrolment: can('device.propose')
    .input(StartEnrolmentInput)
    .output(StartedEnrolment)
    .mutation(({ ctx, input }) => startEnrolment(ctx, input)),
  // Mutations, so that the code stands in no address and no proxy's log.
  offer: publicProcedure
    .input(CodeInput)
    .output(OfferedEnrolment)
    .mutation(({ ctx, input }) => offerEnrolment(ctx, input)),
  claim: publicProcedure
    .input(ClaimInput)
    .output(ClaimedDevice)
    .mutation(({ ctx, input }) => claimDevice(ctx, input)),
  status: publicProcedure
    .input(CodeInput)
    .output(EnrolmentStatus)
    .mutation(({ ctx, input }) => enrolmentStatus(ctx, input)),
  confirm: can('device.confirm')
    .input(ConfirmDeviceInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => confirmDevice(ctx, input)),
  startRepin: can('device.propose')
    .input(StartRepinInput)
    .output(StartedEnrolment)
    .mutation(({ ctx, input }) => startRepin(ctx, input)),
  repin: can('device.confirm')
    .input(RepinInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => confirmRepin(ctx, input)),
  refuse: can('device.confirm')
    .input(DeviceReasonInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => refuseDevice(ctx, input)),
  revoke: can('device.propose')
    .input(DeviceReasonInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => revokeDevice(ctx, input)),
  resolve: can('device.confirm')
    .input(ResolveDeviceInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => resolveDevice(ctx, input)),
  askRelease: can('device.propose')
    .input(DeviceReasonInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => askRelease(ctx, input)),
  release: can('device.release')
    .input(DeviceInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => releaseDevice(ctx, input)),
});

const serverKeys = router({
  list: can('server-key.read')
    .output(ServerKeyPage)
    .query(({ ctx }) => listServerKeys(ctx)),
  propose: can('server-key.propose')
    .input(ProposeKeyInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => proposeServerKey(ctx, input)),
  confirm: can('server-key.confirm')
    .input(ConfirmKeyInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => confirmServerKey(ctx, input)),
  refuse: can('server-key.confirm')
    .input(RefuseKeyInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => refuseServerKey(ctx, input)),
});

const log = router({
  list: can('log.read')
    .input(LogInput)
    .output(LogPage)
    .query(({ ctx, input }) => listLog(ctx, input)),
});

/** Who may act, from which tablet, and who did. */
export const access = router({ accounts, roles, devices, serverKeys, log });
