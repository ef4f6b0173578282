import { idOf } from '@mingcha/domain';
import { bulletinLifecycle, SignBulletin } from '@mingcha/domain/bulletins';
import type { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { keepView } from '../../papers/kept-view.ts';
import { answered, seen, type Unseen } from '../acted.ts';
import { namedFacts } from './facts.ts';
import { frozen, presentViews, printsOf } from './freeze.ts';
import { frozenPublic } from './public-view.ts';
import { assertReachable } from './reachable.ts';
import { charactersOf } from './view.ts';

export const Sign = SignBulletin.extend({ id: idOf('bulletin'), ...seen });

/**
 * The leader signs the hash of what was on the screen, of both editions where everybody gets one. The view is made again inside the transaction: if any word of it
 * reads otherwise by now, nothing is signed.
 */
export async function sign(
  ctx: SignedIn,
  { id, expected, viewHash, publicViewHash, opinion }: Unseen<z.infer<typeof Sign>>,
) {
  const { services, session } = ctx;
  await assertReachable(ctx, id);
  const prints = await printsOf(services, id);
  const { served, everybody } = await presentViews(services, id);
  await keepView(services, served, session.office);
  if (everybody !== null) await keepView(services, everybody, session.office);
  const acted = await act(ctx, {
    lifecycle: bulletinLifecycle,
    subject: { type: 'bulletin', id },
    command: { type: 'signBulletin', viewHash, publicViewHash, opinion },
    facts: async (reader, state) => {
      const { view, hash } = await frozen(reader, id, { prints, serverKeys: ctx.services.serverKeys });
      const named = await namedFacts(reader, id, state.office ?? '');
      const published = await frozenPublic(reader, view);
      return {
        ...named,
        characters: charactersOf(view),
        viewHash: hash,
        ...(published === null ? {} : { publicViewHash: published.hash, namesLeft: published.remaining }),
      };
    },
    expected,
  });
  return answered(acted);
}
