import type { Reader } from '@mingcha/db';
import { formRules, holdsOne } from '@mingcha/domain/dispatches';
import type { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { namesOf } from '../registry/queries.ts';
import type { DispatchDetail, OwedNotices } from './schemas.ts';
import type { DispatchRow } from './view.ts';
import { type WithdrawnDocument, withdrawnBy, withdrawnDocument } from './withdrawn.ts';

const select = { id: true, reason: true } as const;
const orderBy = { changedAt: 'asc' } as const;

/**
 * Revoked after it went out, and told to nobody by a notice yet: a leader who takes a document back does not wait for paper, and
 * the paper is owed from then on. A notice that waits for its signature does not tell it.
 */
export async function owedTo({ prisma }: Reader, office: string) {
  const [bulletins, orders, dispatches, notices] = await Promise.all([
    prisma.bulletin.findMany({
      where: { office, state: 'revoked', issuedAt: { not: null } },
      select,
      orderBy,
    }),
    prisma.order.findMany({ where: { office, state: 'revoked', issuedAt: { not: null } }, select, orderBy }),
    prisma.dispatch.findMany({
      where: { office, state: 'revoked', issuedAt: { not: null }, withdraws: null },
      select,
      orderBy,
    }),
    prisma.dispatch.findMany({
      where: { office, withdraws: { not: null }, state: { not: 'revoked' } },
      select: { id: true, withdraws: true, signedAt: true },
    }),
  ]);
  const noticeOf = new Map(notices.map((notice) => [notice.withdraws, notice]));
  return [...bulletins, ...orders, ...dispatches]
    .filter(({ id }) => noticeOf.get(id)?.signedAt == null)
    .map((row) => ({ ...row, draft: noticeOf.get(row.id)?.id ?? null }));
}

/** The list behind that number. Whoever led a team drafts conclusions, and does not read what the office issued. */
export async function owedNotices({ services, session }: SignedIn): Promise<z.infer<typeof OwedNotices>> {
  const { office, roles } = session;
  if (!holdsOne(roles, formRules.withdrawal.drafters)) return [];
  return services.db.read(async (reader) => {
    const owed = [];
    for (const { id, reason, draft } of await owedTo(reader, office)) {
      const found = await withdrawnDocument(reader, office, withdrawnBy(id));
      const line = found && lineOf(found);
      if (found === null || line === null) continue;
      const names = await namesOf(reader, office, [...found.addressees]);
      const to = [...found.addressees.flatMap((unit) => names[unit] ?? []), ...found.readers];
      owed.push({ ...line, reason, draft, secrecy: found.secrecy, to });
    }
    return owed;
  });
}

const lineOf = ({ of, kind, number, title }: WithdrawnDocument) =>
  kind === null ? null : { type: of.type, id: of.id, kind, number, title };

/** Of a notice: what it says no longer stands. */
export async function withdrawnLine(
  reader: Reader,
  { office, withdraws }: DispatchRow,
): Promise<z.infer<typeof DispatchDetail>['withdraws']> {
  if (withdraws === null) return null;
  const found = await withdrawnDocument(reader, office, withdrawnBy(withdraws));
  return found && lineOf(found);
}
