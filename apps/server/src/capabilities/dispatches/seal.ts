import { idOf } from '@mingcha/domain';
import { dispatchLifecycle, formRules } from '@mingcha/domain/dispatches';
import { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { sealPrinted } from '../../seals/seal-printed.ts';
import { answered, seen } from '../acted.ts';
import { zoneOf } from '../office-time.ts';
import { printSigned } from './print.ts';
import { reachable } from './reach.ts';
import { formOf } from './view.ts';

export const SealByKey = z.object({ id: idOf('dispatch'), ...seen });

/** 电子用印 of a letter, by the key that the office holds. */
export async function sealByKey(ctx: SignedIn, { id, expected }: z.infer<typeof SealByKey>) {
  const { services } = ctx;
  const row = await reachable(ctx, id);
  const zone = await services.db.read((reader) => zoneOf(reader, row.office));
  const forbid = (): never =>
    refuse('state-forbids', {
      subject: 'subject.dispatch',
      command: 'command.sealDispatchByKey',
      state: `state.dispatch.${row.state}`,
    });
  // A key is used only for what may be sealed; the same is looked at again when it is written down.
  if (row.state !== 'rendered' || !formRules[formOf(row)].letter) forbid();
  const sealing = await sealPrinted(ctx, {
    id,
    office: row.office,
    number: row.number ?? '',
    zone,
    print: async () => (await printSigned(services, row, { zone, seal: 'key' })) ?? forbid(),
  });
  const acted = await act(ctx, {
    lifecycle: dispatchLifecycle,
    subject: { type: 'dispatch', id },
    command: { type: 'sealDispatchByKey', ...sealing },
    facts: {},
    expected,
  });
  return answered(acted);
}
