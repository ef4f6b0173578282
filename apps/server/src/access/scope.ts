import { accessibleBy } from '@casl/prisma';
import type { Verb } from '@mingcha/domain/access';
import type { SignedIn } from '../context.ts';
import type { Noun, WhereOf } from './ability.ts';

/**
 * The rows of one noun that this person may reach with this verb, as a Prisma `where`. Everything reads through it:
 *
 *   reader.prisma.finding.findMany({ where: { AND: [scope(ctx, 'finding.read', 'Finding'), filters] } })
 *
 * No right gives a condition that no row fulfils, never `undefined`, which Prisma would read as "everything".
 */
export function scope<N extends Noun>(ctx: SignedIn, verb: Verb, noun: N): WhereOf<N> {
  const where = accessibleBy(ctx.session.ability, verb).ofType(noun);
  if (where === undefined || where === null) throw new Error(`row scope of ${verb} on ${noun} is empty`);
  return where as WhereOf<N>;
}
