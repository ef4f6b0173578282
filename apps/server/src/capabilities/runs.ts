import type { Reader } from '@mingcha/db';
import { type Run, Watch } from '@mingcha/domain/visits';

/** The stopwatches of a visit, as their presses were recorded. */
export async function runsOf({ prisma }: Reader, visit: string): Promise<Run[]> {
  const rows = await prisma.visitRun.findMany({
    where: { visit },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.run,
    watch: Watch.parse(row.watch),
    start: { at: Number(row.startedAt), mono: Number(row.startMono), boot: row.startBoot },
    stop:
      row.stoppedAt === null
        ? null
        : { at: Number(row.stoppedAt), mono: Number(row.stopMono), boot: row.stopBoot ?? '' },
  }));
}
