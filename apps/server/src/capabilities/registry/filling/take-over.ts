import { isDbError, type Writer } from '@mingcha/db';
import { type Refusal, refusal, type SubjectType, subjectPrefixes } from '@mingcha/domain';
import type { SheetName, Step, StepCommand } from '@mingcha/domain/filling';
import type { z } from 'zod';
import type { SignedIn } from '../../../context.ts';
import { Refused, refuse } from '../../../refused.ts';
import type { ActedOutput } from '../../acted.ts';
import * as commands from '../commands.ts';
import { inputs } from '../commands.ts';
import { checkWorkbook, verbFor } from './check.ts';

/** So many rows stand or fall together; between two batches other people's acts get their turn. */
const inOneTransaction = 50;

export interface TakenOver {
  readonly done: number;
  readonly of: number;
  readonly stopped: { readonly sheet: SheetName; readonly row: number; readonly refusal: Refusal } | null;
}

type Run = (ctx: SignedIn, input: unknown) => Promise<ActedOutput>;

/** A step says what a person would have said at the desk, and goes the very same way. */
const run = <Name extends StepCommand>(
  name: Name,
  command: (ctx: SignedIn, input: z.infer<(typeof inputs)[Name]>) => Promise<ActedOutput>,
): Run => {
  return (ctx, input) => command(ctx, inputs[name].parse(input) as z.infer<(typeof inputs)[Name]>);
};

const runs: { readonly [Name in StepCommand]: Run } = {
  registerUnit: run('registerUnit', commands.registerUnit),
  reviseUnit: run('reviseUnit', commands.reviseUnit),
  registerPerson: run('registerPerson', commands.registerPerson),
  revisePerson: run('revisePerson', commands.revisePerson),
  establishSeat: run('establishSeat', commands.establishSeat),
  reviseSeat: run('reviseSeat', commands.reviseSeat),
  fillSeat: run('fillSeat', commands.fillSeat),
  registerWindow: run('registerWindow', commands.registerWindow),
  reviseWindow: run('reviseWindow', commands.reviseWindow),
  registerPost: run('registerPost', commands.registerPost),
  appointInspector: run('appointInspector', commands.appointInspector),
  registerServiceItem: run('registerServiceItem', commands.registerServiceItem),
  reviseServiceItem: run('reviseServiceItem', commands.reviseServiceItem),
  loadCalendar: run('loadCalendar', commands.loadCalendar),
};

/** What each command is about. */
const about: { readonly [Name in StepCommand]: SubjectType } = {
  registerUnit: 'unit',
  reviseUnit: 'unit',
  registerPerson: 'person',
  revisePerson: 'person',
  establishSeat: 'seat',
  reviseSeat: 'seat',
  fillSeat: 'seat',
  registerWindow: 'window',
  reviseWindow: 'window',
  registerPost: 'post',
  appointInspector: 'person',
  registerServiceItem: 'service-item',
  reviseServiceItem: 'service-item',
  loadCalendar: 'calendar',
};

/** What became of the placeholders so far, and what the next command on each subject must have seen. */
interface Made {
  readonly ids: Map<string, string>;
  readonly versions: Map<string, number>;
}

/**
 * Writes what was checked, in batches. When a step is refused, its batch is as if it had never begun and those before it
 * stand; the same file, uploaded again, asks for the rest only.
 */
export async function takeOver(
  ctx: SignedIn,
  bytes: Buffer,
  digest: string,
  progress: (done: number, of: number) => void,
): Promise<TakenOver> {
  const { checked, steps } = await checkWorkbook(ctx, bytes);
  if (checked.mistakesInAll > 0) refuse('filling.mistakes', { count: checked.mistakesInAll });
  if (checked.digest !== digest) refuse('filling.changed-since');
  const of = steps.length;
  let made: Made = { ids: new Map(), versions: new Map() };
  let done = 0;
  while (done < of) {
    const batch = steps.slice(done, done + inOneTransaction);
    let at: Step | undefined;
    try {
      made = await ctx.services.db.transact(async (within) => {
        // A transaction may be tried again: what it made the first time is not there.
        const here = { ids: new Map(made.ids), versions: new Map(made.versions) };
        // What a batch touches is named before its first entry: two who write at once must not wait for each other.
        for (const { makes, command } of batch)
          if (makes !== null) here.ids.set(makes, ctx.services.newId(subjectPrefixes[about[command]]));
        await within.lock(
          batch.map(({ command, makes, target }) => ({
            type: about[command],
            id: realId(here, makes ?? target?.id ?? ''),
          })),
        );
        for (const step of batch) {
          at = step;
          await take(ctx, within, step, here);
        }
        return here;
      });
    } catch (error) {
      const why = refusalIn(error);
      if (why === null || at === undefined) throw error;
      return { done, of, stopped: { sheet: at.sheet, row: at.row, refusal: why } };
    }
    done += batch.length;
    progress(done, of);
  }
  return { done, of, stopped: null };
}

const realId = ({ ids }: Made, id: string): string => ids.get(id) ?? id;

function refusalIn(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal;
  // Another person's act came between two batches, or what would have to be sealed was lawfully erased.
  if (isDbError(error, 'changed-meanwhile')) return refusal('changed-meanwhile', { state: '' });
  return isDbError(error, 'key-destroyed') ? refusal('registry.person-erased') : null;
}

async function take(ctx: SignedIn, within: Writer, step: Step, made: Made): Promise<void> {
  const real = (value: unknown) => (typeof value === 'string' ? realId(made, value) : value);
  const fields = Object.fromEntries(Object.entries(step.fields).map(([key, value]) => [key, real(value)]));
  const { target, makes } = step;
  const id = target === null ? null : realId(made, target.id);
  const input =
    target === null || id === null
      ? fields
      : { ...fields, id, expected: made.versions.get(id) ?? target.expected };
  // What comes to be has the identifier that was locked for it.
  const newId = makes === null ? ctx.services.newId : () => realId(made, makes);
  const services = { ...ctx.services, newId };
  const acted = await runs[step.command]({ ...ctx, services, verb: verbFor(step), within }, input);
  made.versions.set(acted.id, acted.version);
}
