import { scanned } from './scan.ts';
import type { Town } from './town.ts';

/** A plan that its leader approved with a pen: drafted by the planner, typed by a second reviewer, compared by the director. */
export async function approvedOnPaper(town: Town) {
  const planner = await town.as('planner');
  const drafted = await planner.plans.draft({
    title: '12月政务服务窗口暗访',
    basis: '市长批示〔2026〕9号',
    scope: '政务服务窗口作风',
    method: '先暗访后明查',
    modes: ['photo', 'note'],
    from: '2026-12-01',
    to: '2026-12-20',
    covertFirst: true,
    units: [town.unit],
    secrecy: 'internal',
  });
  const { id } = drafted;
  const submitted = await planner.plans.submit({ id, expected: drafted.version });
  const reviewed = await (await town.as('reviewer')).plans.review({
    id,
    expected: submitted.version,
    opinion: '可行。',
  });
  const printed = await planner.papers.prepare({
    act: 'plans.approve',
    target: { id, version: reviewed.version },
  });
  const scan = await scanned(town, `呈批单 ${id}`);
  const entered = await (await town.as('second-reviewer')).papers.enter({
    id: printed.id,
    expected: printed.version,
    decidedBy: town.person('leader'),
    decidedOn: '2026-11-20',
    said: { decision: 'agree', opinion: '同意。' },
    scan,
  });
  await (await town.as('director')).papers.check({ id: printed.id, expected: entered.version });
  return { plan: id, paper: printed.id, scan: scan.sha256 };
}
