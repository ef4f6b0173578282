import type { Question } from '@mingcha/domain/registry';
import { observations } from '../city.ts';
import { reviewVisit } from '../desk-work.ts';
import { photograph } from '../photo.ts';
import { type Brought, release, runningPlan, type StandingPlan, unitId } from '../rounds.ts';
import { criterionOf, postOf, sceneOf, severityOf } from '../scenes.ts';
import type { LiveWorld } from './live-world.ts';

export type Fresh = Brought['findings'][number] & { readonly visit: string; readonly unit: string };

const faults = observations.filter(
  ({ style, sub_code }) =>
    style !== 'PRAISE' && style !== 'SLOW' && sub_code !== 'FAVOUR' && style !== 'POOR',
);
const plans = new WeakMap<LiveWorld, Promise<StandingPlan>>();
let turn = Math.floor(Date.now() / 60_000);

/** A plan of its own, so that no round of the story is touched. */
export function walkPlan(world: LiveWorld): Promise<StandingPlan> {
  const known = plans.get(world);
  if (known !== undefined) return known;
  const made = runningPlan(world, {
    title: '走一遍（演示专用轮次）',
    units: world.units.slice(0, 40),
    from: 0,
    to: -20,
    covertFirst: true,
  });
  plans.set(world, made);
  made.catch(() => plans.delete(world));
  return made;
}

export function nextUnit(world: LiveWorld): string {
  const units = world.units.slice(0, 40);
  turn += 1;
  return units[turn % units.length] ?? '';
}

/** One fault, seen covertly by two, photographed, signed, sent, and taken over by the director: it waits for review. */
export async function freshFinding(world: LiveWorld): Promise<Fresh> {
  const { clock, registry, team, drawn } = world;
  const { tablet, members } = team;
  const [lead] = members;
  const plan = await walkPlan(world);
  const unit = nextUnit(world);
  const task = { plan: plan.id, unit, covert: true, day: 0, team };
  const visit = await release(world, task, clock.now() + 6 * 3_600_000);
  const seen = { ...(faults[turn % faults.length] ?? faults[0]), unit } as (typeof faults)[number];
  drawn.photographs += 1;

  const version = await tablet.pull();
  await tablet.start(visit, members, version);
  const photo = await tablet.photograph(
    visit,
    lead,
    await photograph(sceneOf({ ...seen, time: clockFace(clock.now()) }, drawn.photographs)),
    true,
  );
  const criterion = criterionOf(seen);
  const id = await tablet.record(
    visit,
    lead,
    {
      style: seen.style,
      subCode: seen.sub_code,
      observation: seen.observation,
      place: seen.place,
      unit: unitId(registry, unit),
      at: clock.now(),
      severity: severityOf(seen),
      ...(criterion ? { criterion } : {}),
      ...postOf(seen),
    },
    [photo],
  );
  await tablet.visit(visit, { type: 'endVisit', position: null }, lead);
  const asked = tablet.asked(visit);
  const answers = Object.fromEntries(asked.map((question) => [question.id, answerTo(question)] as const));
  await tablet.visit(visit, { type: 'answerQuestions', answers }, lead);
  await tablet.submit(visit, members);
  await tablet.send();
  await reviewVisit(world, visit);
  return { id, seen, photo, visit, unit };
}

function answerTo({ answer, choices = [] }: Question) {
  if (answer === 'yes-no') return true;
  if (answer === 'choice') return choices[0] ?? '';
  if (answer === 'text') return '现场情况见问题记录';
  return answer === 'score' ? 4 : 8;
}

/** What the clock on the wall of the picture shows: the city's time. */
const clockFace = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(11, 16);
