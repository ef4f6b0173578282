import { codeApi } from '../client.ts';
import { scanBy } from '../on-receipt.ts';
import { unitId } from '../rounds.ts';
import type { Fresh } from './fresh-finding.ts';
import type { LiveWorld } from './live-world.ts';

/** Drafted and handed up: the leader's pen is what is missing. */
export async function readyOrder({ cast, registry }: LiveWorld, { id: finding, unit }: Fresh) {
  const planner = await cast.as('planner');
  const drafted = await planner.orders.draft.mutate({
    unit: unitId(registry, unit),
    title: `关于${unit}窗口服务问题的整改通知`,
    basis: '根据年度督查计划，现将明察暗访中查实的问题通知你单位。',
    contact: { person: '林文静', phone: '19900000001' },
    items: [{ n: 1, finding, mode: 'DATED', days: 15, assistants: [] }],
    requirements: [{ n: 1, text: '查明原因，恢复窗口值守，排班表上墙公示，并举一反三自查。' }],
    reportFormat: '逐项书面报告，附佐证材料。',
  });
  const { version } = await planner.orders.submit.mutate({ id: drafted.id, expected: drafted.version });
  const seats = await planner.registry.seats.list.query({ unit: unitId(registry, unit), duty: ['liaison'] });
  const [liaison] = seats.rows;
  return { order: drafted.id, version, unit, seat: liaison?.id ?? '', liaison: liaison?.holder ?? '' };
}

/** Issued, and by the unit's chief, who has a code and no account, received, taken in hand and reported. */
export async function reportedOrder(world: LiveWorld, finding: Fresh) {
  const { cast, clock, registry, url } = world;
  const { order: id, version, unit } = await readyOrder(world, finding);
  const leader = await cast.as('leader');
  const { viewHash } = await leader.orders.preview.query({ id });
  await leader.orders.issue.mutate({ id, expected: version, viewHash, opinion: '同意。' });
  const planner = await cast.as('planner');
  await printed(async () => (await planner.orders.get.query({ id })).order.sha256 !== null);
  const pass = await planner.passes.issue.mutate({
    about: { type: 'order', id },
    role: 'chief',
    person: registry.chief.get(unitId(registry, unit)) ?? '',
    until: clock.now() + 30 * 86_400_000,
  });
  const chief = await codeApi(url, pass.code);
  const seen = async () => (await chief.orders.get.query({ id })).order.version;
  await chief.orders.acknowledge.mutate({ id, expected: await seen() });
  await chief.orders.plan.mutate({
    id,
    expected: await seen(),
    items: [
      {
        n: 1,
        leader: '分管负责人',
        section: '窗口服务科',
        person: '窗口负责人',
        measure: '排班表上墙，午间双岗，每日抽查。',
        by: clock.day(-5),
      },
    ],
  });
  await chief.orders.report.mutate({
    id,
    expected: await seen(),
    items: [
      {
        n: 1,
        result: '窗口已恢复双岗值守，排班表已公示。',
        rootCause: '轮班交接无人顶岗，制度未落实到人。',
        sameClass: '已自查其他窗口，未发现同类问题。',
        handler: '窗口负责人',
        proof: [await scanBy(world, 'planner', '整改照片')],
      },
    ],
    report: [],
  });
  return { order: id, unit };
}

/** Printing is a job of its own. */
async function printed(isPrinted: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isPrinted()) return;
    await new Promise((wake) => setTimeout(wake, 150));
  }
  throw new Error('the order was not printed within fifteen seconds');
}
