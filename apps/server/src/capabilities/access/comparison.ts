import type { Reader } from '@mingcha/db';
import { DRAWN_BYTES, type Ground, toBase64url } from '@mingcha/journal';
import { serverKeyOf } from '../../journal/ports.ts';
import type { Services } from '../../services.ts';

/** What a tablet will believe of this server from the day it is let in. */
export async function groundOf({ receipts }: Services, { prisma }: Reader, office: string) {
  const { recoveryKey } = await prisma.office.findUniqueOrThrow({
    where: { id: office },
    select: { recoveryKey: true },
  });
  return { office, serverKeys: [serverKeyOf(receipts)], recoveryKey } satisfies Ground;
}

export const drawValue = (random: Services['random']): string => toBase64url(random(DRAWN_BYTES));

/** A tablet whose invitation is gone can be compared with nothing. */
const gone = { comparable: false, strangers: 0 };

/** Whether there are digits to compare. They stand on the tablet alone: whoever types them has looked at it. */
export async function comparisonsOf({ db }: Services, devices: readonly string[]) {
  const invitations = await db.prisma.enrolment.findMany({ where: { device: { in: [...devices] } } });
  const found = new Map(
    invitations.map(({ device, digits, strangers }) => [
      device ?? '',
      { comparable: digits !== null, strangers },
    ]),
  );
  return (device: string) => found.get(device) ?? gone;
}

/** The digits that were agreed with the key of this tablet; null when its invitation is gone. */
export async function agreedDigits({ db }: Services, device: string): Promise<string | null> {
  const invitation = await db.prisma.enrolment.findFirst({ where: { device }, select: { digits: true } });
  return invitation?.digits ?? null;
}
