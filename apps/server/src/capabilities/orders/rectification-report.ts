import { renderRectificationReport } from '@mingcha/documents';
import { idOf } from '@mingcha/domain';
import { dayOf } from '@mingcha/domain/calendar';
import { RectificationReportView, ReportedItem } from '@mingcha/domain/orders';
import { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { word } from '../printed-words.ts';
import { answerOf, entriesOf, itemTold, lineOf, type SignedOrder, signedOrder } from './on-paper.ts';

/** 整改情况报告 (D13) as the unit reported last, for the file of either side. */
export async function printReport(ctx: SignedIn, id: string): Promise<Uint8Array> {
  return print(ctx, reportView(await signedOrder(ctx, id)));
}

export const DraftReport = z.object({ id: idOf('order'), items: z.array(ReportedItem).min(1).max(50) });
/** The file, base64: nothing of it is kept. */
export const DraftedReport = z.object({ pdf: z.string() });

/** The same of what is typed and not handed in, for the chief's pen and the unit's seal. */
export async function draftReport(
  ctx: SignedIn,
  { id, items }: z.output<typeof DraftReport>,
): Promise<z.infer<typeof DraftedReport>> {
  const signed = await signedOrder(ctx, id);
  const wrong = items.find(({ n }) => !signed.items.some((item) => item.n === n));
  if (wrong !== undefined) refuse('order.item-unknown', { n: wrong.n });
  const today = dayOf(ctx.services.now(), signed.office.zone);
  const bytes = await print(ctx, reportView(signed, { items, today }));
  const { office, person, seat } = ctx.session;
  const facts = { copy: 'report-draft' };
  await ctx.services.accessLog.record({
    office,
    person,
    seat,
    action: 'exported',
    noun: 'order',
    target: id,
    facts,
  });
  return { pdf: Buffer.from(bytes).toString('base64') };
}

const print = async ({ services }: SignedIn, view: RectificationReportView): Promise<Uint8Array> =>
  (await renderRectificationReport(view, { fonts: fontsOf(services), digest })).bytes;

interface Typed {
  readonly items: readonly ReportedItem[];
  readonly today: string;
}

function reportView(signed: SignedOrder, typed: Typed | null = null): RectificationReportView {
  const { order, items, entries, handOf, view, office } = signed;
  const reported = entriesOf(entries, 'order.reported');
  const last = reported.at(-1);
  const said = typed?.items ?? [];
  const told = items.filter(({ n, reportedAt }) => reportedAt !== null || said.some((each) => each.n === n));
  const [first] = items;
  if (told.length === 0) refuse('order.item-state', { n: first?.n ?? 1, state: stateOf(first?.state) });
  // Whoever else handed it in brought the sheet that the chief signed.
  const bySheet = last === undefined || !Array.isArray(last.payload.report) || last.payload.report.length > 0;
  const hand = last === undefined ? null : handOf(last);
  return RectificationReportView.parse({
    v: 1,
    language: 'zh-CN',
    document: 'rectification-report',
    id: order.id,
    number: order.number,
    orderTitle: view.title,
    unit: view.recipient,
    recipient: view.issuer.name,
    title: word('document.rectification.title', { number: order.number }),
    signer: typed !== null || bySheet ? null : (hand?.person ?? null),
    items: told.map((item) => ({
      ...itemTold(signed, item.n),
      measure: item.measure === null ? null : lineOf(item.measure),
      responsible: [item.leader, item.section, item.responsible].flatMap((each) =>
        each === null ? [] : [lineOf(each)],
      ),
      answer: answerOf(said.find((each) => each.n === item.n) ?? item),
    })),
    remaining: items
      .filter((item) => !told.includes(item))
      .map(({ n, dueDay }) => ({ n, requirement: itemTold(signed, n).requirement, due: dueDay })),
    preparedOn: typed?.today ?? hand?.on ?? dayOf(Number(order.changedAt), office.zone),
  });
}

const stateOf = (state = 'open'): string => `state.order-item.${state}`;
