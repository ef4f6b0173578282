import type { Reader } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { printedLine } from '@mingcha/domain/bulletins';
import { OrderView } from '@mingcha/domain/orders';
import { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { keptView } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { handsOf } from '../hands.ts';
import { word } from '../printed-words.ts';

export type Item = NonNullable<Awaited<ReturnType<Reader['prisma']['orderItem']['findUnique']>>>;

/** An order that was signed, as far as the reader's verb reaches, with its items and its entries. */
export async function signedOrder(ctx: SignedIn, id: string) {
  const { services } = ctx;
  const found = await services.db.read(async (reader) => {
    const { prisma } = reader;
    const order = await prisma.order.findFirst({ where: { AND: [scope(ctx, ctx.verb, 'Order'), { id }] } });
    if (order === null || order.viewHash === null || order.number === null)
      refuse('not-found', { subject: 'order' });
    const office = await prisma.office.findUniqueOrThrow({ where: { id: order.office } });
    const entries = await reader.recordedOf({ type: 'order', id });
    return {
      order: { ...order, viewHash: order.viewHash, number: order.number },
      office,
      items: await prisma.orderItem.findMany({ where: { order: id }, orderBy: { n: 'asc' } }),
      entries,
      handOf: await handsOf(reader, { office: office.id, zone: office.zone, entries }),
    };
  });
  return { ...found, view: await keptView(services, OrderView, found.order.viewHash) };
}
export type SignedOrder = Awaited<ReturnType<typeof signedOrder>>;

/** What an item is about, in the words that were signed. */
export function itemTold({ view }: Pick<SignedOrder, 'view'>, n: number) {
  const told = view.items.find((each) => each.n === n);
  if (told === undefined) throw new Error(`the signed view of ${view.id} has no item ${n}`);
  const { place, date, time, fact, requirement } = told;
  return { n, place, date, time, fact, requirement };
}

/** Typed text on one line; what was erased says so. */
export const lineOf = (text: string | null): string =>
  text === null ? word('document.erased') : printedLine(text) || '—';

interface Answered {
  readonly result: string | null;
  readonly rootCause: string | null;
  readonly sameClass: string | null;
  readonly handler: string | null;
  readonly proof: unknown;
}

export const answerOf = ({ result, rootCause, sameClass, handler, proof }: Answered) => ({
  result: lineOf(result),
  rootCause: lineOf(rootCause),
  sameClass: lineOf(sameClass),
  handler: lineOf(handler),
  proof: (z.array(FileRef).safeParse(proof).data ?? []).map(({ name, sha256 }) => ({
    name: printedLine(name) || '—',
    sha256,
  })),
});

/** Entries of one kind, oldest first. */
export const entriesOf = <Kind extends Recorded['kind']>(
  entries: readonly Recorded[],
  kind: Kind,
): Extract<Recorded, { kind: Kind }>[] =>
  entries.filter((entry): entry is Extract<Recorded, { kind: Kind }> => entry.kind === kind);
