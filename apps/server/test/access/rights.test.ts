import { type Role, roles } from '@mingcha/domain';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../../src/api.ts';
import { type Caller, type House, openHouse } from '../house/house.ts';
import { actsAtOnce, samples } from './samples.ts';
import { openWorld, type World } from './world.ts';

const procedures = Object.keys(appRouter._def.procedures).sort();

let house: House;
let world: World;
const callers = new Map<Role, Caller>();

beforeAll(async () => {
  house = await openHouse();
  world = await openWorld(house);
  for (const role of roles)
    callers.set(role, await house.as(world.holders.get(role) ?? '', world.town.office));
}, 300_000);
afterAll(() => house?.close());

type Call = (input: unknown) => Promise<unknown>;
const procedure = (caller: Caller, path: string): Call =>
  path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], caller) as Call;

/** How far one call got: stopped at the door, by its schema, by the row scope, or by nothing that is a matter of rights. */
async function howFar(caller: Caller, path: string, input: unknown): Promise<string> {
  try {
    await procedure(caller, path)(input);
    return 'reached';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === 'BAD_REQUEST') return 'schema';
    if (error.message === 'not-allowed' || error.message === 'not-signed-in') return error.message;
    if (error.message === 'not-found') return 'unseen';
    if (error.code === 'INTERNAL_SERVER_ERROR') throw error;
    return 'reached';
  }
}

interface Defined {
  readonly _def: { readonly inputs: readonly { readonly shape?: object }[] };
}

const callerOf = (role: Role): Caller => {
  const caller = callers.get(role);
  if (caller === undefined) throw new Error(`nobody here is ${role}`);
  return caller;
};

describe('rights', () => {
  it('open each door to the roles of the committed table and to nobody else', async () => {
    const lines = ['# procedure, and the roles whose holders come past its door'];
    for (const path of procedures) {
      const nobody = await howFar(house.nobody(), path, undefined);
      // Without words a command stops at its schema, behind the door and before any act.
      const far = await Promise.all(roles.map((role) => howFar(callerOf(role), path, undefined)));
      const open = roles.filter((_, i) => far[i] !== 'not-allowed' && far[i] !== 'not-signed-in');
      const who = nobody === 'not-signed-in' ? open.join(' ') || 'tablets only' : 'everybody';
      lines.push(`${path.padEnd(34)} ${who}`);
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./doors.txt');
  }, 120_000);

  it('know a sample for every procedure that is asked about one row', async () => {
    const all = appRouter._def.procedures as unknown as Record<string, Defined>;
    const about = procedures.filter((path) => {
      const keys = all[path]?._def.inputs.flatMap((input) => Object.keys(input.shape ?? {})) ?? [];
      return keys.includes('id') || keys.includes('hash');
    });
    const known = [...Object.keys(samples), ...actsAtOnce].sort();
    expect(about).toEqual(known);
  });

  it('reach the rows of the committed table and no other: own, of others in the office, of another office', async () => {
    const lines = [
      '# role: a row of their own, of others in the office, of another office; + reached, - not seen',
    ];
    for (const [path, { row, key = 'id', said }] of Object.entries(samples).sort(([a], [b]) =>
      a < b ? -1 : 1,
    )) {
      const reached: string[] = [];
      for (const role of roles) {
        const far = await Promise.all(
          [world.rows.own, world.rows.other, world.rows.foreign].map((rows) =>
            howFar(callerOf(role), path, { [key]: rows[row], ...said }),
          ),
        );
        expect(far[2], `${role} ${path} on a row of another office`).not.toBe('reached');
        if (far.every((one) => one === 'not-allowed')) continue;
        reached.push(
          `${role}:${far.map((one) => (one === 'reached' ? '+' : one === 'unseen' ? '-' : one)).join('')}`,
        );
      }
      lines.push(`${path.padEnd(28)} ${reached.join(' ')}`);
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./rows.txt');
  }, 240_000);
});
