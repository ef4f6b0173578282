import { Cases, callToAccount } from './accountability.ts';
import { observations } from './city.ts';
import {
  type Decision,
  decideFinding,
  type Heard,
  makeBulletin,
  releasePhoto,
  returnVisit,
  reviewVisit,
} from './desk-work.ts';
import { type DispatchPrinting, playDispatches } from './dispatches.ts';
import { type Printing, playOrders } from './orders.ts';
import {
  type Brought,
  draftPlan,
  goOut,
  offer,
  release,
  runningPlan,
  type StandingPlan,
  unitId,
  type World,
} from './rounds.ts';
import { absences } from './turnover.ts';

export interface Stage extends Printing, DispatchPrinting {
  /** Renders a numbered bulletin as the job would. */
  readonly render: (bulletin: string) => Promise<void>;
  /** Looks for teams that are not back, as the job would. */
  readonly alarm: () => Promise<void>;
  /** Lets what time alone changes in cases happen, as the job would. */
  readonly runCaseClocks: () => Promise<void>;
  readonly progress: (line: string) => void;
}

const byUnit = Map.groupBy(observations, ({ unit }) => unit);
const unitsOf = (test: (unit: string) => boolean) => [...byUnit.keys()].filter(test);
const inCounties = (unit: string) => /^(东陵|西川|南洛)县/.test(unit);

/** Plays the rounds through the doors that tablets and desks use, so that every list has something in every state. */
export async function play(world: World, stage: Stage): Promise<void> {
  const { clock } = world;
  clock.moveTo(clock.at(23, '09:00'));
  const counties = unitsOf(inCounties);
  const eleventh = await runningPlan(world, {
    title: '第11轮明察暗访（县区窗口单位）',
    units: counties,
    from: 22,
    to: 16,
    covertFirst: true,
  });
  const found = await visitAll(world, stage, eleventh, counties, { from: 21, covert: () => true });
  await decideCounties(world, found);
  stage.progress('bulletins');
  await issueBulletins(world, stage, found);
  await closeRound(world, eleventh);
  stage.progress('orders');
  await playOrders(world, stage);
  clock.moveTo(clock.at(13, '08:00'));
  const cases = await Cases.propose(world, found);
  await cases.investigate();

  clock.moveTo(clock.at(13, '09:00'));
  const city = unitsOf((unit) => !inCounties(unit));
  const twelfth = await runningPlan(world, {
    title: '第12轮明察暗访（市直部门窗口）',
    units: [...city, '市中心医院', '市燃气公司', '市自来水公司', '清源供电公司', '市司法局', '市商务局'],
    from: 12,
    to: -10,
    covertFirst: false,
  });
  await hearCases(world, stage, cases);
  // What was asked openly of a window is an overt visit; the rest is covert.
  const covert = (unit: string) => byUnit.get(unit)?.every(({ style }) => style === 'POOR') ?? false;
  const later = await visitAll(world, stage, twelfth, city, { from: 10, covert });
  clock.moveTo(clock.at(2, '08:00'));
  await cases.tellTheLast();
  const appeal = await cases.contest();
  await decideCity(world, later);
  clock.moveTo(clock.at(1, '08:20'));
  if (appeal !== null) await cases.settle(appeal);
  await laterBulletins(world, stage, [...found, ...later]);
  await openTasks(world, stage, twelfth);
  await otherPlans(world, city);
  await callToAccount(world);
  await absences(world);
  await stage.orderClocks();
  stage.progress('dispatches');
  const [concluded = ''] = counties;
  const unit = unitId(world.registry, concluded);
  await playDispatches(world, stage, { plan: eleventh.id, unit, name: concluded });
}

async function hearCases({ clock }: World, stage: Stage, cases: Cases): Promise<void> {
  clock.moveTo(clock.at(12, '15:00'));
  await cases.hear();
  clock.moveTo(clock.at(11, '10:00'));
  await cases.decide();
  clock.moveTo(clock.at(11, '20:00'));
  await stage.runCaseClocks();
}

interface Way {
  /** Working days ago of the first day. */
  readonly from: number;
  readonly covert: (unit: string) => boolean;
}

/** One unit a team a day: handed out in the morning, sent in the evening. */
async function visitAll(
  world: World,
  stage: Stage,
  plan: StandingPlan,
  units: readonly string[],
  way: Way,
): Promise<Brought[]> {
  const { clock, teams } = world;
  const brought: Brought[] = [];
  for (let first = 0; first < units.length; first += teams.length) {
    const day = way.from - first / teams.length;
    clock.moveTo(clock.at(day, '08:00'));
    const today = units.slice(first, first + teams.length).map((unit, n) => {
      const team = teams[n];
      if (!team) throw new Error('more units than teams');
      return { plan: plan.id, unit, covert: way.covert(unit), day, team };
    });
    for (const task of today) {
      const visit = await release(world, task, clock.at(day, '20:00'));
      const seen = byUnit.get(task.unit) ?? [];
      brought.push(await goOut(world, { visit, task, seen, ending: 'submitted' }));
    }
    clock.moveTo(clock.at(day, '18:30'));
    for (const { team } of today) {
      team.time = clock.now();
      await team.tablet.send();
    }
    stage.progress(`${clock.day(day)} · ${today.map(({ unit }) => unit).join(' ')}`);
  }
  return brought;
}

async function decideCounties(world: World, found: readonly Brought[]): Promise<void> {
  world.clock.moveTo(world.clock.at(16, '09:00'));
  for (const { visit } of found) await reviewVisit(world, visit);
  const all = found.flatMap(({ task, findings }) => findings.map((finding) => ({ finding, task })));
  const others: Record<number, Decision> = { 8: 'dismiss', 12: 'withdraw', 15: 'return' };
  for (const [n, { finding, task }] of all.entries())
    await decideFinding(
      world,
      finding,
      task.covert,
      others[n] ?? 'confirm',
      others[n] ? 'not-asked' : n % 6 === 2 ? 'replied' : 'agrees',
    );
}

async function issueBulletins(world: World, stage: Stage, found: readonly Brought[]): Promise<void> {
  const { clock } = world;
  const confirmed = found.flatMap(({ findings }) => findings).filter((_, n) => ![8, 12, 15].includes(n));
  const east = confirmed.filter(({ seen }) => seen.unit.startsWith('东陵县'));
  const west = confirmed.filter(({ seen }) => seen.unit.startsWith('西川县'));
  const [first, second] = east;
  const [third] = west;
  clock.moveTo(clock.at(15, '09:00'));
  if (first) await releasePhoto(world, first.photo, false);
  if (second) await releasePhoto(world, second.photo, true);
  if (third) await releasePhoto(world, third.photo, false);
  const photosOf = (...findings: (typeof first)[]) => findings.flatMap((one) => (one ? [one.photo] : []));
  await makeBulletin(
    world,
    {
      title: '关于东陵县窗口单位明察暗访情况的通报',
      findings: east,
      photos: photosOf(first, second),
      until: 'issued',
    },
    stage.render,
  );
  clock.moveTo(clock.at(14, '09:00'));
  await makeBulletin(
    world,
    {
      title: '关于西川县窗口单位明察暗访情况的通报',
      findings: west,
      photos: photosOf(third),
      until: 'numbered',
    },
    stage.render,
  );
}

/** Every task of the round is closed, then the round itself. */
async function closeRound({ cast, clock }: World, plan: StandingPlan): Promise<void> {
  clock.moveTo(clock.at(14, '16:00'));
  const director = await cast.as('director');
  const { rows } = await director.assignments.list.query({ plan: plan.id, limit: 100 });
  for (const { id, version } of rows) await director.assignments.close.mutate({ id, expected: version });
  await director.plans.complete.mutate({ id: plan.id, expected: plan.version });
}

async function decideCity(world: World, found: readonly Brought[]): Promise<void> {
  const { clock } = world;
  clock.moveTo(clock.at(2, '09:00'));
  // The last units are still with the director; one paper went back to its team, one visit was set aside.
  const reviewed = found.slice(0, -5);
  for (const { visit } of reviewed) await reviewVisit(world, visit);
  const [returned, invalid, justReviewed] = found.slice(-5);
  if (returned) await returnVisit(world, returned.visit);
  if (invalid) {
    const director = await world.cast.as('director');
    const { visit } = await director.visits.get.query({ id: invalid.visit });
    const reason = '走访期间进入禁止区域，程序不合规定';
    await director.visits.invalidate.mutate({ id: invalid.visit, expected: visit.version, reason });
  }
  if (justReviewed) await reviewVisit(world, justReviewed.visit, false);

  const all = reviewed.flatMap(({ task, findings }) => findings.map((finding) => ({ finding, task })));
  for (const [n, { finding, task }] of all.entries()) {
    const favour = finding.seen.sub_code === 'FAVOUR';
    const decision: Decision = favour ? 'refer' : n % 2 === 0 ? 'confirm' : 'leave';
    const heard: Heard =
      decision === 'confirm' ? (n % 10 === 4 ? 'replied' : 'agrees') : (waiting[n % 12] ?? 'not-asked');
    await decideFinding(world, finding, task.covert, decision, favour ? 'not-asked' : heard);
  }
}

/** Of the findings that are left: what their sheets wait for. */
const waiting: Readonly<Record<number, Heard>> = {
  1: 'opened',
  3: 'received',
  5: 'objects',
  7: 'agrees',
};

async function laterBulletins(world: World, stage: Stage, found: readonly Brought[]): Promise<void> {
  const { clock } = world;
  const city = found.filter(({ task }) => !inCounties(task.unit)).slice(0, -5);
  const confirmed = city
    .flatMap(({ findings }) => findings)
    .filter(({ seen }, n) => n % 2 === 0 && seen.sub_code !== 'FAVOUR');
  clock.moveTo(clock.at(1, '09:00'));
  const [one] = confirmed;
  if (one) await releasePhoto(world, one.photo, false);
  const third = Math.ceil(confirmed.length / 3);
  const parts = [confirmed.slice(0, third), confirmed.slice(third, 2 * third), confirmed.slice(2 * third)];
  const texts = [
    ['关于市直部门窗口工作纪律情况的通报', 'pending-sign', one ? [one.photo] : []],
    ['关于市直部门限时办结落实情况的通报', 'privacy-review', []],
    ['关于市直部门首问负责落实情况的通报', 'returned', []],
  ] as const;
  for (const [n, [title, until, photos]] of texts.entries())
    await makeBulletin(world, { title, findings: parts[n] ?? [], photos, until }, stage.render);
  // Praise was confirmed in the counties; what a unit did well is told under that title and nothing else.
  const praised = found.flatMap(({ task, findings }) =>
    inCounties(task.unit) ? findings.filter(({ seen }) => seen.style === 'PRAISE') : [],
  );
  await makeBulletin(
    world,
    {
      title: '关于窗口服务先进做法的通报',
      findings: praised,
      photos: [],
      until: 'draft',
    },
    stage.render,
  );
}

/** What waits today: offered, accepted, declined, recused, handed over, overdue, broken off. */
async function openTasks(world: World, stage: Stage, plan: StandingPlan): Promise<void> {
  const { cast, clock, teams } = world;
  const [first, second, third] = teams;
  if (!first || !second || !third) throw new Error('the story needs three teams');
  const task = (unit: string, team: typeof first, day = 0) => ({
    plan: plan.id,
    unit,
    covert: true,
    day,
    until: day === 0 ? -5 : day,
    team,
  });

  clock.moveTo(clock.at(1, '08:00'));
  const broken = task('市燃气公司', second, 1);
  const visit = await release(world, broken, clock.at(1, '20:00'));
  await goOut(world, { visit, task: broken, seen: [], ending: 'aborted' });
  // Nobody has heard of this team since the morning.
  await release(world, task('市自来水公司', third, 1), clock.at(1, '18:00'));
  clock.moveTo(clock.at(1, '18:30'));
  second.time = clock.now();
  await second.tablet.send();
  await stage.alarm();

  clock.moveTo(clock.at(0, '00:05'));
  await release(world, task('市中心医院', first), clock.at(-5, '20:00'));
  const declined = await offer(world, task('清源供电公司', second));
  const member = await cast.as('lead2');
  await member.assignments.decline.mutate({
    id: declined.id,
    expected: declined.version,
    reason: '近亲属在该单位工作，申请回避',
  });
  await offer(world, task('市司法局', second));
  // One of this team is seconded from the audit office: the check stops the task.
  await offer(world, task('市审计局', third));
}

async function otherPlans(world: World, units: readonly string[]): Promise<void> {
  const { cast, clock } = world;
  const text = (title: string, n: number) => ({
    title,
    units: units.slice(n, n + 4),
    from: -3,
    to: -12,
    covertFirst: true,
  });
  clock.moveTo(clock.at(0, '00:20'));
  await draftPlan(world, text('第13轮明察暗访（便民服务中心）', 0));
  const submitted = await draftPlan(world, text('涉企收费专项督查', 4));
  const planner = await cast.as('planner');
  await planner.plans.submit.mutate({ id: submitted.id, expected: submitted.version });
  const returned = await draftPlan(world, text('首问负责制落实情况专项督查', 8));
  const sent = await planner.plans.submit.mutate({ id: returned.id, expected: returned.version });
  const reviewer = await cast.as('reviewer');
  await reviewer.plans.return.mutate({
    id: returned.id,
    expected: sent.version,
    reason: '与第12轮对象重复，请合并或说明必要性',
  });
  const paused = await runningPlan(world, { ...text('节日值班专项督查', 2), from: 0 });
  const director = await cast.as('director');
  await director.plans.suspend.mutate({
    id: paused.id,
    expected: paused.version,
    reason: '与上级督查时间冲突，暂缓实施',
  });
  const dropped = await draftPlan(world, text('春节前作风督查（草案）', 12));
  const leader = await cast.as('leader');
  await leader.plans.cancel.mutate({ id: dropped.id, expected: dropped.version, reason: '并入年度计划' });
}
