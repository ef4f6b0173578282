import { fromBase64url, issueToken, type TimeToken, tokenHash } from '@mingcha/journal';
import { ports } from '../journal/ports.ts';
import type { Services } from '../services.ts';

/**
 * The server's word for what time it is, kept before it leaves: an entry quotes it by its hash alone, so only a token that is
 * still here can show what that entry is later than. One insert of one row; nothing is read and nothing waits for another.
 */
export async function giveToken(
  { db, receipts, now }: Pick<Services, 'db' | 'receipts' | 'now'>,
  writer: string,
): Promise<TimeToken> {
  const token = await issueToken(ports, receipts, { writer, at: now() });
  const { alg, key, at, nonce, sig } = token;
  const kept = { hash: tokenHash(ports, token), writer, at, alg, key, nonce };
  await db.prisma.timeToken.create({ data: { ...kept, sig: Buffer.from(fromBase64url(sig) ?? []) } });
  return token;
}
