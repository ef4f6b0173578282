import { createHash } from 'node:crypto';
import { Prisma } from '@mingcha/db';
import { isOpen, nextTry, type OutsideChannel } from '@mingcha/domain/notices';
import { say } from '@mingcha/words';
import type { Services } from '../services.ts';
import { failed, type NoticePort, type Sent } from './ports/port.ts';
import { isGroup } from './ports/robots.ts';
import { wordsOutside } from './text.ts';

/** How long whoever took a message has it for themselves: longer than any port waits. Killed meanwhile: taken again. */
const lease = 120_000;
const atOnce = 200;

interface Taken {
  readonly id: string;
  readonly notice: string;
  readonly office: string;
  readonly person: string;
  readonly channel: string;
  readonly failed: number;
}

/**
 * Sends what waits to be sent: the notices of one person by one way go as one message. What was sent and not yet written
 * down when the server was killed is sent again: at least once, never less. Answers how many messages went.
 */
export async function deliverNotices(services: Services): Promise<number> {
  if (services.noticePorts.size === 0) return 0;
  let sent = 0;
  for (;;) {
    const taken = await take(services);
    const messages = Map.groupBy(taken, ({ person, channel }) => `${person} ${channel}`);
    for (const rows of messages.values()) if (await sendTogether(services, rows)) sent += 1;
    if (taken.length < atOnce) return sent;
  }
}

async function take({ db, now, noticePorts }: Services): Promise<Taken[]> {
  const at = now();
  return db.prisma.$queryRaw<Taken[]>(Prisma.sql`update notice_delivery set next_at = ${BigInt(at + lease)}
    where id in (select id from notice_delivery
      where state = 'waiting' and next_at <= ${BigInt(at)} and channel = any(${[...noticePorts.keys()]}::text[])
      order by next_at, id limit ${atOnce} for update skip locked)
    returning id, notice, office, person, channel, failed`);
}

async function sendTogether(services: Services, rows: readonly Taken[]): Promise<boolean> {
  const { db, log } = services;
  const [first] = rows;
  const port = first && services.noticePorts.get(first.channel as OutsideChannel);
  if (first === undefined || port === undefined) return false;
  const notices = await db.prisma.notice.findMany({
    where: { id: { in: rows.map(({ notice }) => notice) } },
    orderBy: { n: 'asc' },
  });
  // Read at the desk meanwhile: there is nothing to call anybody for. And a group hears of open matters only.
  const group = port.channel === 'message' && isGroup(services.settings.notices.webhook?.provider ?? 'plain');
  const worth = notices.filter(({ readAt, code }) => readAt === null && (!group || isOpen(code)));
  const dropped = rows.filter(({ notice }) => !worth.some(({ id }) => id === notice));
  await end(services, dropped, 'dropped');
  const going = rows.filter(({ notice }) => worth.some(({ id }) => id === notice));
  if (going.length === 0) return false;
  const result = await sendOne(
    services,
    port,
    first,
    worth.map(({ id, code, due }) => ({ id, code, due: due === null ? null : Number(due) })),
  );
  if (result.ok) {
    await end(services, going, 'sent');
    return true;
  }
  log.warn({ channel: port.channel, error: result.error, again: result.again }, 'a notice was not delivered');
  for (const row of going) await postpone(services, row, result);
  return false;
}

interface Waiting {
  readonly id: string;
  readonly code: string;
  readonly due: number | null;
}

async function sendOne(
  { db, settings }: Services,
  port: NoticePort,
  { person, office }: Taken,
  notices: readonly Waiting[],
): Promise<Sent> {
  const row = await db.prisma.person.findUnique({ where: { id: person } });
  const address = row?.[port.needs] ?? null;
  if (address === null || address.trim() === '') return failed('no-address', false);
  const { zone = settings.zone } =
    (await db.prisma.office.findUnique({ where: { id: office }, select: { zone: true } })) ?? {};
  const { publicUrl } = settings;
  const { language } = settings.notices;
  return port.send({
    // Of the same notices the same name: whoever gets it twice can tell.
    id: createHash('sha256')
      .update(notices.map(({ id }) => id).join('\n'))
      .digest('hex')
      .slice(0, 32),
    address: address.trim(),
    subject: say(language, 'notice.outside.subject'),
    text: [
      wordsOutside(notices, language, zone, publicUrl),
      ...(port.channel === 'mail' ? ['', say(language, 'notice.outside.why')] : []),
    ].join('\n'),
    count: notices.length,
  });
}

async function end({ db, now }: Services, rows: readonly Taken[], state: 'sent' | 'dropped'): Promise<void> {
  if (rows.length === 0) return;
  await db.prisma.noticeDelivery.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { state, endedAt: BigInt(now()), error: null },
  });
}

async function postpone(
  { db, now }: Services,
  row: Taken,
  { again, error }: Extract<Sent, { ok: false }>,
): Promise<void> {
  const tries = row.failed + 1;
  const at = now();
  const next = again ? nextTry(tries, at) : null;
  await db.prisma.noticeDelivery.update({
    where: { id: row.id },
    data: {
      failed: tries,
      error,
      ...(next === null ? { state: 'dead', endedAt: BigInt(at) } : { nextAt: BigInt(next) }),
    },
  });
}
