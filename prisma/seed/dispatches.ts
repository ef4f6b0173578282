import { serveOnReceipt } from './on-receipt.ts';
import type { World } from './rounds.ts';

export interface DispatchPrinting {
  /** Prints a signed dispatch as the job would. */
  readonly renderDispatch: (dispatch: string) => Promise<void>;
}

const contact = { person: '林文静', phone: '19900000001' };
type Signer = 'leader' | 'director';

/** Of each form one that went out, and drafts that wait for the next hand. */
export async function playDispatches(
  world: World,
  printing: DispatchPrinting,
  { plan, unit, name }: { readonly plan: string; readonly unit: string; readonly name: string },
): Promise<void> {
  await urge(world, printing);
  await conclude(world, printing, { plan, unit, name });
  await brief(world, printing);
  await minute(world, printing);
}

const pause = ({ clock }: World) => clock.moveTo(clock.now() + 60_000);

/** Signed over the text that its signer read, printed, and sent out to be sealed on paper. */
async function sendOut(
  world: World,
  { renderDispatch }: DispatchPrinting,
  { id, version, signer }: { id: string; version: number; signer: Signer },
): Promise<void> {
  const hand = await world.cast.as(signer);
  const { viewHash } = await hand.dispatches.preview.query({ id });
  pause(world);
  await hand.dispatches.sign.mutate({ id, expected: version, viewHash, opinion: '同意。' });
  await renderDispatch(id);
  pause(world);
  const planner = await world.cast.as('planner');
  const { dispatch } = await planner.dispatches.get.query({ id });
  const unsealed = dispatch.unit !== null;
  await planner.dispatches.issue.mutate({ id, expected: dispatch.version, unsealed });
  pause(world);
}

/** One slip that was carried there, and a second for another order that waits for the director. */
async function urge(world: World, printing: DispatchPrinting): Promise<void> {
  const { cast, clock } = world;
  const planner = await cast.as('planner');
  const { rows } = await planner.orders.list.query({ clock: 'red', limit: 20 });
  const inHand = ['open', 'planned', 'rejected'];
  let gone = 0;
  for (const { id: order, unit } of rows) {
    const { items } = await planner.orders.get.query({ id: order });
    const late = items.filter(
      ({ state, clock: due }) => due !== null && due.due < clock.now() && inHand.includes(state),
    );
    if (late.length === 0 || gone === 2) continue;
    const { id, version } = await planner.dispatches.draft.mutate({
      order,
      unit,
      items: late.map(({ n }) => n),
      findings: [],
      text: {
        form: 'urging',
        title: '关于督办政务服务窗口整改事项的函',
        requirement: '请明确负责领导和责任人，逐项说明未办结的原因，尽快办结。',
        reportBy: clock.day(-5),
        contact,
      },
    });
    pause(world);
    gone += 1;
    if (gone === 2) continue;
    await sendOut(world, printing, { id, version, signer: 'director' });
    const said = { method: 'direct', receivedBy: '单位办公室' };
    await serveOnReceipt(world, { act: 'dispatches.serve', target: { id }, said });
    pause(world);
  }
}

async function conclude(
  world: World,
  printing: DispatchPrinting,
  { plan, unit, name }: { readonly plan: string; readonly unit: string; readonly name: string },
): Promise<void> {
  const { cast } = world;
  const planner = await cast.as('planner');
  const { rows } = await planner.findings.list.query({
    plan,
    unit: [unit],
    state: ['confirmed', 'disposed', 'closed'],
    limit: 20,
  });
  const findings = rows.filter((row) => row.style !== 'PRAISE').map(({ id }) => id);
  const { id, version } = await planner.dispatches.draft.mutate({
    plan,
    unit,
    items: [],
    findings,
    text: {
      form: 'conclusion',
      title: `关于对${name}明察暗访情况的督查结论`,
      basis: '根据《政府督查工作条例》第十六条，现将第11轮明察暗访的督查结论通知你单位。',
      notes: findings.map((finding) => ({
        finding,
        cause: '值班安排未落实到人，替岗制度形同虚设。',
        effect: '群众等候时间过长。',
        recommendation: '完善替岗登记，值班长每小时巡查一次。',
      })),
      praise: '',
      matters: '立即恢复窗口值守，明确替岗人员。\n在十个工作日内书面报告整改情况。',
      contact,
    },
  });
  pause(world);
  const reviewer = await cast.as('reviewer');
  const reviewed = await reviewer.dispatches.review.mutate({
    id,
    expected: version,
    opinion: '程序合法，事实清楚，用语准确。',
  });
  pause(world);
  await sendOut(world, printing, { id, version: reviewed.version, signer: 'leader' });
  const said = { method: 'direct', receivedBy: '单位办公室' };
  await serveOnReceipt(world, { act: 'dispatches.serve', target: { id }, said });
  pause(world);
}

async function brief(world: World, printing: DispatchPrinting): Promise<void> {
  const { cast, clock } = world;
  const planner = await cast.as('planner');
  const { title, parts } = await planner.dispatches.figures.query({ from: clock.day(23), to: clock.day(1) });
  const draft = (series: '督查专报' | '督查快报') =>
    planner.dispatches.draft.mutate({
      series,
      items: [],
      findings: [],
      text: {
        form: 'briefing',
        articles: [
          {
            title,
            parts: [...parts, { heading: '下一步工作', text: '到期逐项核查，并开展“回头看”。' }],
            source: '',
          },
        ],
        editor: '林文静',
        up: ['市委、市政府主要领导'],
        across: ['市人大常委会办公室', '市政协办公室'],
        down: ['各县（市、区）人民政府', '市政府各部门'],
        copies: 120,
      },
    });
  const { id, version } = await draft('督查专报');
  pause(world);
  await sendOut(world, printing, { id, version, signer: 'director' });
  await draft('督查快报');
  pause(world);
}

async function minute(world: World, printing: DispatchPrinting): Promise<void> {
  const { cast, clock } = world;
  const planner = await cast.as('planner');
  const { id, version } = await planner.dispatches.draft.mutate({
    items: [],
    findings: [],
    text: {
      form: 'minutes',
      title: '研究第11轮明察暗访查实问题处理意见的会议纪要',
      heldOn: clock.day(2),
      place: '市政府第二会议室',
      chair: '曹卫平',
      parts: [
        { heading: '关于查实问题的认定', text: '会议听取了检查组汇报，审阅了证据和被检查单位的书面意见。' },
        { heading: '关于下一步工作', text: '印发通报，下达整改通知书，到期逐项核查。' },
      ],
      present: ['曹卫平', '沈志远', '林文静'],
      excused: [],
      attending: ['市司法局负责人'],
    },
  });
  pause(world);
  await sendOut(world, printing, { id, version, signer: 'leader' });
}
