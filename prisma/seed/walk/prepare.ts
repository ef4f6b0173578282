import type { Services } from '@mingcha/server';
import { z } from 'zod';
import { decideFinding, makeBulletin, releasePhoto } from '../desk-work.ts';
import { hearUnit } from '../hear.ts';
import { demoPins } from '../people.ts';
import { photograph } from '../photo.ts';
import { release } from '../rounds.ts';
import { freshFinding, nextUnit, walkPlan } from './fresh-finding.ts';
import { forgetWorld, type LiveWorld, letIn, liveWorld } from './live-world.ts';
import { readyOrder, reportedOrder } from './orders.ts';
import { signedSheet } from './signed-sheet.ts';

type Prepare = (world: LiveWorld, input: unknown) => Promise<object>;

const Finding = z.object({ finding: z.string().optional() }).default({});
const Compared = z.object({ checkCode: z.string().length(6) });
const tabletMembers = ['lead1', 'inspector1'] as const;

/** What each step of the five minutes needs before its one press, by the people whose work that is. */
const steps: Readonly<Record<string, Prepare>> = {
  /** A code for the browser's own tablet, and a sealed card for its team. */
  tablet: async (world) => {
    const { cast } = world;
    const persons = tabletMembers.map((username) => cast.personOf(username));
    const system = await cast.as('sysadmin');
    const { code } = await system.access.devices.startEnrolment.mutate({ name: '走一遍', persons });
    return { code, members: membersOf(world) };
  },
  'let-in': async (world, input) => {
    const { checkCode } = Compared.parse(input);
    await letIn(world.cast, checkCode);
    return {};
  },
  /** Handed over to the team of the browser's tablet. */
  card: async (world) => {
    const { cast, clock } = world;
    const plan = await walkPlan(world);
    const unit = nextUnit(world);
    const usernames = tabletMembers;
    const members = [cast.personOf(usernames[0]), cast.personOf(usernames[1])] as const;
    const team = { ...world.team, usernames, members };
    const task = { plan: plan.id, unit, covert: true, day: 0, team };
    const visit = await release(world, task, clock.now() + 6 * 3_600_000);
    return { visit, unit, members: membersOf(world) };
  },
  review: async (world) => {
    const { id, unit, seen } = await freshFinding(world);
    return { finding: id, unit, observation: seen.observation };
  },
  /** The sheet has gone to the unit; its chief holds it with a code and has no account. */
  dispute: async (world, input) => {
    const { finding } = Finding.parse(input);
    return openSheet(world, finding ?? null);
  },
  paper: async (world) => {
    const finding = await confirmed(world);
    await releasePhoto(world, finding.photo, false);
    const bulletin = await makeBulletin(
      world,
      {
        title: `关于${finding.unit}窗口作风问题的通报`,
        findings: [finding],
        photos: [finding.photo],
        until: 'pending-sign',
      },
      async () => {},
    );
    return { bulletin, unit: finding.unit };
  },
  /** A signed sheet as a scanner would give it, so that nobody has to print. */
  scan: async () => ({ jpeg: Buffer.from(await signedSheet(Date.now())).toString('base64') }),
  order: async (world) => readyOrder(world, await confirmed(world)),
  verify: async (world) => reportedOrder(world, await confirmed(world)),
};

export async function prepareStep(services: Services, step: string, input: unknown): Promise<object> {
  const prepare = Object.hasOwn(steps, step) ? steps[step] : undefined;
  if (prepare === undefined) throw new Error(`no step is called ${step}`);
  try {
    return await prepare(await liveWorld(services), input);
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    // An administrator has one session: a visitor who signed in as one has ended ours. Everybody comes in anew.
    forgetWorld(services);
    return prepare(await liveWorld(services), input);
  }
}

const isSignedOut = (error: unknown): boolean =>
  error instanceof Error && ['not-signed-in', 'session-expired'].includes(error.message);

/** A counter at this hour, for a browser without a camera. */
export function demoPhotograph(): Promise<Uint8Array> {
  const time = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16);
  return photograph({ time, kind: 'screen', variant: Math.floor(Date.now() / 1000) % 997 });
}

const membersOf = ({ cast }: LiveWorld) =>
  tabletMembers.map((username) => ({
    username,
    person: cast.personOf(username),
    password: cast.passwordOf(username),
    pin: demoPins[username],
  }));

/** Heard, agreed and confirmed: what may be printed and ordered. */
async function confirmed(world: LiveWorld) {
  const finding = await freshFinding(world);
  await decideFinding(world, finding, true, 'confirm', 'agrees');
  return finding;
}

async function openSheet(world: LiveWorld, given: string | null) {
  const { cast, clock, registry } = world;
  const director = await cast.as('director');
  let finding = given;
  if (finding === null) {
    const fresh = await freshFinding(world);
    await hearUnit(world, fresh, 'director', 'opened');
    finding = fresh.id;
  }
  const { rows } = await director.confirmations.list.query({ finding });
  const sheet = rows.find(({ unit, state }) => unit !== null && (state === 'opened' || state === 'served'));
  // Answered already in an earlier walk: a new one is made.
  if (sheet?.unit == null) return openSheet(world, null);
  const issued = await director.passes.issue.mutate({
    about: { type: 'confirmation', id: sheet.id },
    role: 'chief',
    person: registry.chief.get(sheet.unit) ?? '',
    until: clock.now() + 20 * 86_400_000,
  });
  const unit = [...registry.unit].find(([, id]) => id === sheet.unit)?.[0] ?? '';
  return { finding, confirmation: sheet.id, unit, code: issued.code, address: issued.address };
}
