import { buffer } from 'node:stream/consumers';
import type { Reader } from '@mingcha/db';
import { renderBulletin as print } from '@mingcha/documents';
import { idOf } from '@mingcha/domain';
import { scopeOf } from '@mingcha/domain/access';
import {
  type BulletinCommand,
  type BulletinFacts,
  type BulletinState,
  BulletinView,
  bulletinLifecycle,
  PublishBulletin,
  PublishCorrection,
  WaiveWindow,
} from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { zoneOf } from '../office-time.ts';
import { namedFacts } from './facts.ts';
import { presentViews } from './freeze.ts';
import { photosOf } from './render.ts';
import { reviewWindowOf } from './review-window.ts';

const target = { id: idOf('bulletin'), ...seen };
export const Publish = PublishBulletin.extend(target);
export const TellCorrection = PublishCorrection.extend(target);
export const Waive = WaiveWindow.extend(target);

type Facts = (reader: Reader, state: BulletinState, now: number) => Promise<BulletinFacts>;

async function decide(
  ctx: SignedIn,
  { id, expected }: { readonly id: string; readonly expected?: number | undefined },
  command: BulletinCommand,
  facts: Facts = async () => ({}),
) {
  const subject = { type: 'bulletin' as const, id };
  return answered(await act(ctx, { lifecycle: bulletinLifecycle, subject, command, facts, expected }));
}

/** For everybody: of what was signed for that, by somebody who did not write it, once nobody can have it reviewed any more. */
export const publish = (ctx: SignedIn, { id, expected, channels }: z.infer<typeof Publish>) =>
  decide(ctx, { id, expected }, { type: 'publishBulletin', channels }, async (reader, state, now) => {
    const office = state.office ?? '';
    return {
      ...(await namedFacts(reader, id, office)),
      reviewWindow: await reviewWindowOf(reader, { id, office, issuedAt: state.issuedAt }, now),
      today: dayOf(now, await zoneOf(reader, office)),
    };
  });

export const waive = (ctx: SignedIn, { id, expected, reason }: z.infer<typeof Waive>) =>
  decide(ctx, { id, expected }, { type: 'waiveWindow', reason });

/** That it was corrected or revoked stands now where it had been published. */
export const tellCorrection = (ctx: SignedIn, { id, expected, channels }: z.infer<typeof TellCorrection>) =>
  decide(ctx, { id, expected }, { type: 'publishCorrection', channels });

/**
 * The public edition: its file once it is published, and before that, to whoever reads the bulletin inside the office, a draft
 * that says so on every page: nothing leaves the house before its publisher decides.
 */
export async function publicPdf(
  ctx: SignedIn,
  id: string,
): Promise<{ readonly bytes: Uint8Array; readonly filename: string }> {
  const { services } = ctx;
  const where = { AND: [scope(ctx, ctx.verb, 'Bulletin'), { id }] };
  const row = await services.db.read(({ prisma }) => prisma.bulletin.findFirst({ where }));
  if (row === null || row.scope !== 'public') refuse('not-found', { subject: 'bulletin' });
  if (row.publishedAt !== null && row.publicSha256 !== null)
    return {
      bytes: await buffer(services.blobs.read(row.publicSha256)),
      filename: `${row.number ?? id}-公开版.pdf`,
    };
  // A recipient has what was served, and later what everybody has.
  if (scopeOf(ctx.session.roles, 'bulletin.read') !== 'office') refuse('not-found', { subject: 'bulletin' });
  const view =
    row.publicViewHash === null
      ? (await presentViews(services, id)).everybody?.view
      : await keptView(services, BulletinView, row.publicViewHash);
  if (view === undefined) refuse('not-found', { subject: 'bulletin' });
  const { bytes } = await print(view, { fonts: fontsOf(services), photos: photosOf(services, view), digest });
  return { bytes, filename: `${row.number ?? id}-公开版-草稿.pdf` };
}
