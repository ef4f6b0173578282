import { idOf } from '@mingcha/domain';
import { figuresOf } from '@mingcha/domain/bulletins';
import type { Style } from '@mingcha/domain/findings';
import { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { visibleFindings } from '../findings/queries.ts';
import { zoneOf } from '../office-time.ts';
import { coverageOf } from './coverage.ts';

export const FiguresInput = z.object({ findings: z.array(idOf('finding')).max(500) });

const counted = z.int().nullable();
export const FiguresOutput = z.object({
  visits: counted,
  units: counted,
  windows: counted,
  problems: z.int(),
  praise: z.int(),
  concerned: z.int(),
});

/** What the print would count by itself, if a bulletin named these findings: nothing is saved for asking. */
export function figuresFor(
  ctx: SignedIn,
  { findings }: z.infer<typeof FiguresInput>,
): Promise<z.infer<typeof FiguresOutput>> {
  return ctx.services.db.read(async (reader) => {
    const rows = await reader.prisma.finding.findMany({
      where: { AND: [visibleFindings(ctx), { id: { in: findings } }] },
      select: { id: true, style: true, unit: true },
    });
    const zone = await zoneOf(reader, ctx.session.office);
    const coverage = await coverageOf(
      reader,
      rows.map(({ id }) => id),
      zone,
    );
    return figuresOf(
      coverage,
      rows.map(({ style, unit }) => ({ style: style as Style | null, unit })),
    );
  });
}
