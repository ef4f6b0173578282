import { createHmac, timingSafeEqual } from 'node:crypto';
import { plainCode } from '@mingcha/journal';
import type { Services } from '../../services.ts';
import { newEnrolmentCode } from '../access/enrolment-code.ts';

const digest = (key: Uint8Array, code: string) =>
  createHmac('sha256', key)
    .update(`setup\n${plainCode(code)}`)
    .digest('hex');

/**
 * While no office is founded: a new one-time code, for the console alone. Whoever reaches the page first is nobody in
 * particular; whoever reads the console is the operator. Null once an office stands.
 */
export async function issueSetupCode({ db, secrets, random, now }: Services): Promise<string | null> {
  if ((await db.prisma.office.count()) > 0) return null;
  const code = newEnrolmentCode(random);
  const row = { code: digest(secrets.session, code), madeAt: BigInt(now()) };
  await db.prisma.setupCode.upsert({ where: { id: 1 }, create: { id: 1, ...row }, update: row });
  return code;
}

export async function isSetupCode({ db, secrets }: Services, code: string): Promise<boolean> {
  const row = await db.prisma.setupCode.findUnique({ where: { id: 1 } });
  const given = Buffer.from(digest(secrets.session, code));
  const right = Buffer.from(row?.code ?? '');
  return given.length === right.length && timingSafeEqual(given, right);
}
