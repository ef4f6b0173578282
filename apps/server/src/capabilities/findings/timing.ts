import { idOf } from '@mingcha/domain';
import { CalendarYear } from '@mingcha/domain/registry';
import { RunId, Watch } from '@mingcha/domain/visits';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { yearsOfOffice, zoneOf } from '../office-time.ts';
import { runsOf } from '../runs.ts';

const Press = z.object({ at: z.int(), mono: z.number(), boot: z.string() });

/** What a time can be counted from at the desk: the same as on the tablet, so that both count alike. */
export const FindingTiming = z.object({
  observedAt: z.int(),
  runs: z.array(z.object({ id: RunId, watch: Watch, start: Press, stop: Press.nullable() })),
  /** Of the unit it was seen at. */
  items: z.array(
    z.object({
      id: idOf('service-item'),
      unit: z.string(),
      name: z.string(),
      promisedLimit: z.int(),
    }),
  ),
  years: z.array(CalendarYear),
  zone: z.string(),
});

export function timingOf(ctx: SignedIn, id: string): Promise<z.infer<typeof FindingTiming>> {
  const { office } = ctx.session;
  return ctx.services.db.read(async (reader) => {
    const mine = scope(ctx, 'finding.record', 'Finding');
    const found = await reader.prisma.finding.findFirst({ where: { AND: [mine, { id }] } });
    if (found === null) refuse('not-found', { subject: 'finding' });
    const items = await reader.prisma.serviceItem.findMany({
      where: { office },
      select: { id: true, unit: true, name: true, promisedLimit: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    });
    return {
      observedAt: Number(found.observedAt),
      runs: await runsOf(reader, found.visit),
      items,
      years: await yearsOfOffice(reader, office),
      zone: await zoneOf(reader, office),
    };
  });
}
