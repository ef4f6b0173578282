import { createHash } from 'node:crypto';
import { Prisma, type Reader } from '@mingcha/db';
import { isKind, type Subject } from '@mingcha/domain';
import { type OutsideChannel, type Tell, tellsOf } from '@mingcha/domain/notices';
import type { Services } from '../services.ts';
import { aboutOf } from './about.ts';
import { recipientsOf } from './recipients.ts';

export const noticeChannel = 'mingcha_notice';
const atOnce = 200;

/** A notice before it has its number. */
export interface NewNotice {
  readonly id: string;
  readonly office: string;
  readonly person: string;
  readonly code: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly number: string | null;
  readonly due: number | null;
}

type Client = Prisma.TransactionClient;

interface Cursor {
  readonly position: bigint;
  readonly last: bigint;
}

/** One reader of the journal at a time, whichever server it runs in; the others find that there is nothing left. */
export async function withCursor<T>(
  services: Services,
  work: (client: Client, cursor: Cursor) => Promise<T>,
): Promise<T> {
  return services.db.prisma.$transaction(
    async (client) => {
      const [cursor] = await client.$queryRaw<Cursor[]>(
        Prisma.sql`select position, last from notice_cursor where id = 1 for update`,
      );
      if (cursor === undefined) throw new Error('the notices have lost their place in the journal');
      return work(client, cursor);
    },
    { maxWait: 30_000, timeout: 60_000 },
  );
}

/** Numbers, writes and announces notices; one that stands already (a repeated reminder) is left as it is. */
export async function keepNotices(
  services: Services,
  client: Client,
  last: bigint,
  notices: readonly NewNotice[],
): Promise<bigint> {
  const known = await client.notice.findMany({
    where: { id: { in: notices.map(({ id }) => id) } },
    select: { id: true },
  });
  const seen = new Set(known.map(({ id }) => id));
  const fresh = notices.filter(({ id }) => !seen.has(id) && seen.add(id));
  if (fresh.length === 0) return last;
  const at = BigInt(services.now());
  let n = last;
  await client.notice.createMany({
    data: fresh.map(({ due, ...notice }) => {
      n += 1n;
      return { ...notice, due: due === null ? null : BigInt(due), n, at, readAt: null };
    }),
  });
  await client.noticeDelivery.createMany({ data: await deliveriesOf(services, client, fresh, at) });
  await client.$executeRaw(Prisma.sql`select pg_notify(${noticeChannel}, '')`);
  return n;
}

/** Ways out that are open here and that the person chose. */
async function deliveriesOf(
  { noticePorts }: Services,
  client: Client,
  notices: readonly NewNotice[],
  at: bigint,
): Promise<Prisma.NoticeDeliveryCreateManyInput[]> {
  if (noticePorts.size === 0) return [];
  const choices = await client.noticeChoice.findMany({
    where: { person: { in: [...new Set(notices.map(({ person }) => person))] } },
  });
  const chosen = new Map(choices.map(({ person, channels }) => [person, channels]));
  return notices.flatMap(({ id, office, person }) =>
    (chosen.get(person) ?? [])
      .filter((channel) => noticePorts.has(channel as OutsideChannel))
      .map((channel) => ({
        // Whoever looks after what was not sent must not read from it what it was about.
        id: createHash('sha256').update(`${id}/${channel}`).digest('hex').slice(0, 32),
        notice: id,
        office,
        person,
        channel,
        state: 'waiting',
        failed: 0,
        nextAt: at,
        error: null,
        madeAt: at,
        endedAt: null,
      })),
  );
}

interface Ordered {
  readonly position: bigint;
  readonly hash: string;
  readonly kind: string;
  readonly subject: Subject;
  readonly actor: string;
}

export interface Manner {
  /** An entry that cannot be told is named in the log and left behind, rather than that nobody is told anything more. */
  readonly passOver?: boolean;
}

/**
 * Reads the journal on from where the last reader stopped and tells what there is to tell. The place and the notices are
 * written in one transaction: killed at any moment, the next reader begins where this one's notices end.
 * Answers how many entries were read.
 */
export async function tellNew(services: Services, { passOver = false }: Manner = {}): Promise<number> {
  let read = 0;
  for (;;) {
    const count = await withCursor(services, async (client, { position, last }) => {
      const entries = await entriesAfter(client, position);
      const end = entries.at(-1);
      if (end === undefined) return 0;
      const notices: NewNotice[] = [];
      for (const entry of entries) notices.push(...(await noticesOf(services, entry, passOver)));
      await readWhatWasDone(client, entries, services.now());
      const n = await keepNotices(services, client, last, notices);
      await client.noticeCursor.update({ where: { id: 1 }, data: { position: end.position, last: n } });
      return entries.length;
    });
    read += count;
    if (count < atOnce) return read;
  }
}

async function entriesAfter(client: Client, position: bigint): Promise<Ordered[]> {
  const leaves = await client.leaf.findMany({
    where: { position: { gt: position } },
    orderBy: { position: 'asc' },
    take: atOnce,
  });
  const entries = await client.entry.findMany({
    where: { hash: { in: leaves.map(({ hash }) => hash) } },
    select: { hash: true, kind: true, subjectType: true, subjectId: true, actorPerson: true },
  });
  const byHash = new Map(entries.map((entry) => [entry.hash, entry]));
  return leaves.flatMap(({ position: at, hash }) => {
    const entry = byHash.get(hash);
    if (entry === undefined) return [];
    const { kind, subjectType, subjectId, actorPerson } = entry;
    const subject = { type: subjectType, id: subjectId } as Subject;
    return [{ position: at, hash, kind, subject, actor: actorPerson }];
  });
}

async function noticesOf(
  { db, log }: Services,
  { hash, kind, subject, actor }: Ordered,
  passOver: boolean,
): Promise<NewNotice[]> {
  const tells = isKind(kind) ? tellsOf(kind) : [];
  if (tells.length === 0) return [];
  try {
    return await noticesAbout(db.reader, { tells, subject, actor, source: hash });
  } catch (error) {
    if (!passOver) throw error;
    log.error({ err: error, entry: hash, kind }, 'nobody could be told of this entry');
    return [];
  }
}

export interface Occasion {
  readonly tells: readonly Tell[];
  readonly subject: Subject;
  readonly actor: string | null;
  /** The entry's hash, or what makes a reminder the one it is. */
  readonly source: string;
}

export async function noticesAbout(
  reader: Reader,
  { tells, subject, actor, source }: Occasion,
): Promise<NewNotice[]> {
  const about = await aboutOf(reader, subject);
  if (about === null) return [];
  const notices: NewNotice[] = [];
  for (const tell of tells)
    for (const person of await recipientsOf(reader, { tell, subject, about, actor }))
      notices.push({
        id: `${source}/${tell.code}/${person}`,
        office: about.office,
        person,
        code: tell.code,
        subjectType: subject.type,
        subjectId: subject.id,
        number: about.number,
        due: tell.due === null ? null : (about.dues[tell.due] ?? null),
      });
  return notices;
}

/** Whoever has acted on a subject has heard of it. */
async function readWhatWasDone(client: Client, entries: readonly Ordered[], now: number): Promise<void> {
  const pairs = new Map(entries.map(({ actor, subject }) => [`${actor} ${subject.id}`, [actor, subject.id]]));
  const persons = [...pairs.values()].map(([person]) => person);
  const subjects = [...pairs.values()].map(([, subject]) => subject);
  await client.$executeRaw(Prisma.sql`update notice set read_at = ${BigInt(now)}
    from unnest(${persons}::text[], ${subjects}::text[]) as done(person, subject)
    where notice.person = done.person and notice.subject_id = done.subject and read_at is null`);
}
