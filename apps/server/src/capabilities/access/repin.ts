import { idOf } from '@mingcha/domain';
import { deviceLifecycle, EnrolDevice } from '@mingcha/domain/access';
import { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { forgetShown } from '../../exchange/given-heads.ts';
import { refuse } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { type ActedOutput, answered, seen } from '../acted.ts';
import { startEnrolment } from './devices.ts';

export const StartRepinInput = z.object({ id: idOf('device') });
export const RepinInput = z.object({ id: idOf('device'), ...seen, ...EnrolDevice.shape });

/**
 * After the key of the server was lost or stolen no signature tells a tablet which one to believe: two people compare digits at
 * it once more. It keeps its own key, its chain, and everything that it has not sent.
 */
export async function startRepin(ctx: SignedIn, { id }: z.infer<typeof StartRepinInput>) {
  const row = await ctx.services.db.reader.prisma.device.findFirst({
    where: { id, office: ctx.session.office, state: 'enrolled' },
  });
  if (row === null) refuse('not-found', { subject: 'device' });
  return startEnrolment(ctx, { name: row.name, persons: row.persons, predecessor: id });
}

/** The newest invitation of a tablet to take its own place that it has answered, and nobody has confirmed. */
const repinOf = ({ db }: Pick<Services, 'db'>, device: string) =>
  db.prisma.enrolment.findFirst({
    where: { device, predecessor: device, digits: { not: null } },
    orderBy: { startedAt: 'desc' },
  });

/** Another person types the digits that the tablet shows. Guesses are counted. */
export async function confirmRepin(
  ctx: SignedIn,
  { id, expected, digits }: z.infer<typeof RepinInput>,
): Promise<ActedOutput> {
  const { services, request } = ctx;
  if (services.guesses.claim(request.ip) === null) refuse('too-many-requests', { seconds: 900 });
  const invitation = await repinOf(services, id);
  const acted = await act(ctx, {
    lifecycle: deviceLifecycle,
    subject: { type: 'device', id },
    expected,
    command: { type: 'repinDevice', digits, key: services.receipts.writer },
    facts: { agreed: invitation?.digits ?? null, invitedBy: invitation?.startedBy ?? null },
  });
  services.guesses.right(request.ip);
  // With the former key it forgets the head as well: what it shows from here on is what it is measured by.
  await forgetShown(services, acted.state.writer ?? '');
  // What was agreed has been used; the tablet hears of it at its next question.
  await services.db.prisma.enrolment.updateMany({
    where: { device: id, predecessor: id },
    data: { digits: null },
  });
  return answered(acted);
}
