import { X509Certificate } from 'node:crypto';
import type { Recorded } from '@mingcha/domain';
import { CLOCK_TOLERANCE, fromBase64url, type TreeHead, verifyTreeHead } from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';
import { checkToken } from '../stamps/check-token.ts';
import { imprintOf } from '../stamps/imprint.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';

type Stamped = Extract<Recorded, { kind: 'log.stamped' }>;

/**
 * Every time-stamp from outside the house: the token is judged anew from what stands in its entry, and the head that it is for is
 * one that is kept. A time before that of the head is doubtful: one of two clocks is wrong, and it may be ours.
 */
export async function* checkStamps(ground: Ground): AsyncGenerator<Finding> {
  const { db } = ground;
  const subjects = await db.prisma.entry.findMany({
    where: { kind: 'log.stamped' },
    select: { subjectId: true },
    distinct: ['subjectId'],
    orderBy: { subjectId: 'asc' },
  });
  for (const { subjectId } of subjects)
    for (const entry of await recordedOf(db, { type: 'office', id: subjectId }))
      if (entry.kind === 'log.stamped') yield* checkOne(ground, entry);
}

async function* checkOne({ db, serverKeys }: Ground, { hash, payload }: Stamped): AsyncGenerator<Finding> {
  const { day, at, anchor, token } = payload;
  const head = payload.head as TreeHead;
  const place = `entry ${hash} (${day})`;
  const signed = await verifyTreeHead(ports, head, serverKeys);
  if (!signed.ok) yield { check: 'stamps', code: signed.fault.code, place };
  const kept = await db.prisma.treeHead.findUnique({ where: { size: BigInt(head.size) } });
  if (kept?.root !== head.root)
    yield {
      check: 'stamps',
      code: 'stamp.head-not-kept',
      place,
      expected: `${head.size} ${head.root}`,
      found: kept === null ? '' : `${head.size} ${kept.root}`,
    };
  const anchors = anchor === null ? null : certificatesIn(anchor);
  const checked =
    anchors === undefined
      ? ({ ok: false, code: 'malformed' } as const)
      : checkToken(fromBase64url(token) ?? new Uint8Array(), { imprint: imprintOf(head), anchors });
  if (!checked.ok) yield { check: 'stamps', code: `stamp.${checked.code}`, place };
  else if (checked.stamped.at !== at || checked.stamped.authority !== payload.authority)
    yield {
      check: 'stamps',
      code: 'stamp.differs',
      place,
      expected: `${checked.stamped.at} ${checked.stamped.authority}`,
      found: `${at} ${payload.authority}`,
    };
  else if (at < head.at - CLOCK_TOLERANCE)
    yield {
      check: 'stamps',
      doubtful: true,
      code: 'stamp.before-head',
      place,
      expected: `after ${new Date(head.at).toISOString()}`,
      found: new Date(at).toISOString(),
    };
}

function certificatesIn(anchor: string): X509Certificate[] | undefined {
  try {
    return [new X509Certificate(fromBase64url(anchor) ?? new Uint8Array())];
  } catch {
    return undefined;
  }
}
