import type { Reader } from '@mingcha/db';
import { type LedgerRow, type LedgerView, renderLedger } from '@mingcha/documents';
import { scopeOf } from '@mingcha/domain/access';
import { printedLine } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { OrderView } from '@mingcha/domain/orders';
import type { WordKey } from '@mingcha/words';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { workbook } from '../../files/send-file.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { word } from '../printed-words.ts';
import { ledgerWorkbook } from './ledger-workbook.ts';

type Item = NonNullable<Awaited<ReturnType<Reader['prisma']['orderItem']['findUnique']>>>;
type Order = NonNullable<Awaited<ReturnType<Reader['prisma']['order']['findUnique']>>>;

/** `which`: `all` or a unit, with `.xlsx` for a workbook. What was signed stands in it; drafts and what was taken back do not. */
export async function printLedger(ctx: SignedIn, which: string) {
  const [whose = '', wanted] = which.split('.');
  if (wanted !== undefined && wanted !== 'xlsx') refuse('not-found', { subject: 'order' });
  const view = await ledgerOf(ctx, whose === 'all' ? null : whose);
  const filename = `${word('document.ledger.title')} ${view.unit ?? ''} ${view.day}`.replace(/ +/g, ' ');
  if (wanted === 'xlsx')
    return { bytes: await ledgerWorkbook(view), filename: `${filename}.xlsx`, mime: workbook };
  const { bytes } = await renderLedger(view, { fonts: fontsOf(ctx.services), digest });
  return { bytes, filename: `${filename}.pdf` };
}

export interface LedgerItem {
  readonly item: Item;
  readonly row: LedgerRow;
}

export async function ledgerOf(ctx: SignedIn, unit: string | null): Promise<LedgerView> {
  const { office, items, unit: name } = await ledgerItems(ctx, unit);
  return {
    v: 1,
    document: 'ledger',
    language: 'zh-CN',
    issuer: printedLine(office.name),
    unit: name,
    day: dayOf(ctx.services.now(), office.zone),
    rows: items.map(({ row }) => row),
  };
}

/** As it stands now, by unit and by what is due first: what the reader's verb lets them see. */
export async function ledgerItems(ctx: SignedIn, unit: string | null) {
  const { services, session } = ctx;
  const inOffice = scopeOf(session.roles, 'order.read') === 'office';
  const found = await services.db.read(async ({ prisma }) => {
    const office = await prisma.office.findUniqueOrThrow({ where: { id: session.office } });
    const orders = await prisma.order.findMany({
      where: {
        AND: [
          scope(ctx, ctx.verb, 'Order'),
          { number: { not: null }, state: { not: 'revoked' } },
          unit === null ? {} : { unit },
        ],
      },
      orderBy: [{ serial: 'asc' }, { id: 'asc' }],
    });
    const items = await prisma.orderItem.findMany({ where: { order: { in: orders.map(({ id }) => id) } } });
    const units = await prisma.unit.findMany({
      where: { office: office.id, id: { in: [...orders.map((order) => order.unit), unit ?? ''] } },
      select: { id: true, name: true },
    });
    // How grave it was found to be is the office's own word and no part of the order.
    const findings = inOffice
      ? await prisma.finding.findMany({
          where: { office: office.id, id: { in: items.map(({ finding }) => finding) } },
          select: { id: true, severity: true },
        })
      : [];
    return { office, orders, items, units, findings };
  });
  const { office, orders, items, findings } = found;
  const units = new Map(found.units.map(({ id, name }) => [id, printedLine(name)]));
  const isKnown = inOffice ? units.has(unit ?? '') : orders.some((order) => order.unit === unit);
  if (unit !== null && !isKnown) refuse('not-found', { subject: 'order' });
  const severities = new Map(findings.map(({ id, severity }) => [id, severity]));
  const told = await toldIn(services, orders);
  const rows = items
    .map((item) => ({ item, order: orders.find(({ id }) => id === item.order) as Order }))
    .sort(
      (a, b) =>
        (units.get(a.order.unit) ?? '').localeCompare(units.get(b.order.unit) ?? '', 'zh-CN') ||
        Number(a.item.due ?? Number.MAX_SAFE_INTEGER) - Number(b.item.due ?? Number.MAX_SAFE_INTEGER) ||
        (a.order.serial ?? 0) - (b.order.serial ?? 0) ||
        a.item.n - b.item.n,
    );
  return {
    office,
    unit: unit === null ? null : (units.get(unit) ?? '—'),
    items: rows.map(
      ({ item, order }): LedgerItem => ({
        item,
        row: {
          source: order.number ?? '—',
          unit: units.get(order.unit) ?? '—',
          ...told(item),
          severity: severityWord(severities.get(item.finding)),
          ...itemTold(item, office.zone, services.now()),
        },
      }),
    ),
  };
}

const severityWord = (severity: string | null | undefined): string | null =>
  severity == null ? null : word(`severity.${severity}` as WordKey);

/** What each item was about, in the words that were signed. */
async function toldIn(services: Services, orders: readonly Order[]) {
  const views = new Map<string, OrderView>();
  for (const { id, viewHash } of orders)
    if (viewHash !== null) views.set(id, await keptView(services, OrderView, viewHash));
  return ({ order, n }: Item): Pick<LedgerRow, 'problem' | 'category'> => {
    const told = views.get(order)?.items.find((each) => each.n === n);
    if (told === undefined) return { problem: '—', category: null };
    const { date, time, place, fact, category } = told;
    return { problem: [`${date} ${time}`, ...(place === null ? [] : [place]), fact].join('，'), category };
  };
}

const line = (text: string | null): string | null => (text === null ? null : printedLine(text) || null);

function itemTold(item: Item, zone: string, now: number) {
  const { leader, section, responsible, due, dueDay, closedAt } = item;
  return {
    requirement: line(item.requirement) ?? '—',
    measure: line(item.measure),
    responsible: [leader, section, responsible].flatMap((each) => line(each) ?? []),
    due: dueDay,
    status: word(`state.order-item.${item.state}` as WordKey),
    overdue: item.state !== 'closed' && due !== null && Number(due) < now,
    progress: progressOf(item, zone),
    closed: closedAt === null ? null : dayOf(Number(closedAt), zone),
    // What two have seen and agree on. That somebody is about to look stands in no ledger.
    ...(item.lookBack === null ? {} : { lookBack: word(`look-back-result.${item.lookBack}` as WordKey) }),
  };
}

function progressOf(item: Item, zone: string): string[] {
  const { reportedAt, verified, extensions, urged } = item;
  const judged = [verified === null ? null : word(`verify-result.${verified}` as WordKey), line(item.note)];
  const reason = line(item.rejectReason);
  return [
    ...(reportedAt === null
      ? []
      : [
          word('document.ledger.reported', {
            day: dayOf(Number(reportedAt), zone),
            result: line(item.result) ?? '—',
          }),
        ]),
    ...(verified === null
      ? []
      : [word('document.ledger.judged', { result: judged.filter((each) => each !== null).join('；') })]),
    ...(reason === null ? [] : [word('document.ledger.rejected', { reason })]),
    ...(item.askedDays === null ? [] : [word('document.ledger.asked-more', { days: item.askedDays })]),
    ...(extensions > 0 ? [word('document.ledger.extended', { count: extensions })] : []),
    ...(urged > 0 ? [word('document.ledger.urged', { count: urged })] : []),
  ];
}
