import { randomBytes, type X509Certificate } from 'node:crypto';
import { officeClock } from '@mingcha/domain';
import { toBase64url } from '@mingcha/journal';
import type { Services } from '../services.ts';
import { anchorsOf } from './anchors.ts';
import { type Answer, askFor } from './ask.ts';
import { type DueHead, dueHeads } from './due.ts';
import { imprintOf } from './imprint.ts';

const minute = 60_000;
const longestPause = 6 * 60 * minute;
const atOnce = 40;

/**
 * Has the last head of each day that has ended stamped. What is due is read from heads and stamps themselves, so that nothing is
 * lost however long the authority is down; it is asked again after ever longer pauses. Nobody waits for any of it. Answers how
 * many were stamped.
 */
export async function stampHeads(services: Services, timeoutMs?: number): Promise<number> {
  const { db, settings, now } = services;
  if (settings.stamps.urls.length === 0) return 0;
  const office = await db.prisma.office.findFirst({ orderBy: [{ foundedAt: 'asc' }, { id: 'asc' }] });
  if (office === null) return 0;
  const due = await dueHeads(db, now(), office.zone);
  let stamped = 0;
  for (const one of due.slice(0, atOnce)) {
    const wait = await db.prisma.stampWait.findUnique({ where: { size: BigInt(one.head.size) } });
    if (wait !== null && wait.nextAt > BigInt(now())) return stamped;
    const answer = await ask(services, one, timeoutMs);
    if (!answer.ok) {
      await postpone(services, one, { tries: wait?.tries ?? 0, failure: answer.code });
      return stamped;
    }
    await writeDown(services, office.id, one, answer);
    stamped += 1;
  }
  return stamped;
}

/** The first of the configured authorities that gives a token that holds; else what was wrong with the last one. */
async function ask(
  { settings: { stamps }, log }: Services,
  { head }: DueHead,
  timeoutMs?: number,
): Promise<Answer> {
  let anchors: readonly X509Certificate[] | null;
  try {
    anchors = anchorsOf(stamps);
  } catch {
    return { ok: false, code: 'ca-unreadable' };
  }
  let answer: Answer = { ok: false, code: 'unreachable' };
  for (const url of stamps.urls) {
    const nonce = BigInt(`0x${randomBytes(16).toString('hex')}`);
    answer = await askFor(
      url,
      { imprint: imprintOf(head), nonce, policy: stamps.policy, anchors },
      timeoutMs,
    );
    if (answer.ok) return answer;
    log.warn({ host: new URL(url).host, size: head.size, code: answer.code }, 'no time-stamp was given');
  }
  return answer;
}

async function postpone(
  { db, now }: Services,
  { day, head }: DueHead,
  { tries, failure }: { readonly tries: number; readonly failure: string },
): Promise<void> {
  const at = now();
  const again = {
    tries: tries + 1,
    nextAt: BigInt(at + Math.min(minute * 2 ** tries, longestPause)),
    failure,
  };
  const size = BigInt(head.size);
  await db.prisma.stampWait.upsert({
    where: { size },
    create: { size, day, since: BigInt(at), ...again },
    update: again,
  });
}

async function writeDown(
  { db }: Services,
  office: string,
  { day, head }: DueHead,
  { token, stamped }: Extract<Answer, { ok: true }>,
): Promise<void> {
  const subject = { type: 'office' as const, id: office };
  await db.transact(async (writer) => {
    await writer.lock([subject]);
    // Another server of the installation may have had it stamped meanwhile.
    const known = await writer.prisma.logStamp.findFirst({ where: { size: BigInt(head.size) } });
    if (known !== null) return;
    await writer.append([
      {
        kind: 'log.stamped',
        subject,
        office,
        actor: { person: officeClock, seat: null },
        payload: {
          day,
          head,
          at: stamped.at,
          authority: stamped.authority,
          policy: stamped.policy,
          serial: stamped.serial,
          token: toBase64url(token),
          anchor: stamped.anchor === null ? null : toBase64url(stamped.anchor.raw),
        },
        expected: await writer.count(subject),
      },
    ]);
  });
  await db.prisma.stampWait.deleteMany({ where: { size: { lte: BigInt(head.size) } } });
}
