import { idOf } from '@mingcha/domain';
import {
  bulletinLifecycle,
  emptySeries,
  evolveSeries,
  NumberBulletin,
  nextSerial,
  seriesOf,
  yearOf,
} from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { zoneOf } from '../office-time.ts';

export const TakeNumber = NumberBulletin.extend({ id: idOf('bulletin'), ...seen });

/**
 * Takes the next number of the series: one entry about the bulletin and one about the register, or none. The register is
 * locked with the bulletin, so sixteen who ask at once get sixteen numbers in a row. Printing follows as a job; if it
 * fails, the number stays taken.
 */
export async function number(ctx: SignedIn, { id, expected }: z.infer<typeof TakeNumber>) {
  const { db, now, queue } = ctx.services;
  const { office } = ctx.session;
  const { code, zone } = await db.read(async (reader) => {
    const row = await reader.prisma.bulletin.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Bulletin'), { id }] },
      select: { series: true },
    });
    if (row === null) refuse('not-found', { subject: 'bulletin' });
    return { code: row.series, zone: await zoneOf(reader, office) };
  });
  const year = yearOf(dayOf(now(), zone));
  const series = { type: 'series' as const, id: seriesOf(office, code, year) };
  const acted = await act(ctx, {
    lifecycle: bulletinLifecycle,
    subject: { type: 'bulletin', id },
    also: [series],
    command: { type: 'numberBulletin' },
    facts: async (reader, _state, at) => {
      const today = dayOf(at, zone);
      // The year turned between the lock and this line: another register is meant, and that one is not locked.
      if (yearOf(today) !== year) return {};
      const register = (await reader.recordedOf(series)).reduce(evolveSeries, emptySeries);
      return { nextSerial: nextSerial(register), today };
    },
    expected,
  });
  await queue.send('render-bulletin', { bulletin: id }, id);
  return { ...answered(acted), number: acted.state.numbered?.number ?? '' };
}
