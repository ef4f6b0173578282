import { deviceLifecycle } from '@mingcha/domain/access';
import { actAsOffice } from '../act.ts';
import type { DeviceSession } from '../context.ts';
import { refuse } from '../refused.ts';
import type { Services } from '../services.ts';

/** A tablet says where files for it are to be sealed. Said again, it changes nothing; said otherwise, it is an entry. */
export async function addressDevice(
  services: Services,
  { device, office, state }: DeviceSession,
  recipient: string,
): Promise<{ recipient: string }> {
  if (state === 'revoked') refuse('access.device-revoked');
  const row = await services.db.reader.prisma.device.findUnique({
    where: { id: device },
    select: { recipient: true },
  });
  if (row?.recipient === recipient) return { recipient };
  await actAsOffice(services, office, {
    lifecycle: deviceLifecycle,
    subject: { type: 'device', id: device },
    command: { type: 'addressDevice', recipient },
    facts: {},
  });
  return { recipient };
}
