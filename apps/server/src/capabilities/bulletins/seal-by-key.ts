import { renderBulletin as print } from '@mingcha/documents';
import { idOf } from '@mingcha/domain';
import { bulletinLifecycle } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { checkAddress } from '../../papers/check-address.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { sealPrinted } from '../../seals/seal-printed.ts';
import { answered, seen } from '../acted.ts';
import { photosOf } from './render.ts';
import { numbered } from './seal.ts';

export const SealByKey = z.object({ id: idOf('bulletin'), ...seen });

/** 电子用印 of a bulletin: instead of the seal of metal, the key that the office holds. */
export async function sealByKey(ctx: SignedIn, { id, expected }: z.infer<typeof SealByKey>) {
  const { services } = ctx;
  const { row, zone, view } = await numbered(ctx, id);
  // A key is used only for what may be sealed; the same is looked at again when it is written down.
  if (row.state !== 'rendered') forbid(row.state);
  const sealing = await sealPrinted(ctx, {
    ...row,
    zone,
    print: () =>
      print(view, {
        fonts: fontsOf(services),
        imprint: {
          number: row.number,
          date: dayOf(Number(row.signedAt), zone),
          printedOn: row.dated,
          seal: 'key',
          copy: null,
        },
        photos: photosOf(services, view),
        digest,
        check: checkAddress(services.settings),
      }),
  });
  const acted = await act(ctx, {
    lifecycle: bulletinLifecycle,
    subject: { type: 'bulletin', id },
    command: { type: 'sealBulletinByKey', ...sealing },
    facts: {},
    expected,
  });
  return answered(acted);
}

const forbid = (state: string): never =>
  refuse('state-forbids', {
    subject: 'subject.bulletin',
    command: 'command.sealBulletinByKey',
    state: `state.bulletin.${state}`,
  });
