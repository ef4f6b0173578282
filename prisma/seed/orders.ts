import { codeApi } from './client.ts';
import { scanBy, serveOnReceipt } from './on-receipt.ts';
import type { World } from './rounds.ts';

export interface Printing {
  /** Prints an issued order as the job would. */
  readonly renderOrder: (order: string) => Promise<void>;
  /** Lets the clocks of orders run, as the job would. */
  readonly orderClocks: () => Promise<void>;
}

/** How far an order gets. */
const ends = [
  'closed',
  'overdue',
  'unanswered',
  'due-soon',
  'in-time',
  'reported',
  'rejected',
  'objected',
  'extension',
  'issued',
  'pending-sign',
  'returned',
  'draft',
  'revoked',
] as const;
type End = (typeof ends)[number];

/** Working days to put it right, counted from an order served some thirteen working days ago. */
const days: Partial<Record<End, number>> = { overdue: 3, unanswered: 3, 'due-soon': 14, extension: 16 };

/** One order for each of these findings, so that the list has one in every state and a clock of every colour. */
export async function playOrders(world: World, printing: Printing): Promise<void> {
  const { cast, clock } = world;
  const planner = await cast.as('planner');
  const { rows } = await planner.findings.list.query({ state: ['confirmed'], limit: 100 });
  const faults = rows.filter((row) => row.style !== 'PRAISE' && row.unit !== null);
  for (const [at, end] of ends.entries()) {
    const fault = faults[at];
    if (fault?.unit == null) return;
    await oneOrder(world, printing, { finding: fault.id, unit: fault.unit, end });
    clock.moveTo(clock.now() + 5 * 60_000);
  }
}

interface Wanted {
  readonly finding: string;
  readonly unit: string;
  readonly end: End;
}

async function oneOrder(world: World, printing: Printing, { finding, unit, end }: Wanted): Promise<void> {
  const { cast, clock } = world;
  const planner = await cast.as('planner');
  const leader = await cast.as('leader');
  const director = await cast.as('director');
  const pause = () => clock.moveTo(clock.now() + 60_000);
  const drafted = await planner.orders.draft.mutate({
    unit,
    title: '关于责令整改政务服务窗口有关问题的通知',
    basis: '根据《政府督查工作条例》第十八条，现将明察暗访中查实的问题通知你单位。',
    contact: { person: '林文静', phone: '19900000001' },
    items: [
      {
        n: 1,
        finding,
        mode: end === 'overdue' || end === 'unanswered' ? 'IMMEDIATE' : 'DATED',
        days: days[end] ?? 22,
        assistants: [],
      },
    ],
    requirements: [{ n: 1, text: '立即纠正，查明原因，完善窗口值守和顶岗制度，举一反三自查并公示结果。' }],
    reportFormat: '请逐项书面报告整改结果，附照片、制度文本等佐证材料。',
  });
  const { id } = drafted;
  pause();
  if (end === 'draft') return;
  const submitted = await planner.orders.submit.mutate({ id, expected: drafted.version });
  pause();
  if (end === 'pending-sign') return;
  if (end === 'returned') {
    await leader.orders.return.mutate({
      id,
      expected: submitted.version,
      reason: '请写明整改要求对应的制度依据',
    });
    return;
  }
  const { viewHash } = await leader.orders.preview.query({ id });
  await leader.orders.issue.mutate({ id, expected: submitted.version, viewHash, opinion: '同意。' });
  await printing.renderOrder(id);
  pause();
  const version = async () => (await planner.orders.get.query({ id })).order.version;
  if (end === 'issued') return;
  if (end === 'revoked') {
    await leader.orders.revoke.mutate({ id, expected: await version(), reason: '与另一份整改通知重复' });
    return;
  }
  const said = receipts[end];
  if (said !== undefined) await serveOnReceipt(world, { act: 'orders.serve', target: { id }, said });
  pause();
  if (end === 'unanswered') return;

  const chief = await chiefOf(world, id, unit);
  const acknowledged = await chief.orders.acknowledge.mutate({ id, expected: await version() });
  pause();
  if (end === 'objected') {
    await chief.orders.object.mutate({
      id,
      expected: acknowledged.version,
      points: [{ n: 1, text: '当日系统检修，窗口临时调整，已在大厅公告。' }],
    });
    return;
  }
  const planned = await chief.orders.plan.mutate({
    id,
    expected: acknowledged.version,
    items: [
      {
        n: 1,
        leader: '分管负责人',
        section: '窗口服务科',
        person: '窗口负责人',
        measure: '排班表上墙，午间双岗，每日抽查。',
        by: clock.day(-1),
      },
    ],
  });
  pause();
  if (end === 'extension') {
    await chief.orders.askExtension.mutate({
      id,
      expected: planned.version,
      n: 1,
      days: 5,
      reason: '叫号设备采购尚需时间',
    });
    return;
  }
  if (end === 'overdue' || end === 'due-soon' || end === 'in-time') return;
  const proof = await scanBy(world, 'planner', '整改照片');
  const told = {
    n: 1,
    result: '窗口已恢复双岗值守，排班表已公示。',
    rootCause: '轮班交接无人顶岗，制度未落实到人。',
    sameClass: '已自查其他窗口，未发现同类问题。',
    handler: '窗口负责人',
    proof: [proof],
  };
  const reported = await chief.orders.report.mutate({ id, expected: planned.version, items: [told] });
  pause();
  if (end === 'reported') return;
  const inspector = await cast.as('lead3');
  const result = end === 'closed' ? ('done' as const) : ('not-done' as const);
  const verified = await inspector.orders.verify.mutate({
    id,
    expected: reported.version,
    n: 1,
    result,
    method: 'on-site',
    note: end === 'closed' ? '现场查看三次，窗口均有人值守。' : '现场查看两次，午间仍无人值守。',
  });
  pause();
  const target = { id, expected: verified.version, n: 1 };
  if (end === 'closed')
    await director.orders.closeItem.mutate({ ...target, opinion: '经核查整改到位，同意销号。' });
  else await director.orders.rejectItem.mutate({ ...target, reason: '午间仍无人值守', days: 15 });
}

/** Where nobody opened it at the desk. The rest of them are served by the code: the chief types it in, and has received it. */
const receipts: Partial<Record<End, Record<string, string>>> = {
  unanswered: {
    method: 'left',
    place: '单位办公室',
    refusedReason: '工作人员称负责人不在，拒绝签收',
    witnesses: '东街社区居民委员会 陈永安\n东街社区居民委员会 何素梅',
  },
  overdue: { method: 'post', tracking: '1132026001588' },
  reported: { method: 'direct', receivedBy: '单位办公室' },
};

/** The chief has no account: a code printed behind the order is enough. */
async function chiefOf({ cast, clock, registry, url }: World, id: string, unit: string) {
  const planner = await cast.as('planner');
  const issued = await planner.passes.issue.mutate({
    about: { type: 'order', id },
    role: 'chief',
    person: registry.chief.get(unit) ?? '',
    until: clock.now() + 60 * 86_400_000,
  });
  return codeApi(url, issued.code);
}
