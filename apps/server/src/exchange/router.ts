import type { TimeToken } from '@mingcha/journal';
import { z } from 'zod';
import { refuse } from '../refused.ts';
import { changesSince } from '../server-key/shown-changes.ts';
import { fromTablet, publicProcedure, router } from '../trpc.ts';
import { addressDevice } from './address.ts';
import { takeKeyBack } from './case-keys.ts';
import { openVaultFor, revocationOf, takePurge } from './lost.ts';
import { noteLost } from './lost-entries.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { ownOf, receiptsFor } from './receipts.ts';
import { takeShown } from './shown-log.ts';
import { giveToken } from './time-token.ts';
import {
  Address,
  Addressed,
  AskKeys,
  AskLog,
  AskPull,
  AskReceipts,
  AskVault,
  Bearer,
  Challenge,
  HandedBack,
  KeysShown,
  LogFollowed,
  Noted,
  OpenSession,
  Pulled,
  Purged,
  Pushed,
  PushRuns,
  Receipts,
  ShownReceipts,
  Standing,
  VaultReleased,
} from './wire.ts';

const Token = z.custom<TimeToken>((value) => typeof value === 'object' && value !== null);

/**
 * Where tablets come and go. A session is opened by signing a challenge with the device key. All are mutations, also those
 * that only read: what they are asked with does not fit an address, and is nobody's business in a proxy's log.
 */
export const exchange = router({
  challenge: publicProcedure
    .output(Challenge)
    .mutation(({ ctx }) => ({ token: ctx.services.devices.challenge() })),
  open: publicProcedure
    .input(OpenSession)
    .output(Bearer)
    .mutation(({ ctx, input }) => ctx.services.devices.open(input)),
  token: fromTablet.output(Token).mutation(({ ctx }) => {
    if (ctx.device.state === 'revoked') refuse('access.device-revoked');
    return giveToken(ctx.services, ctx.device.writer);
  }),
  address: fromTablet
    .input(Address)
    .output(Addressed)
    .mutation(({ ctx, input }) => addressDevice(ctx.services, ctx.device, input.recipient)),
  /** Also a locked tablet asks: whether it still is one of the office's. */
  standing: fromTablet
    .output(Standing)
    .mutation(async ({ ctx }) => ({ revocation: await revocationOf(ctx.services, ctx.device) })),
  purged: fromTablet
    .input(Purged)
    .output(Noted)
    .mutation(async ({ ctx, input }) => {
      await takePurge(ctx.services, ctx.device, input);
      return { noted: true as const };
    }),
  release: fromTablet
    .input(AskVault)
    .output(VaultReleased)
    .mutation(async ({ ctx, input }) => ({ secret: await openVaultFor(ctx.services, ctx.device, input) })),
  push: fromTablet
    .input(PushRuns)
    .output(Pushed)
    .mutation(async ({ ctx, input }) => {
      const { results, receipts } = await push(ctx.services, ctx.device, input.runs);
      return {
        results: results.map(({ hash, seq, verdict, reason }) => ({
          hash,
          seq,
          verdict,
          ...(reason === undefined ? {} : { reason }),
        })),
        receipts: [...receipts],
      };
    }),
  pull: fromTablet
    .input(AskPull)
    .output(Pulled)
    .mutation(({ ctx, input }) => pull(ctx.services, ctx.device, input.known)),
  /** The key of a case that the pull before named as lacking. */
  handBack: fromTablet
    .input(HandedBack)
    .output(Noted)
    .mutation(async ({ ctx, input }) => {
      await takeKeyBack(ctx.services, ctx.device, input);
      return { noted: true as const };
    }),
  /** Also of a revoked one: the word that it was revoked is signed with the newest key. */
  keys: fromTablet
    .input(AskKeys)
    .output(KeysShown)
    .mutation(async ({ ctx, input }) => ({
      changes: await changesSince(ctx.services, input.key, input.size),
    })),
  /** Also of a revoked one: a log that was rewritten concerns everybody. */
  log: fromTablet
    .input(AskLog)
    .output(LogFollowed)
    .mutation(async ({ ctx, input }) => {
      const hashes = await ownOf(ctx.services, ctx.device.writer, input.hashes);
      const { seen, chain = null } = input;
      const followed = await takeShown(ctx.services, ctx.device, { seen, chain }, hashes);
      return {
        ...followed,
        extension: followed.extension === null ? null : [...followed.extension],
        placements: [...followed.placements],
        unknown: input.hashes.filter((hash) => !hashes.includes(hash)),
      };
    }),
  /** Also of a revoked one, and before it sends the entries themselves again. */
  lost: fromTablet
    .input(ShownReceipts)
    .output(Noted)
    .mutation(async ({ ctx, input }) => {
      const ours = await noteLost(ctx.services, ctx.device, input.receipts);
      // After what is ours was noted: what somebody made up keeps nothing else from being told.
      if (ours < input.receipts.length) refuse('server-key.receipt-not-ours');
      return { noted: true as const };
    }),
  receipts: fromTablet
    .input(AskReceipts)
    .output(Receipts)
    .mutation(async ({ ctx, input }) => ({
      receipts: await receiptsFor(ctx.services, ctx.device.writer, input.hashes),
    })),
});
