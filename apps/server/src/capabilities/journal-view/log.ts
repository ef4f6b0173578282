import type { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { faultNamed } from '../../stamps/faults.ts';
import { namesOf } from '../registry/queries.ts';
import { lossesOf } from './losses.ts';
import { legibleEntries } from './queries.ts';
import type { LogHeads, Placed, PlacementInput } from './schemas.ts';

const daysShown = 60;

interface DayRow {
  readonly day: string;
  readonly size: bigint;
  readonly root: string;
  readonly at: bigint;
}

/** The heads that two people read out to each other: the last one of each day; those that the log contradicts; and what was lost. */
export function headsOf({ services, session }: SignedIn): Promise<z.infer<typeof LogHeads>> {
  const { db } = services;
  return db.read(async (reader) => {
    const { prisma } = reader;
    const { zone } = await prisma.office.findUniqueOrThrow({ where: { id: session.office } });
    // One look into an index for each day, however many heads a day has.
    const days = await db.prisma.$queryRaw<DayRow[]>`
      with today as (select date_trunc('day', to_timestamp(${services.now()}::float8 / 1000) at time zone ${zone}) as at)
      select to_char(day, 'YYYY-MM-DD') as day, last.size, last.root, last.at
      from today, generate_series(today.at - interval '1 day' * ${daysShown - 1}::int, today.at, '1 day') as day
        cross join lateral (select size, root, tree_head.at from tree_head
          where tree_head.at >= extract(epoch from day at time zone ${zone})::int8 * 1000
            and tree_head.at < extract(epoch from (day + interval '1 day') at time zone ${zone})::int8 * 1000
          order by tree_head.at desc, size desc limit 1) as last
      order by 1 desc`;
    const told = await reader.recordedOf({ type: 'office', id: session.office });
    const contradictions = told
      .flatMap((entry) =>
        entry.kind === 'log.contradicted'
          ? [
              {
                hash: entry.hash,
                at: entry.at,
                person: entry.payload.person,
                device: entry.payload.device,
                seen: {
                  size: entry.payload.seen.size,
                  root: entry.payload.seen.root,
                  at: entry.payload.seen.at,
                },
                found: entry.payload.found,
              },
            ]
          : [],
      )
      .reverse();
    const losses = await lossesOf(reader, told);
    const keys = told
      .flatMap((entry) =>
        entry.kind === 'case-key.recovered' ? [{ hash: entry.hash, at: entry.at, ...entry.payload }] : [],
      )
      .reverse();
    const devices = await prisma.device.findMany({
      where: { id: { in: [...contradictions, ...losses, ...keys].flatMap(({ device }) => device ?? []) } },
      select: { id: true, name: true },
    });
    const persons = await namesOf(
      reader,
      session.office,
      contradictions.map(({ person }) => person),
    );
    const stamps = await prisma.logStamp.findMany({ where: { size: { in: days.map(({ size }) => size) } } });
    const stampOf = new Map(
      stamps.map(({ size, at, authority, id }) => [size, { at: Number(at), authority, entry: id }]),
    );
    return {
      days: days.map(({ day, size, root, at }) => ({
        day,
        size: Number(size),
        root,
        at: Number(at),
        stamp: stampOf.get(size) ?? null,
      })),
      stamping: await stampingOf(services),
      contradictions,
      losses,
      keys,
      names: { ...persons, ...Object.fromEntries(devices.map(({ id, name }) => [id, name])) },
    };
  });
}

async function stampingOf({
  db,
  settings,
}: SignedIn['services']): Promise<z.infer<typeof LogHeads>['stamping']> {
  const asked = settings.stamps.urls.length > 0;
  const wait = asked ? await db.prisma.stampWait.findFirst({ orderBy: { size: 'asc' } }) : null;
  if (wait === null) return { asked, waits: null };
  const { day, since, tries, nextAt, failure } = wait;
  const waits = { day, since: Number(since), tries, nextAt: Number(nextAt), failure: faultNamed(failure) };
  return { asked, waits };
}

/** Where an entry stands under a head that the asker holds, with the path to its root: to be checked there, not believed. */
export async function placementOf(
  ctx: SignedIn,
  { hash, size }: z.infer<typeof PlacementInput>,
): Promise<z.infer<typeof Placed>> {
  const { db } = ctx.services;
  const found = await db.read(({ prisma }) =>
    prisma.entry.findFirst({ where: { AND: [legibleEntries(ctx), { hash }] }, select: { hash: true } }),
  );
  if (found === null) refuse('not-found', { subject: 'entry' });
  const head = await db.tree.head();
  // A size beyond the log is one that only another log has: following it says so, here there is nothing to show.
  if (head === null || size > head.size) return { placement: null };
  const [placement] = await db.tree.placements([hash], size);
  return { placement: placement ?? null };
}
