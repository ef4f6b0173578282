import type { OutsideChannel } from '@mingcha/domain/notices';
import { outsideChannels } from '@mingcha/domain/notices';
import type { Language } from '@mingcha/words';
import type { z } from 'zod';
import { rowInScope, scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { aboutOf } from '../../notices/about.ts';
import { wordsOutside } from '../../notices/text.ts';
import { refuse } from '../../refused.ts';
import { zoneOf } from '../office-time.ts';
import type { AskWording, Choice, ListNotices, NoticePage, Undelivered, Wording } from './schemas.ts';

/** Newest first. What was referred since it was told is left out here too, as everywhere. */
export async function listNotices(
  ctx: SignedIn,
  { before, limit, unread }: z.infer<typeof ListNotices>,
): Promise<z.infer<typeof NoticePage>> {
  const mine = scope(ctx, 'notice.read', 'Notice');
  return ctx.services.db.read(async ({ prisma }) => {
    const filters = [
      mine,
      ...(before === undefined ? [] : [{ n: { lt: BigInt(before) } }]),
      ...(unread === true ? [{ readAt: null }] : []),
    ];
    const [rows, count] = await Promise.all([
      prisma.notice.findMany({ where: { AND: filters }, orderBy: { n: 'desc' }, take: limit + 1 }),
      prisma.notice.count({ where: { AND: [mine, { readAt: null }] } }),
    ]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown.map(({ id, n, code, subjectType, subjectId, number, due, at, readAt }) => ({
        id,
        n: Number(n),
        code,
        subjectType,
        subjectId,
        number,
        due: due === null ? null : Number(due),
        at: Number(at),
        read: readAt !== null,
      })),
      next: rows.length > limit && last !== undefined ? Number(last.n) : null,
      unread: count,
    };
  });
}

export async function choiceOf({ services, session }: SignedIn): Promise<z.infer<typeof Choice>> {
  const { prisma } = services.db.reader;
  const [choice, person] = await Promise.all([
    prisma.noticeChoice.findUnique({ where: { person: session.person } }),
    prisma.person.findUnique({ where: { id: session.person }, select: { email: true, phone: true } }),
  ]);
  const address: Record<OutsideChannel, string | null> = {
    mail: person?.email ?? null,
    message: person?.phone ?? null,
  };
  return {
    channels: outsideChannels.map((channel) => ({
      channel,
      open: services.noticePorts.has(channel),
      address: address[channel],
      chosen: choice?.channels.includes(channel) ?? false,
    })),
  };
}

/** The sentence somebody at the unit needs: what waits for them now, by how far the subject is. */
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  order: {
    served: 'order.to-acknowledge',
    objected: 'order.to-acknowledge',
    acknowledged: 'order.urged',
    'in-rectification': 'order.urged',
    rejected: 'order.rejected',
    closed: 'order.closed',
    reopened: 'order.reopened',
    archived: 'order.archived',
    revoked: 'order.revoked',
  },
  confirmation: {
    opened: 'confirmation.to-answer',
    served: 'confirmation.to-answer',
    withdrawn: 'confirmation.withdrawn',
  },
  bulletin: { issued: 'bulletin.issued', corrected: 'bulletin.corrected', revoked: 'bulletin.revoked' },
};

const reading = {
  order: 'order.read',
  confirmation: 'confirmation.read',
  case: 'case.read',
  appeal: 'appeal.read',
  bulletin: 'bulletin.read',
} as const;

/** A text to copy into a telephone: what a mail would say, and no more. Whoever may not read the subject gets none. */
export async function wordingOf(
  ctx: SignedIn,
  { subjectType, subjectId }: z.infer<typeof AskWording>,
): Promise<z.infer<typeof Wording>> {
  const { services, session } = ctx;
  const subject = { type: subjectType, id: subjectId };
  return services.db.read(async (reader) => {
    const seen = await rowInScope({ session, verb: reading[subjectType] }, reader, subject);
    const about = seen ? await aboutOf(reader, subject) : null;
    if (about === null) refuse('not-found', { subject: subjectType });
    const code = asked[subjectType]?.[about.state ?? ''] ?? 'discreet';
    const { acknowledge, next, answer } = about.dues;
    const due =
      (subjectType === 'order' ? (code === 'order.to-acknowledge' ? acknowledge : next) : answer) ?? null;
    const zone = await zoneOf(reader, session.office);
    const text = (language: Language) =>
      wordsOutside([{ code, due }], language, zone, services.settings.publicUrl);
    return { zh: text('zh-CN'), en: text('en') };
  });
}

const atOnce = 200;

/** What could not be sent, or is being tried again: whom it is for and why, never what it is about. */
export async function listUndelivered(ctx: SignedIn): Promise<z.infer<typeof Undelivered>> {
  const mine = scope(ctx, 'notice.settings', 'NoticeDelivery');
  return ctx.services.db.read(async ({ prisma }) => {
    const [rows, dead] = await Promise.all([
      prisma.noticeDelivery.findMany({
        where: { AND: [mine, { OR: [{ state: 'dead' }, { state: 'waiting', failed: { gt: 0 } }] }] },
        orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
        take: atOnce,
      }),
      prisma.noticeDelivery.count({ where: { AND: [mine, { state: 'dead' }] } }),
    ]);
    const people = await prisma.person.findMany({
      where: { id: { in: [...new Set(rows.map(({ person }) => person))] } },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      dead,
      rows: rows.map(({ id, person, channel, state, failed, error, madeAt, nextAt }) => ({
        id,
        person,
        name: names.get(person) ?? null,
        channel: channel as OutsideChannel,
        state: state as 'waiting' | 'dead',
        failed,
        error,
        madeAt: Number(madeAt),
        nextAt: state === 'dead' ? null : Number(nextAt),
      })),
    };
  });
}
