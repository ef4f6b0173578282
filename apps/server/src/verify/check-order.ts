import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

interface Counted {
  readonly code: string;
  readonly place: string;
}

/** The one order: every accepted entry has one place or waits for it, places have no gap, nothing has a place twice. */
export async function* checkOrder({ db }: Ground): AsyncGenerator<Finding> {
  const rows = await db.prisma.$queryRaw<Counted[]>`
    select 'order.entry-without-place' as code, 'entry ' || e.hash || ' (' || e.kind || ', ' || e.subject_id
        || ') writer ' || e.writer || ' number ' || e.seq as place from entry e
      where not exists (select from leaf l where l.hash = e.hash)
        and not exists (select from pending p where p.hash = e.hash)
    union all
    select 'order.place-without-entry', 'leaf ' || l.position || ' ' || l.hash from leaf l
      where not exists (select from entry e where e.hash = l.hash)
    union all
    select 'order.waits-and-has-place', 'leaf ' || l.position || ' ' || p.hash
        from pending p join leaf l on l.hash = p.hash
    union all
    select 'order.gap', 'leaf ' || l.position
        from (select position, lag(position, 1, -1::int8) over (order by position) as before from leaf) l
      where l.before <> l.position - 1
    union all
    select 'order.payload-without-entry', 'entry_payload ' || p.hash from entry_payload p
      where not exists (select from entry e where e.hash = p.hash)
    order by 1, 2`;
  for (const { code, place } of rows) yield { check: 'order', code, place };
}
