import { idOf } from '@mingcha/domain';
import { PassRole } from '@mingcha/domain/access';
import { dayOf } from '@mingcha/domain/calendar';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { issue as issuePass } from '../access/pass-commands.ts';
import { endOfDay, zoneOf } from '../office-time.ts';
import { orderWithSlip } from './render.ts';

export const PrintWithCode = z.object({
  id: idOf('order'),
  role: PassRole.extract(['liaison', 'chief']),
  seat: idOf('seat'),
  /** The last day on which the code opens the order. */
  until: z.iso.date(),
});
export const PrintedWithCode = z.object({
  pass: z.string(),
  code: z.string(),
  address: z.string(),
  /** The order with the slip as its last page, base64. It is made once and kept nowhere. */
  pdf: z.string(),
});

/** A code for whoever sits in the unit's seat, printed behind the order: whoever holds the sheet can answer. */
export async function printWithCode(
  ctx: SignedIn,
  { id, role, seat, until }: z.output<typeof PrintWithCode>,
): Promise<z.infer<typeof PrintedWithCode>> {
  const { services, session } = ctx;
  const { person, name, zone } = await services.db.read(async (reader) => {
    const { prisma } = reader;
    // A code is an answer's way in, so whoever prints it has to be one who may serve.
    const where = { AND: [scope(ctx, 'order.serve', 'Order'), { id }] };
    const order = await prisma.order.findFirst({ where });
    if (order === null) refuse('not-found', { subject: 'order' });
    if (order.sha256 === null) refuse('order.not-printed-yet');
    const sat = await prisma.seat.findFirst({ where: { id: seat, unit: order.unit, duty: role } });
    if (sat?.holder == null) refuse('order.unit-without-seat', { seats: `duty.${role}` });
    const holder = await prisma.person.findUnique({ where: { id: sat.holder }, select: { name: true } });
    return {
      person: sat.holder,
      name: holder?.name ?? '',
      zone: await zoneOf(reader, session.office),
    };
  });
  const about = { type: 'order' as const, id };
  const made = await issuePass(ctx, { about, role, person, seat, until: endOfDay(until, zone) - 1 });
  const slip = {
    code: made.code,
    address: made.address,
    person: name,
    until: dayOf(made.until, zone),
  };
  const bytes = await orderWithSlip(services, id, slip);
  return {
    pass: made.id,
    code: made.code,
    address: made.address,
    pdf: Buffer.from(bytes).toString('base64'),
  };
}
