import { lacking, nothingGiven, type Question } from '@mingcha/domain/registry';
import type { Answer } from '@mingcha/domain/visits';
import type { Cast } from './cast.ts';
import type { Observation } from './city.ts';
import type { DemoClock } from './clock.ts';
import type { Registry } from './fill-registry.ts';
import { photograph } from './photo.ts';
import { criterionOf, postOf, sceneOf, severityOf } from './scenes.ts';
import { slowBy, startQueue, waited } from './slow.ts';
import type { Team } from './teams.ts';

export interface World {
  /** Where the doors are. */
  readonly url: string;
  readonly cast: Cast;
  readonly clock: DemoClock;
  readonly registry: Registry;
  readonly teams: readonly Team[];
  /** Counts the photographs, so that each shows something else. */
  readonly drawn: { photographs: number };
}

export interface PlanText {
  readonly title: string;
  readonly units: readonly string[];
  /** Working days ago; negative for days to come. */
  readonly from: number;
  readonly to: number;
  readonly covertFirst: boolean;
}

export interface StandingPlan {
  readonly id: string;
  readonly version: number;
}

export async function draftPlan({ cast, clock, registry }: World, text: PlanText): Promise<StandingPlan> {
  const planner = await cast.as('planner');
  return planner.plans.draft.mutate({
    title: text.title,
    basis: '市委、市政府关于持续改进机关作风优化营商环境的部署',
    scope: '窗口服务、工作纪律、限时办结和首问负责落实情况',
    method: text.covertFirst ? '先暗访后明查，以暗访为主' : '不打招呼，直接到窗口查看',
    modes: ['photo', 'note'],
    from: clock.day(text.from),
    to: clock.day(text.to),
    covertFirst: text.covertFirst,
    units: text.units.map((name) => unitId(registry, name)),
    secrecy: 'internal',
  });
}

/** Drafted, reviewed, approved, begun: by four people. */
export async function runningPlan(world: World, text: PlanText): Promise<StandingPlan> {
  const { cast, clock } = world;
  const drafted = await draftPlan(world, text);
  const submitted = await (await cast.as('planner')).plans.submit.mutate({
    id: drafted.id,
    expected: drafted.version,
  });
  clock.moveTo(clock.now() + 30 * 60_000);
  const reviewed = await (await cast.as('reviewer')).plans.review.mutate({
    id: drafted.id,
    expected: submitted.version,
    opinion: '依据充分，对象、方式和时间明确，未见重复检查',
    frequencyJustified: true,
  });
  clock.moveTo(clock.now() + 30 * 60_000);
  const approved = await (await cast.as('leader')).plans.approve.mutate({
    id: drafted.id,
    expected: reviewed.version,
    instruction: '同意。注意方式方法，保护好当事人和群众的合法权益',
  });
  clock.moveTo(clock.now() + 10 * 60_000);
  return (await cast.as('director')).plans.start.mutate({ id: drafted.id, expected: approved.version });
}

export interface Task {
  readonly plan: string;
  readonly unit: string;
  readonly covert: boolean;
  readonly day: number;
  readonly until?: number;
  readonly team: Team;
}

export const offer = async ({ cast, clock, registry }: World, task: Task): Promise<StandingPlan> =>
  (await cast.as('planner')).assignments.create.mutate({
    plan: task.plan,
    unit: unitId(registry, task.unit),
    covert: task.covert,
    lead: task.team.members[0],
    members: [...task.team.members],
    modes: ['photo', 'note'],
    from: clock.day(task.day),
    to: clock.day(task.until ?? task.day),
    scenario: '以普通办事群众身份咨询业务，问清后即离开，不占用窗口办件时间',
    areas: [],
    contact: '督查办值班室',
    dutyPhone: '19900000000',
  });

export async function accept({ cast, clock }: World, task: StandingPlan, team: Team): Promise<StandingPlan> {
  let { version } = task;
  for (const username of team.usernames) {
    const member = await cast.as(username);
    const answered = await member.assignments.accept.mutate({
      id: task.id,
      expected: version,
      declaration: '与该单位及其工作人员无近亲属、任职或利益关系',
    });
    version = answered.version;
    clock.moveTo(clock.now() + 60_000);
  }
  return { id: task.id, version };
}

/** Offered, accepted by both, handed over: the visit's id. */
export async function release(world: World, task: Task, dueBack: number): Promise<string> {
  const accepted = await accept(world, await offer(world, task), task.team);
  const planner = await world.cast.as('planner');
  const released = await planner.assignments.release.mutate({
    id: accepted.id,
    expected: accepted.version,
    dueBack,
  });
  return released.visit;
}

export interface Outing {
  readonly visit: string;
  readonly task: Task;
  readonly seen: readonly Observation[];
  /** What the team finds at the end of the day: nothing sent, paper handed in, or broken off. */
  readonly ending: 'submitted' | 'aborted';
}

export interface Brought {
  readonly visit: string;
  readonly task: Task;
  readonly findings: readonly { readonly id: string; readonly seen: Observation; readonly photo: string }[];
}

/** A visit as its tablet records it, from the sealed card to the signed paper. Sends nothing. */
export async function goOut(world: World, { visit, task, seen, ending }: Outing): Promise<Brought> {
  const { clock, registry } = world;
  const { team } = task;
  const at = (time: string) => clock.at(task.day, time);
  const [lead, other] = team.members;
  const byTime = [...seen].sort((a, b) => a.time.localeCompare(b.time));
  const queued = byTime.find((one) => one.style === 'SLOW' && one.sub_code === 'WAITING');
  const first = (byTime[0] ? at(byTime[0].time) : at('10:00')) - 9 * 60_000;
  const begin = queued ? Math.min(first, at(queued.time) - waited - 60_000) : first;

  team.time = Math.max(team.time, at('08:20'));
  const version = await team.tablet.pull();
  team.time = Math.max(team.time + 60_000, begin);
  await team.tablet.start(visit, team.members, version);
  if (ending === 'aborted') {
    team.time += 4 * 60_000;
    const reason = '保安认出检查人员，继续进行已无意义';
    await team.tablet.visit(visit, { type: 'abortVisit', reason, exposed: true }, lead);
    return { visit, task, findings: [] };
  }
  await team.tablet.visit(
    visit,
    { type: 'noteOnVisit', text: '进入大厅，取号等候', queue: 6 + (world.drawn.photographs % 9) },
    other,
  );
  if (queued) await startQueue(team, visit, other, at(queued.time));

  const findings: Brought['findings'][number][] = [];
  for (const [n, one] of byTime.entries()) {
    team.time = Math.max(team.time + 20_000, at(one.time));
    const person = n % 2 === 0 ? lead : other;
    world.drawn.photographs += 1;
    const photo = await team.tablet.photograph(
      visit,
      person,
      await photograph(sceneOf(one, world.drawn.photographs)),
      task.covert,
    );
    const criterion = criterionOf(one);
    const time = await slowBy(world, team, { visit, person, seen: one, day: task.day });
    const finding = {
      style: one.style,
      subCode: one.sub_code,
      observation: one.observation,
      place: one.place,
      unit: unitId(registry, one.unit),
      at: team.time,
      ...(criterion ? { criterion } : {}),
      ...(time ? { time } : {}),
      ...(one.style === 'PRAISE' ? {} : { severity: severityOf(one), ...postOf(one) }),
    };
    team.time += 40_000;
    const id = await team.tablet.record(visit, person, finding, [photo]);
    findings.push({ id, seen: one, photo });
  }
  team.time += 6 * 60_000;
  await team.tablet.visit(visit, { type: 'endVisit', position: null }, lead);
  const questions = team.tablet.asked(visit);
  const answers = answersTo(questions, world.drawn.photographs);
  const words = wordsTo(questions, answers);
  await team.tablet.visit(visit, { type: 'answerQuestions', answers, words }, lead);
  team.time += 20 * 60_000;
  await team.tablet.submit(visit, team.members);
  return { visit, task, findings };
}

function answersTo(questions: readonly Question[], n: number): Record<string, Answer> {
  const answer = ({ answer: kind, choices = [] }: Question, i: number): Answer => {
    if (kind === 'yes-no') return (n + i) % 5 !== 0;
    if (kind === 'choice') return choices[(n + i) % choices.length] ?? '';
    if (kind === 'text') return '现场情况见问题记录';
    if (kind === 'score') return 3 + ((n + i) % 3);
    return (n * 3 + i * 5) % 40;
  };
  return Object.fromEntries(questions.map((question, i) => [question.id, answer(question, i)]));
}

/** What an answer needs that is not taken at its word. */
function wordsTo(questions: readonly Question[], answers: Record<string, Answer>): Record<string, string> {
  const given = { ...nothingGiven, answers };
  return Object.fromEntries(
    questions.flatMap((question) =>
      lacking(question, given) === null ? [] : [[question.id, '现场所见，详见问题记录和照片']],
    ),
  );
}

export function unitId(registry: Registry, name: string): string {
  const id = registry.unit.get(name);
  if (!id) throw new Error(`no unit is called ${name}`);
  return id;
}
