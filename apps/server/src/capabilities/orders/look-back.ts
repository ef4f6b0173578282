import { renderLookBack } from '@mingcha/documents';
import { printedLine } from '@mingcha/domain/bulletins';
import { dayOf, daysBetween } from '@mingcha/domain/calendar';
import { LookBackView } from '@mingcha/domain/orders';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { namesOf } from '../registry/queries.ts';
import { itemTold, lineOf, type SignedOrder, signedOrder } from './on-paper.ts';

/** “回头看”核查记录 (D15) of an order that was closed, for the two who look whether it held. */
export async function printLookBack(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const { services } = ctx;
  const signed = await signedOrder(ctx, id);
  const { order, items, view, office } = signed;
  const count = items.filter(({ state }) => state !== 'closed').length;
  if (count > 0) refuse('order.items-open', { count });
  if (order.state !== 'closed' || order.closedAt === null) refuse('not-found', { subject: 'order' });
  const zoned = (at: number | bigint | null) => dayOf(Number(at), office.zone);
  const closedOn = zoned(order.closedAt);
  const today = zoned(services.now());
  const sheet = LookBackView.parse({
    v: 1,
    language: 'zh-CN',
    document: 'look-back',
    id,
    number: order.number,
    issuer: view.issuer.name,
    unit: view.recipient,
    closedOn,
    days: daysBetween(closedOn, today),
    items: items.map(({ n, result, closedAt }) => ({
      ...itemTold(signed, n),
      result: result === null ? null : lineOf(result),
      closedOn: zoned(closedAt ?? order.closedAt),
    })),
    before: await partakers(ctx, signed),
    preparedOn: today,
  });
  const code = `${services.settings.publicUrl}/orders/${id}`;
  return (await renderLookBack(sheet, { fonts: fontsOf(services), digest, code })).bytes;
}

/** Who inspected, verified or closed, by name: none of them looks back. */
const partakers = ({ services }: SignedIn, { items, office }: SignedOrder): Promise<string[]> =>
  services.db.read(async (reader) => {
    const { prisma } = reader;
    const findings = await prisma.finding.findMany({
      where: { office: office.id, id: { in: items.map(({ finding }) => finding) } },
      select: { visit: true },
    });
    const members = await prisma.visitMember.findMany({
      where: { office: office.id, visit: { in: findings.map(({ visit }) => visit) }, present: true },
      select: { person: true },
    });
    const people = [
      ...members.map(({ person }) => person),
      ...items.flatMap(({ verifiedBy, closedBy }) => [verifiedBy, closedBy]),
    ];
    const names = await namesOf(reader, office.id, people);
    return [...new Set(people.flatMap((person) => (person === null ? [] : [names[person] ?? '—'])))].map(
      printedLine,
    );
  });
