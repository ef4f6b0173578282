import { dayOf } from '@mingcha/domain/calendar';
import { scanned } from './scan.ts';
import type { Town } from './town.ts';

interface Penned {
  readonly act: string;
  readonly target: Record<string, unknown>;
  /** Who signed, as the town calls them. */
  readonly decider: string;
  readonly said: Record<string, unknown>;
  /** Whoever may read what it is about. */
  readonly preparer?: string;
  readonly recorder?: string;
  readonly checker?: string;
}

/** Printed by the planner, signed by whoever decides, and typed: it waits for a second person. */
export async function typed(town: Town, penned: Penned) {
  const { act, target, decider, said, preparer = 'planner', recorder = 'reviewer' } = penned;
  const sheet = await (await town.as(preparer)).papers.prepare({ act, target });
  const entered = await (await town.as(recorder)).papers.enter({
    id: sheet.id,
    expected: sheet.version,
    decidedBy: town.person(decider),
    decidedOn: dayOf(town.house.clock.now, 'Asia/Shanghai'),
    said,
    scan: await scanned(town, `${act} ${sheet.id}`),
  });
  return { id: sheet.id, expected: entered.version };
}

/** And compared by another, with whom it is done. */
export async function withPen(town: Town, penned: Penned): Promise<string> {
  const paper = await typed(town, penned);
  await (await town.as(penned.checker ?? 'second-reviewer')).papers.check(paper);
  return paper.id;
}

export const clockFace = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(11, 16);

/** Handed over by the planner, who also types the receipt; somebody else compares it. */
export const handedOver = (town: Town, act: string, target: Record<string, unknown>): Penned => ({
  act,
  target,
  decider: 'planner',
  recorder: 'planner',
  said: { method: 'direct', time: clockFace(town.house.clock.now), receivedBy: '收发室' },
});
