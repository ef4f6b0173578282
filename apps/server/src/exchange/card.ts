import { createCipheriv, createHmac } from 'node:crypto';
import type { Reader } from '@mingcha/db';
import type { Addressee } from '@mingcha/domain/registry';
import { canonicalBytes, type WireEntry, withholdFields } from '@mingcha/journal';
import { ports } from '../journal/ports.ts';
import type { VisitCard } from './pull.ts';
import type { Card } from './wire.ts';

/** Fields that say where a team goes. Withheld, the entry keeps its hash, its signature and its place in the chain. */
const ofTarget = ['unit', 'window'];

export function withoutTarget({ header, fields }: WireEntry): WireEntry {
  if (header.kind !== 'visit.scheduled') return { header, fields };
  const named = ofTarget.filter((path) => fields.some((field) => field.path === path));
  return { header, fields: withholdFields(ports, fields, named) };
}

/** Who answers for the target, by name: for a team that has to be let in, or to say who it is. */
export async function addresseesAt(
  { prisma }: Reader,
  office: string,
  unit: string,
): Promise<readonly Addressee[]> {
  const seats = await prisma.seat.findMany({
    where: { office, unit, duty: { in: ['chief', 'liaison'] }, holder: { not: null }, endedOn: null },
    orderBy: [{ duty: 'asc' }, { id: 'asc' }],
  });
  const people = await prisma.person.findMany({
    where: { office, id: { in: seats.flatMap(({ holder }) => holder ?? []) } },
  });
  return seats.flatMap(({ holder, title, duty }) => {
    const person = people.find(({ id }) => id === holder);
    return person?.name ? [{ name: person.name, title, duty, phone: person.phone }] : [];
  });
}

/**
 * The card under a key of its own. Both follow from the case key, the tablet and what the card says, so that an unchanged
 * card is the same bytes at every pull and a changed one is another nonce.
 */
export function sealCard(
  caseKey: Uint8Array,
  writer: string,
  visit: VisitCard,
  card: Card,
): { readonly key: string; readonly sealed: string } {
  const key = createHmac('sha256', caseKey).update(`mingcha/card/v1/${visit.id}/${writer}`).digest();
  const plain = canonicalBytes(card);
  const iv = createHmac('sha256', key).update(plain).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(`card/${visit.id}`));
  const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { key: key.toString('base64url'), sealed: sealed.toString('base64url') };
}
