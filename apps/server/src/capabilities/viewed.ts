import type { SubjectType } from '@mingcha/domain';
import type { SignedIn } from '../context.ts';

/** Looking at one thing by name is a line in the access log, on disk before the answer leaves. */
export async function viewed<T>(ctx: SignedIn, noun: SubjectType, target: string, answer: T): Promise<T> {
  const { office, person, seat } = ctx.session;
  await ctx.services.accessLog.record({ office, person, seat, action: 'viewed', noun, target, facts: {} });
  return answer;
}
