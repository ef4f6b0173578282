import { renderOrder } from '../../src/capabilities/orders/render.ts';
import type { Town } from './town.ts';

/** The unit's three seats, filled: nothing is ordered from a unit that nobody would answer for. */
export async function seatUnit(town: Town, unit = town.unit) {
  const director = await town.as('director');
  const seats: Record<string, string> = {};
  for (const duty of ['chief', 'deputy', 'liaison'] as const) {
    const key = `${duty}-of-${unit.slice(-4)}`;
    const person = await town.hire(key, duty === 'deputy' ? [] : [duty], unit);
    const seat = await director.registry.establishSeat({ unit, duty, title: duty });
    await director.registry.fillSeat({ id: seat.id, expected: seat.version, person });
    seats[duty] = seat.id;
  }
  return {
    seats,
    chief: `chief-of-${unit.slice(-4)}`,
    liaison: `liaison-of-${unit.slice(-4)}`,
  };
}
export type Seated = Awaited<ReturnType<typeof seatUnit>>;

/** Two items: one at once, one by a date. */
export async function draftOrder(
  town: Town,
  findings: readonly string[],
  unit = town.unit,
  more: { readonly replaces?: string } = {},
) {
  const planner = await town.as('planner');
  return planner.orders.draft({
    unit,
    ...more,
    title: '关于不动产登记窗口服务问题的整改通知',
    basis: '根据《督查工作条例》第十八条，现将明察暗访中查实的问题通知你单位。',
    contact: { person: '赵同志', phone: '0538-1234567' },
    items: findings.map((finding, at) => ({
      n: at + 1,
      finding,
      mode: at === 0 ? ('IMMEDIATE' as const) : ('DATED' as const),
      days: at === 0 ? 3 : 15,
      assistants: [],
    })),
    requirements: findings.map((_, at) => ({ n: at + 1, text: '立即恢复窗口值守，排班表上墙公示。' })),
    reportFormat: '逐项书面报告，附佐证材料。',
  });
}

/** Signed by the leader and printed. */
export async function issueOrder(town: Town, drafted: { readonly id: string; readonly version: number }) {
  const { id } = drafted;
  const planner = await town.as('planner');
  const leader = await town.as('leader');
  const submitted = await planner.orders.submit({ id, expected: drafted.version });
  const { viewHash } = await leader.orders.preview({ id });
  const issued = await leader.orders.issue({ id, expected: submitted.version, viewHash, opinion: '同意。' });
  await renderOrder(town.house.services, id);
  return issued;
}

export async function versionOf(town: Town, id: string): Promise<number> {
  return (await (await town.as('planner')).orders.get({ id })).order.version;
}

export const planFor = (n: number, by = '2026-11-24') => ({
  n,
  leader: '孙局长',
  section: '登记中心',
  person: '刘某',
  measure: '排班表上墙，午间双岗。',
  by,
});
