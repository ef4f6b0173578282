import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { unreadOf } from '../../notices/events/stream.ts';
import { refuse } from '../../refused.ts';
import { choiceOf } from './queries.ts';
import type { Choice, Choose, ReadNotices } from './schemas.ts';

/** Reading a notice is no act with consequence: it is kept beside the journal, and only one's own can be marked. */
export async function readNotices(ctx: SignedIn, input: z.infer<typeof ReadNotices>) {
  const { services, session } = ctx;
  const which = 'until' in input ? { n: { lte: BigInt(input.until) } } : { id: { in: input.notices } };
  await services.db.prisma.notice.updateMany({
    where: { AND: [scope(ctx, 'notice.read', 'Notice'), { person: session.person, readAt: null }, which] },
    data: { readAt: BigInt(services.now()) },
  });
  return { unread: await unreadOf(services.db, session.person) };
}

/** A way without an address, or one that the operator has not opened, would be a promise that nobody keeps. */
export async function choose(
  ctx: SignedIn,
  { channels }: z.infer<typeof Choose>,
): Promise<z.infer<typeof Choice>> {
  const { services, session } = ctx;
  const { channels: known } = await choiceOf(ctx);
  for (const channel of new Set(channels)) {
    const state = known.find((one) => one.channel === channel);
    if (state?.open !== true) refuse('notice.channel-closed', { channel: `notice-channel.${channel}` });
    if (state.address === null) refuse('notice.address-missing', { channel: `notice-channel.${channel}` });
  }
  const { person, office } = session;
  const at = BigInt(services.now());
  await services.db.prisma.noticeChoice.upsert({
    where: { person },
    create: { person, office, channels: [...new Set(channels)], at },
    update: { channels: [...new Set(channels)], at },
  });
  return choiceOf(ctx);
}

/** Tried again from the beginning, at once. */
export async function sendAgain(ctx: SignedIn, id: string): Promise<{ ok: true }> {
  await change(ctx, id, { state: 'waiting', failed: 0, nextAt: BigInt(ctx.services.now()), endedAt: null });
  await ctx.services.queue.send('deliver-notices', {}, 'all');
  return { ok: true };
}

/** Given up by a person: the notice itself stays with whom it is for, at the bell. */
export async function giveUp(ctx: SignedIn, id: string): Promise<{ ok: true }> {
  await change(ctx, id, { state: 'dropped', endedAt: BigInt(ctx.services.now()) });
  return { ok: true };
}

type Change = { state: string; failed?: number; nextAt?: bigint; endedAt: bigint | null };

async function change(ctx: SignedIn, id: string, data: Change): Promise<void> {
  const mine = scope(ctx, 'notice.settings', 'NoticeDelivery');
  const { count } = await ctx.services.db.prisma.noticeDelivery.updateMany({
    where: { AND: [mine, { id, state: 'dead' }] },
    data,
  });
  if (count === 0) refuse('not-found', { subject: 'notice' });
}
