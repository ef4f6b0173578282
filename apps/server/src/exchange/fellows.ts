import type { Reader } from '@mingcha/db';
import type { DeviceSession } from '../context.ts';
import type { VisitCard } from './pull.ts';
import type { Pack } from './wire.ts';

/**
 * The other tablets of these visits' teams: those on which a member of the team has a key or may work. What one of them
 * writes for another is checked against the key that stands here.
 */
export async function fellowsOf(
  { prisma }: Reader,
  { device, office }: DeviceSession,
  visits: readonly VisitCard[],
): Promise<Pack['fellows']> {
  const members = [...new Set(visits.flatMap((visit) => visit.members))];
  const rows = await prisma.device.findMany({
    where: { office, state: 'enrolled', id: { not: device } },
    orderBy: { id: 'asc' },
  });
  const keys = await prisma.personKey.findMany({
    where: { office, person: { in: members } },
    select: { device: true, person: true },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => {
    const holders = keys.filter((key) => key.device === row.id).map((key) => key.person);
    const persons = [...new Set([...row.persons, ...holders])].sort();
    const common = visits.filter((visit) => visit.members.some((member) => persons.includes(member)));
    if (common.length === 0) return [];
    return [
      {
        id: row.id,
        name: row.name,
        writer: row.writer,
        alg: row.alg as 'ed25519' | 'p256',
        publicKey: row.publicKey,
        ferryKey: row.recipient,
        persons,
        visits: common.map(({ id }) => id),
      },
    ];
  });
}
