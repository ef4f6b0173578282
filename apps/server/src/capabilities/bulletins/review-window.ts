import type { Reader } from '@mingcha/db';
import type { BulletinFacts } from '@mingcha/domain/bulletins';
import { deadlineAfter } from '@mingcha/domain/calendar';
import { reviewDays } from '@mingcha/domain/dispatches';
import { calendarOfOffice } from '../office-time.ts';

/** Until a result is carried out, what it is about may change. */
const pending = ['filed', 'supplement-asked', 'accepted', 'reviewing', 'decided', 'served'];

export type ReviewWindow = NonNullable<BulletinFacts['reviewWindow']>;

/**
 * Until when a unit may have reviewed what a bulletin tells of it: the last day of the conclusions that its findings stand in. One
 * that lies unserved counts as served today; of a finding in no conclusion the unit learned by this bulletin, on the day of its issue.
 */
export async function reviewWindowOf(
  reader: Reader,
  bulletin: { readonly id: string; readonly office: string; readonly issuedAt: number | bigint | null },
  now: number,
): Promise<ReviewWindow> {
  const { prisma } = reader;
  const { id, office, issuedAt } = bulletin;
  const links = await prisma.bulletinFinding.findMany({ where: { bulletin: id }, select: { finding: true } });
  const findings = links.map(({ finding }) => finding);
  const conclusions = await prisma.dispatch.findMany({
    where: {
      office,
      form: 'conclusion',
      findings: { hasSome: findings },
      state: { in: ['issued', 'served'] },
    },
    select: { id: true, findings: true, reviewDay: true },
  });
  const calendar = await calendarOfOffice(reader, office);
  const lastDay = (from: number) => deadlineAfter(calendar, from, reviewDays, 'days').day;
  const days = conclusions.map(({ reviewDay }) => reviewDay ?? lastDay(now));
  const concluded = new Set(conclusions.flatMap((one) => one.findings));
  if (findings.some((finding) => !concluded.has(finding))) days.push(lastDay(Number(issuedAt ?? now)));
  const about = [id, ...conclusions.map((one) => one.id)];
  return {
    until: days.sort().at(-1) ?? null,
    pending: await prisma.appeal.count({ where: { office, aboutId: { in: about }, state: { in: pending } } }),
  };
}
