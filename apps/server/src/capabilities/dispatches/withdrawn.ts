import type { Reader } from '@mingcha/db';
import { HeldSecrecy } from '@mingcha/domain';
import { type DispatchFacts, DispatchText, Withdrawn, WithdrawnKind } from '@mingcha/domain/dispatches';
import type { z } from 'zod';
import type { DispatchRow } from './view.ts';

/** A document that a notice may say no longer stands, as its own tables have it. */
export interface WithdrawnDocument {
  readonly of: Withdrawn;
  /** null: a withdrawal notice itself. */
  readonly kind: WithdrawnKind | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly dated: string | null;
  readonly secrecy: z.infer<typeof HeldSecrecy>;
  readonly revoked: boolean;
  readonly wasOut: boolean;
  readonly published: boolean;
  /** Units that had it, and units that had a copy. */
  readonly addressees: readonly string[];
  readonly cc: readonly string[];
  /** Whom a briefing names besides, in its own words. */
  readonly readers: readonly string[];
}

/** By the identifier that a row holds; its prefix says what it is of. */
export const withdrawnBy = (id: string): Withdrawn => Withdrawn.parse({ type: typeOf(id), id });
const typeOf = (id: string) =>
  id.startsWith('bul_') ? 'bulletin' : id.startsWith('ord_') ? 'order' : 'dispatch';

/** null: this office has none of that name. */
export function withdrawnDocument(
  reader: Reader,
  office: string,
  of: Withdrawn,
): Promise<WithdrawnDocument | null> {
  switch (of.type) {
    case 'bulletin':
      return bulletin(reader, office, of);
    case 'order':
      return order(reader, office, of);
    case 'dispatch':
      return dispatch(reader, office, of);
  }
}

const nothingMore = { published: false, cc: [], readers: [] };

async function bulletin(
  { prisma }: Reader,
  office: string,
  of: Withdrawn,
): Promise<WithdrawnDocument | null> {
  const row = await prisma.bulletin.findFirst({ where: { id: of.id, office } });
  if (row === null) return null;
  const units = await prisma.bulletinUnit.findMany({
    where: { bulletin: of.id, issued: true },
    select: { unit: true },
    orderBy: { position: 'asc' },
  });
  const { number, title, dated, cc } = row;
  return {
    of,
    kind: 'bulletin',
    number,
    title,
    dated,
    cc,
    secrecy: HeldSecrecy.parse(row.secrecy),
    revoked: row.state === 'revoked',
    wasOut: row.issuedAt !== null,
    published: row.publishedAt !== null,
    addressees: units.map(({ unit }) => unit),
    readers: [],
  };
}

/** Its unit reads it from the signature on. */
async function order({ prisma }: Reader, office: string, of: Withdrawn): Promise<WithdrawnDocument | null> {
  const row = await prisma.order.findFirst({ where: { id: of.id, office } });
  if (row === null) return null;
  const { number, title, dated, unit } = row;
  return {
    ...nothingMore,
    of,
    kind: 'order',
    number,
    title,
    dated,
    secrecy: 'none',
    revoked: row.state === 'revoked',
    wasOut: row.issuedAt !== null,
    addressees: [unit],
  };
}

async function dispatch(
  { prisma }: Reader,
  office: string,
  of: Withdrawn,
): Promise<WithdrawnDocument | null> {
  const row = await prisma.dispatch.findFirst({ where: { id: of.id, office } });
  if (row === null) return null;
  const { number, title, dated, addressees } = row;
  const text = DispatchText.safeParse(row.text).data;
  return {
    ...nothingMore,
    of,
    kind: WithdrawnKind.safeParse(row.form).data ?? null,
    number,
    title,
    dated,
    addressees,
    secrecy: HeldSecrecy.parse(row.secrecy),
    revoked: row.state === 'revoked',
    wasOut: row.issuedAt !== null,
    readers: text?.form === 'briefing' ? [...text.up, ...text.across, ...text.down] : [],
  };
}

/** Notices that say so and were not revoked themselves. */
export const noticesOf = ({ prisma }: Reader, id: string): Promise<DispatchRow[]> =>
  prisma.dispatch.findMany({
    where: { withdraws: id, state: { not: 'revoked' } },
    orderBy: { draftedAt: 'asc' },
  });

/** What the guards of a notice are told of it; `self` is the notice that is being written. */
export async function withdrawnFacts(
  reader: Reader,
  office: string,
  of: Withdrawn,
  self: string | null,
): Promise<DispatchFacts> {
  const found = await withdrawnDocument(reader, office, of);
  if (found === null) return { withdrawn: null };
  const { revoked, wasOut, secrecy, addressees, kind } = found;
  const others = (await noticesOf(reader, of.id)).filter(({ id }) => id !== self);
  return {
    withdrawn: { revoked, wasOut, secrecy, addressees, isNotice: kind === null, noticed: others.length > 0 },
  };
}
