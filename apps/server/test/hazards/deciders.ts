import type { Town } from '../house/town.ts';

/** Two leaders, each with a way of their own, decide on one plan at the same moment. */
export async function decideAtOnce(town: Town, races: number) {
  await town.hire('second-leader', ['leader']);
  const [planner, reviewer] = [await town.as('planner'), await town.as('reviewer')];
  const leaders = [await town.as('leader'), await town.as('second-leader')];
  const wrong: string[] = [];
  let deciders = 0;
  for (let n = 0; n < races; n += 1) {
    const drafted = await planner.plans.draft({
      title: `第${n + 1}次暗访`,
      basis: '市长批示〔2026〕8号',
      scope: '政务服务窗口作风',
      method: '以暗访为主',
      modes: ['photo', 'note'],
      from: '2026-11-16',
      to: '2026-11-30',
      covertFirst: true,
      units: [town.unit],
      secrecy: 'internal',
    });
    const { id } = drafted;
    const submitted = await planner.plans.submit({ id, expected: drafted.version });
    const { version: expected } = await reviewer.plans.review({
      id,
      expected: submitted.version,
      opinion: '可行。',
    });
    const answers = await Promise.allSettled(
      leaders.flatMap(({ plans }) => [
        plans.approve({ id, expected, instruction: '同意实施。' }),
        plans.return({ id, expected, reason: '请补充依据。' }),
      ]),
    );
    deciders += answers.length;
    const won = answers.filter(({ status }) => status === 'fulfilled');
    if (won.length !== 1) wrong.push(`${won.length} of ${answers.length} were told that they decided ${id}`);
    for (const answer of answers)
      if (answer.status === 'rejected' && answer.reason.message !== 'changed-meanwhile')
        wrong.push(`${id}: ${answer.reason.message}`);
    const recorded = await town.house.services.db.read((reader) => reader.recordedOf({ type: 'plan', id }));
    const decisions = recorded.filter(({ kind }) => kind === 'plan.approved' || kind === 'plan.returned');
    if (decisions.length !== 1) wrong.push(`${decisions.length} decisions are recorded on ${id}`);
  }
  return { wrong, races, deciders };
}
