import { CLOCK_TOLERANCE, tokenHash, verifyToken } from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';
import { tokenOfRow } from '../journal/times.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';
import { placeOfEntry } from './place.ts';

const page = 1000;

/**
 * Time as an interval: every token that was kept is what this server signed; and every entry whose clock lies outside of what
 * its token and its arrival allow is named. That one is doubtful and not broken: a tablet's clock may be wrong, or somebody
 * wrote something down later, and which of the two it is only people can say.
 */
export async function* checkTimes(ground: Ground): AsyncGenerator<Finding> {
  yield* checkTokens(ground);
  yield* checkClocks(ground);
  yield* checkQuoted(ground);
  yield* checkArrivals(ground);
}

async function* checkTokens({ db, serverKeys: keys }: Ground): AsyncGenerator<Finding> {
  for (let after = ''; ; ) {
    const rows = await db.prisma.timeToken.findMany({
      where: { hash: { gt: after } },
      orderBy: { hash: 'asc' },
      take: page,
    });
    for (const row of rows) {
      const place = `time_token ${row.hash}`;
      const checked = await verifyToken(ports, tokenOfRow(row), keys, row.writer);
      if (!checked.ok) yield { check: 'times', code: checked.fault.code, place };
      else if (tokenHash(ports, checked.value) !== row.hash)
        yield { check: 'times', code: 'token.hash-wrong', place };
    }
    const last = rows.at(-1);
    if (rows.length < page || last === undefined) return;
    after = last.hash;
  }
}

interface ClockRow {
  readonly hash: string;
  readonly kind: string;
  readonly subject: string;
  readonly writer: string;
  readonly seq: number;
  readonly clock: bigint;
  readonly arrival: bigint;
  readonly after: bigint | null;
}

// The token stands in the header alone. A header is canonical: within its strings a quotation mark is escaped, so that these
// nine bytes stand nowhere else in it.
const quoted = `encode(substring(e.header from nullif(position('"token":"'::bytea in e.header), 0) + 9 for 64), 'escape')`;
const tablets = `entry e join writer w on w.id = e.writer and w.class = 'tablet'`;

async function* checkClocks({ db }: Ground): AsyncGenerator<Finding> {
  const rows = await db.prisma.$queryRawUnsafe<ClockRow[]>(
    `select e.hash, e.kind, e.subject_id as subject, e.writer, e.seq, e.clock, e.arrival, t.at as after
      from ${tablets} left join time_token t on t.hash = ${quoted} and t.writer = e.writer
      where e.clock > e.arrival + $1::int8 or e.clock < t.at - $1::int8
      order by e.writer, e.seq, e.branch`,
    CLOCK_TOLERANCE,
  );
  const moment = (at: bigint) => new Date(Number(at)).toISOString();
  for (const { clock, arrival, after, ...entry } of rows)
    yield {
      check: 'times',
      doubtful: true,
      code: clock > arrival ? 'clock.after-arrival' : 'clock.before-token',
      place: placeOfEntry(entry),
      expected: `${after === null ? '' : moment(after)}…${moment(arrival)}`,
      found: moment(clock),
    };
}

interface ArrivalRow extends Omit<ClockRow, 'clock' | 'after'> {
  readonly earlier: bigint | null;
  readonly at: bigint;
}

/** An act may take this long from its first moment to its place in the order; a file that is carried in the longest. */
const longestAct = 30 * 60_000;

/**
 * When an entry arrived is signed nowhere in it, and "not after" rests on it. The heads are signed: it came before the first
 * head that holds it, and not long before the last one that does not. A server's clock that was set is the harmless reason.
 */
async function* checkArrivals({ db }: Ground): AsyncGenerator<Finding> {
  // For each place its head is looked up among all sizes: a join by ranges grows with the product of places and heads.
  const rows = await db.prisma.$queryRawUnsafe<ArrivalRow[]>(
    `with heads as (select array_agg(size order by size) as sizes, array_agg(at order by size) as moments from tree_head),
      placed as (select hash, width_bucket(position, (select sizes from heads)) as before from leaf offset 0),
      beside as (select p.hash, h.moments[p.before] as earlier, h.moments[p.before + 1] as at
        from placed p, heads h offset 0)
      select e.hash, e.kind, e.subject_id as subject, e.writer, e.seq, e.arrival, b.earlier, b.at
      from beside b join entry e on e.hash = b.hash
        and (e.arrival > b.at + $1::int8 or (b.at is not null and e.arrival < b.earlier - $2::int8))
      order by e.writer, e.seq, e.branch`,
    CLOCK_TOLERANCE,
    longestAct,
  );
  const moment = (at: bigint) => new Date(Number(at)).toISOString();
  for (const { arrival, earlier, at, ...entry } of rows)
    yield {
      check: 'times',
      doubtful: true,
      code: 'arrival.beside-heads',
      place: placeOfEntry(entry),
      expected: `${earlier === null ? '' : moment(earlier)}…${moment(at)}`,
      found: moment(arrival),
    };
}

interface QuotedRow {
  readonly writer: string;
  readonly first: number;
  readonly last: number;
  readonly count: bigint;
}

/** Issued before tokens were kept, or after the backup that was put back: "not before" cannot be shown of these. */
async function* checkQuoted({ db }: Ground): AsyncGenerator<Finding> {
  const rows = await db.prisma.$queryRawUnsafe<QuotedRow[]>(
    `select e.writer, min(e.seq) as first, max(e.seq) as last, count(*) as count
      from ${tablets} left join time_token t on t.hash = ${quoted} and t.writer = e.writer
      where ${quoted} is not null and t.hash is null
      group by e.writer order by e.writer`,
  );
  for (const { writer, first, last, count } of rows)
    yield {
      check: 'times',
      doubtful: true,
      code: 'token.not-kept',
      place: `writer ${writer} entries ${first}–${last}`,
      found: String(count),
    };
}
