import type { Reader } from '@mingcha/db';
import { idOf } from '@mingcha/domain';
import { emptySeries, evolveSeries, nextSerial, seriesOf, yearOf } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import {
  BriefingSeries,
  dispatchCharacters,
  dispatchLifecycle,
  SignDispatch,
  seriesCode,
} from '@mingcha/domain/dispatches';
import type { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { keepView } from '../../papers/kept-view.ts';
import { answered, seen } from '../acted.ts';
import { zoneOf } from '../office-time.ts';
import type { Target } from './commands.ts';
import { standingOf } from './facts.ts';
import { assertWords, lookOf, reachable } from './reach.ts';
import { type DispatchRow, formOf, frozenDispatch } from './view.ts';

export const Sign = SignDispatch.extend({ id: idOf('dispatch'), ...seen });

/**
 * Signs what was on the screen and takes the next number of its register, both or neither. The register is locked with the
 * dispatch, so fifty who sign at once get fifty numbers in a row. Printing follows as a job; if it fails, the number stays taken.
 */
export async function sign(ctx: SignedIn, input: Target & z.output<typeof SignDispatch>) {
  const { services, session } = ctx;
  const { id, expected, viewHash, opinion } = input;
  const { office } = session;
  const row = await reachable(ctx, id);
  assertWords(row);
  const { code, zone, view } = await services.db.read(async (reader) => ({
    code: await codeFor(reader, row),
    zone: await zoneOf(reader, office),
    view: await frozenDispatch(reader, id, await lookOf(ctx, reader)),
  }));
  await keepView(services, view, office);
  const year = yearOf(dayOf(services.now(), zone));
  const series = { type: 'series' as const, id: seriesOf(office, code, year) };
  const acted = await act(ctx, {
    lifecycle: dispatchLifecycle,
    subject: { type: 'dispatch', id },
    also: [series],
    command: { type: 'signDispatch', viewHash, opinion },
    facts: async (reader, _, at) => {
      const { order, findings } = row;
      const { hash, view: seenView } = await frozenDispatch(reader, id, await lookOf(ctx, reader));
      const today = dayOf(at, zone);
      const facts = {
        ...(await standingOf(reader, office, { order, findings }, at)),
        characters: dispatchCharacters(seenView),
        viewHash: hash,
        today,
      };
      // The year turned between the lock and this line: another register is meant, and that one is not locked.
      if (yearOf(today) !== year) return facts;
      const register = (await reader.recordedOf(series)).reduce(evolveSeries, emptySeries);
      return {
        ...facts,
        code,
        nextSerial: nextSerial(register),
        before: await takenBefore(reader, office, code, year),
      };
    },
    expected,
  });
  await services.queue.send('render-dispatch', { dispatch: id }, id);
  return { ...answered(acted), number: acted.state.numbered?.number ?? '' };
}

async function codeFor({ prisma }: Reader, row: DispatchRow): Promise<string> {
  const { code } = await prisma.office.findUniqueOrThrow({
    where: { id: row.office },
    select: { code: true },
  });
  return seriesCode({ form: formOf(row), series: BriefingSeries.safeParse(row.series).data }, code);
}

/** Issues of other years: their registers are closed, since a number is taken under the year of its day. */
const takenBefore = ({ prisma }: Reader, office: string, series: string, year: number): Promise<number> =>
  prisma.seriesNumber.count({ where: { office, series, year: { lt: year } } });
