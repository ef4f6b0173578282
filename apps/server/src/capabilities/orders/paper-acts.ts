import type { Reader } from '@mingcha/db';
import { Hash, idOf, LongText, Reason, type Subject } from '@mingcha/domain';
import { type OrderView, orderLifecycle } from '@mingcha/domain/orders';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { stateOf } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { type Asked, type PaperActs, paperAct, type Sheet } from '../../papers/paper-act.ts';
import { scanOf } from '../../papers/scan-of.ts';
import { serviceAct } from '../../papers/service-said.ts';
import { refuse } from '../../refused.ts';
import {
  acknowledge,
  close,
  extend,
  objectTo,
  plan,
  refuseExtension,
  reject,
  report,
  sendBack,
  serve,
} from './commands.ts';
import { issue } from './issue.ts';
import { frozenOrder } from './view.ts';

const drafters = async (reader: Reader, about: Subject) =>
  stateOf(orderLifecycle, await reader.recordedOf(about)).drafters;
const ofOrder = (id: string): Subject => ({ type: 'order', id });

const Decision = z.enum(['agree', 'return']);
const decision: Asked = {
  key: 'decision',
  label: 'paper.asked.decision',
  kind: 'choice',
  options: [
    { value: 'agree', label: 'paper.decision.agree' },
    { value: 'return', label: 'paper.decision.return' },
  ],
};
const opinion: Asked = { key: 'opinion', label: 'paper.asked.opinion', kind: 'long' };
const Order = z.object({ id: idOf('order') });
const Item = Order.extend({ n: z.int().min(1) });

/** The order as whoever prepares the sheet may read it. */
async function viewed(ctx: SignedIn, id: string): Promise<{ view: OrderView; hash: string }> {
  return ctx.services.db.read(async (reader) => {
    const where = { AND: [scope(ctx, 'order.read', 'Order'), { id }] };
    if ((await reader.prisma.order.count({ where })) === 0) refuse('not-found', { subject: 'order' });
    return frozenOrder(reader, id);
  });
}

const sheetOf = ({ view, hash }: { view: OrderView; hash: string }, only?: number): Sheet => ({
  title: view.title,
  shown: hash,
  lines: [
    { label: 'paper.line.subject', text: view.title },
    { label: 'paper.line.recipients', text: view.recipient },
    ...view.items
      .filter((item) => only === undefined || item.n === only)
      .flatMap((item) => [
        { label: 'paper.line.fact', text: `${item.n}. ${item.fact}` },
        { label: 'paper.line.requirement', text: item.requirement },
      ]),
  ],
});

/** Witnesses and doorkeepers sign a receipt: it names the document and tells nothing of what stands in it. */
async function receiptOf(ctx: SignedIn, id: string): Promise<Sheet> {
  const { view, hash } = await viewed(ctx, id);
  const { number } = await ctx.services.db.read(({ prisma }) =>
    prisma.order.findUniqueOrThrow({ where: { id }, select: { number: true } }),
  );
  return {
    title: view.title,
    shown: hash,
    lines: [
      { label: 'paper.line.document', text: view.title },
      ...(number === null ? [] : [{ label: 'paper.line.number', text: number }]),
      { label: 'paper.line.addressee', text: view.recipient },
    ],
  };
}

/** 呈批单: the leader signs the order with a pen, or sends it back. */
const issuing = paperAct({
  verb: 'order.issue',
  form: 'approval',
  deciders: ['leader', 'director'],
  target: Order.extend({ viewHash: Hash }),
  said: z.object({ decision: Decision, opinion: LongText }),
  asked: [decision, opinion],
  about: ({ id }) => ofOrder(id),
  async sheet(ctx, { id, viewHash }) {
    const found = await viewed(ctx, id);
    if (found.hash !== viewHash) refuse('order.view-changed');
    return sheetOf(found);
  },
  drafters,
  run: (ctx, { id, viewHash, decision: decided, opinion: said }) =>
    decided === 'agree' ? issue(ctx, { id, viewHash, opinion: said }) : sendBack(ctx, { id, reason: said }),
});

const serving = serviceAct({
  verb: 'order.serve',
  deciders: ['planner', 'director'],
  target: Order,
  about: ({ id }) => ofOrder(id),
  sheet: (ctx, { id }) => receiptOf(ctx, id),
  serve: (ctx, { id, proof }) => serve(ctx, { id, proof }),
});

/** 签收: the liaison signs for it. */
const acknowledging = paperAct({
  verb: 'order.acknowledge',
  form: 'answer',
  deciders: ['liaison', 'chief'],
  target: Order,
  said: z.object({}),
  asked: [],
  about: ({ id }) => ofOrder(id),
  sheet: async (ctx, { id }) => sheetOf(await viewed(ctx, id)),
  drafters,
  run: (ctx, { id }) => acknowledge(ctx, { id }),
});

const Answerable = z.object({
  leader: z.string().trim().min(1).max(60),
  section: z.string().trim().min(1).max(100),
  person: z.string().trim().min(1).max(60),
  measure: z.string().trim().min(2).max(2000),
});

/** The unit's plan as it came with its seal: who answers for all items, and the measures in short; the scan says the rest. */
const planning = paperAct({
  verb: 'order.answer',
  form: 'answer',
  deciders: ['chief', 'liaison'],
  target: Order,
  said: Answerable,
  asked: [
    { key: 'leader', label: 'desk.order.leader', kind: 'text' },
    { key: 'section', label: 'desk.order.section', kind: 'text' },
    { key: 'person', label: 'desk.order.person', kind: 'text' },
    { key: 'measure', label: 'desk.order.measure', kind: 'long' },
  ],
  about: ({ id }) => ofOrder(id),
  sheet: async (ctx, { id }) => sheetOf(await viewed(ctx, id)),
  drafters,
  async run(ctx, { id, ...said }) {
    const items = await openItems(ctx, id);
    return plan(ctx, { id, items: items.map(({ n, by }) => ({ n, by, ...said })) });
  },
});

const openItems = ({ services, session }: SignedIn, id: string) =>
  services.db.read(async ({ prisma }) => {
    const rows = await prisma.orderItem.findMany({
      where: { order: id, office: session.office, state: { in: ['open', 'planned', 'rejected'] } },
      orderBy: { n: 'asc' },
    });
    return rows.map(({ n, dueDay }) => ({ n, by: dueDay ?? '' }));
  });

/** 整改报告: signed by the chief, sealed by the unit; the scan is report and proof. */
const reporting = paperAct({
  verb: 'order.answer',
  form: 'answer',
  deciders: ['chief'],
  target: Item,
  said: z.object({
    result: z.string().trim().min(2).max(2000),
    rootCause: z.string().trim().min(2).max(2000),
    sameClass: z.string().trim().min(2).max(2000),
    handler: z.string().trim().min(1).max(60),
  }),
  asked: [
    { key: 'result', label: 'desk.order.result', kind: 'long' },
    { key: 'rootCause', label: 'desk.order.rootCause', kind: 'long' },
    { key: 'sameClass', label: 'desk.order.sameClass', kind: 'long' },
    { key: 'handler', label: 'desk.order.handler', kind: 'text' },
  ],
  about: ({ id }) => ofOrder(id),
  sheet: async (ctx, { id, n }) => sheetOf(await viewed(ctx, id), n),
  drafters,
  async run(ctx, { id, n, ...told }) {
    const sheet = await scanOf(ctx);
    return report(ctx, { id, items: [{ n, ...told, proof: [sheet] }], report: [sheet] });
  },
});

const objecting = paperAct({
  verb: 'order.object',
  form: 'answer',
  deciders: ['chief'],
  target: Order,
  said: z.object({ grounds: z.string().trim().min(2).max(2000) }),
  asked: [{ key: 'grounds', label: 'desk.order.points', kind: 'long' }],
  about: ({ id }) => ofOrder(id),
  sheet: async (ctx, { id }) => sheetOf(await viewed(ctx, id)),
  drafters,
  run: async (ctx, { id, grounds }) =>
    objectTo(ctx, { id, points: [{ n: 1, text: grounds }], files: [await scanOf(ctx)] }),
});

/** 延期审批: the director grants the days that were asked for, or others, or none. */
const extending = paperAct({
  verb: 'order.extend',
  form: 'approval',
  target: Item,
  said: z.object({ decision: Decision, days: z.int().min(1).max(60), opinion: Reason }),
  asked: [decision, { key: 'days', label: 'desk.order.moreDays', kind: 'count' }, opinion],
  about: ({ id }) => ofOrder(id),
  sheet: async (ctx, { id, n }) => sheetOf(await viewed(ctx, id), n),
  drafters,
  run: (ctx, { id, n, decision: decided, days, opinion: reason }) =>
    decided === 'agree' ? extend(ctx, { id, n, days, reason }) : refuseExtension(ctx, { id, n, reason }),
});

/** 整改销号审批表 (D14): closed, or sent back with new days. */
const closing = paperAct({
  verb: 'order.close',
  form: 'approval',
  target: Item,
  said: z.object({ decision: Decision, days: z.int().min(1).max(200), opinion: Reason }),
  asked: [decision, { key: 'days', label: 'desk.order.newDays', kind: 'count' }, opinion],
  about: ({ id }) => ofOrder(id),
  sheet: async (ctx, { id, n }) => sheetOf(await viewed(ctx, id), n),
  drafters,
  run: (ctx, { id, n, decision: decided, days, opinion: said }) =>
    decided === 'agree' ? close(ctx, { id, n, opinion: said }) : reject(ctx, { id, n, reason: said, days }),
});

export const orderPaperActs: PaperActs = {
  'orders.issue': issuing,
  'orders.serve': serving,
  'orders.acknowledge': acknowledging,
  'orders.plan': planning,
  'orders.report': reporting,
  'orders.object': objecting,
  'orders.extend': extending,
  'orders.closeItem': closing,
};
