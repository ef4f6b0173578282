import { idOf } from '@mingcha/domain';
import { orderLifecycle } from '@mingcha/domain/orders';
import { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { sealPrinted } from '../../seals/seal-printed.ts';
import { answered, seen } from '../acted.ts';
import { assertOrder } from './queries.ts';
import { issuedOf, printOrder } from './render.ts';

export const SealByKey = z.object({ id: idOf('order'), ...seen });

/** 电子用印 of an order, between its printing and its service. */
export async function sealByKey(ctx: SignedIn, { id, expected }: z.infer<typeof SealByKey>) {
  const { services } = ctx;
  await assertOrder(ctx, id);
  const found = (await issuedOf(services, id)) ?? refuse('not-found', { subject: 'order' });
  const { row, zone } = found;
  const forbid = (): never =>
    refuse('state-forbids', {
      subject: 'subject.order',
      command: 'command.sealOrderByKey',
      state: `state.order.${row.state}`,
    });
  // A key is used only for what may be sealed; the same is looked at again when it is written down.
  if (row.state !== 'issued') forbid();
  if (row.sha256 === null) refuse('order.not-printed-for-seal');
  if (row.sealFile !== null) refuse('order.sealed-already');
  const sealing = await sealPrinted(ctx, {
    id,
    office: row.office,
    number: row.number ?? '',
    zone,
    print: async () => (await printOrder(services, found, { seal: 'key' })) ?? forbid(),
  });
  const acted = await act(ctx, {
    lifecycle: orderLifecycle,
    subject: { type: 'order', id },
    command: { type: 'sealOrderByKey', ...sealing },
    facts: {},
    expected,
  });
  return answered(acted);
}
