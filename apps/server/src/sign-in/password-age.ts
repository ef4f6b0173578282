import type { PrismaClient } from '@mingcha/db';
import { type Refusal, refusal } from '@mingcha/domain';
import { passwordRules } from './password.ts';

/** Days after which a password is changed at sign-in; 0: never. An office adopts another number as a rule setting. */
export const passwordDaysSetting = 'access.password-days';

const day = 24 * 3_600_000;

/** Why somebody signed in goes no further than the change of their password. */
export interface PasswordDue {
  readonly because: 'one-time' | 'old';
  /** The age that the office allows. */
  readonly days: number;
}

/**
 * Judged by when the session began, not by now: a password that comes of age at noon is changed at the next sign-in, and
 * nobody is interrupted in the middle of a sentence. A session lasts twelve hours at most.
 */
export async function passwordDueOf(
  prisma: Pick<PrismaClient, 'office'>,
  office: string,
  { openedAt }: { readonly openedAt: bigint },
  credential: { readonly setAt: bigint; readonly mustChange: boolean } | null,
): Promise<PasswordDue | null> {
  if (credential === null) return null;
  if (credential.mustChange) return { because: 'one-time', days: passwordRules.days };
  const age = Number(openedAt - credential.setAt);
  if (age < day) return null;
  const row = await prisma.office.findUnique({ where: { id: office }, select: { settings: true } });
  const days = daysIn(row?.settings);
  return days > 0 && age >= days * day ? { because: 'old', days } : null;
}

/** A setting that is no number of days is none: the default stands. */
function daysIn(settings: unknown): number {
  const value =
    typeof settings === 'object' && settings !== null
      ? (settings as Record<string, unknown>)[passwordDaysSetting]
      : undefined;
  return typeof value === 'number' && value >= 0 ? value : passwordRules.days;
}

export const passwordRefusal = ({ because, days }: PasswordDue): Refusal =>
  because === 'one-time' ? refusal('password-must-change') : refusal('password-old', { days });
