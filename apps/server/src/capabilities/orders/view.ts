import type { Reader } from '@mingcha/db';
import { printedLine, printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf, localParts } from '@mingcha/domain/calendar';
import { OrderView, type OrderViewItem, orderTerms } from '@mingcha/domain/orders';
import { codeIn } from '@mingcha/domain/taxonomy';
import { type Frozen, frozenAs } from '../../papers/kept-view.ts';
import { placeOf, taxonomyOf } from '../bulletins/queries.ts';
import { printedReplies } from '../findings/queries.ts';

type Row = NonNullable<Awaited<ReturnType<Reader['prisma']['order']['findUnique']>>>;

export type FrozenOrder = Frozen<OrderView>;

/** The order as it would be signed now. The same rows give the same view. */
export async function frozenOrder(reader: Reader, id: string): Promise<FrozenOrder> {
  const row = await reader.prisma.order.findUniqueOrThrow({ where: { id } });
  return frozenAs(await viewOf(reader, row));
}

async function viewOf(reader: Reader, row: Row): Promise<OrderView> {
  const { prisma } = reader;
  const office = await prisma.office.findUniqueOrThrow({ where: { id: row.office } });
  const unit = await prisma.unit.findFirst({ where: { id: row.unit, office: row.office } });
  return OrderView.parse({
    v: 1,
    document: 'order',
    language: 'zh-CN',
    id: row.id,
    issuer: { name: printedLine(office.name), mark: printedLine(`${office.name}文件`) },
    secrecy: 'none',
    title: printedLine(row.title),
    recipient: printedLine(unit?.name ?? ''),
    basis: printedParagraphs(row.basis),
    items: await itemsOf(reader, row, office.zone),
    ...(row.replaces === null ? {} : { replaces: await replacedOf(reader, row.replaces) }),
    reportFormat: printedLine(row.reportFormat),
    contact: {
      person: printedLine(row.contactPerson ?? '—'),
      phone: printedLine(row.contactPhone ?? '—'),
    },
    acknowledgeDays: orderTerms.acknowledge,
    objectDays: orderTerms.object,
    printingOffice: printedLine(office.name),
    preparedOn: dayOf(Number(row.submittedAt ?? row.draftedAt), office.zone),
  });
}

/** It was revoked after it was signed, so that it has number and day. */
async function replacedOf({ prisma }: Reader, id: string): Promise<OrderView['replaces']> {
  const { number, dated } = await prisma.order.findUniqueOrThrow({
    where: { id },
    select: { number: true, dated: true },
  });
  if (number === null || dated === null) throw new Error(`${id} was replaced and never signed`);
  return { id, number, dated };
}

async function itemsOf(reader: Reader, order: Row, zone: string): Promise<OrderViewItem[]> {
  const { prisma } = reader;
  const items = await prisma.orderItem.findMany({ where: { order: order.id }, orderBy: { n: 'asc' } });
  const findings = await prisma.finding.findMany({
    where: {
      office: order.office,
      id: { in: items.map((item) => item.finding) },
      state: { not: 'referred' },
    },
  });
  const windows = await prisma.serviceWindow.findMany({
    where: { id: { in: findings.flatMap((row) => row.window ?? []) } },
    select: { id: true, name: true },
  });
  const units = await prisma.unit.findMany({
    where: { id: { in: items.flatMap((item) => item.assistants) } },
    select: { id: true, name: true },
  });
  const windowNames = new Map(windows.map((row) => [row.id, printedLine(row.name)]));
  const unitNames = new Map(units.map((row) => [row.id, printedLine(row.name)]));
  const taxonomy = await taxonomyOf(reader, order.office);
  const replies = await printedReplies(reader, findings);
  return items.map((item) => {
    const row = findings.find((each) => each.id === item.finding);
    const { day, time } = localParts(Number(row?.observedAt ?? order.draftedAt), zone);
    const code = row?.style == null || row.subCode === null ? null : codeIn(taxonomy, row.style, row.subCode);
    return {
      n: item.n,
      finding: item.finding,
      place: placeOf(windowNames.get(row?.window ?? ''), row?.place ?? null) || null,
      date: day,
      time,
      fact: printedLine(row?.observation ?? '—'),
      category: code === null ? null : printedLine(code.zh),
      criterion: row?.criterion == null ? null : printedLine(row.criterion),
      requirement: printedLine(item.requirement ?? '—'),
      mode: item.mode as OrderViewItem['mode'],
      days: item.days,
      assistants: item.assistants.map((unit) => unitNames.get(unit) ?? '—'),
      replies: [...(replies.get(item.finding) ?? [])],
    };
  });
}
