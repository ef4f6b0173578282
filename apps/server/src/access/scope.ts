import { accessibleBy } from '@casl/prisma/runtime';
import type { Reader } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';
import type { AppAbility, WhereOf } from './ability.ts';
import { type Noun, nounOfSubject } from './nouns.ts';

/** Whose reach it is: a session, or the standing of somebody who is not here. */
export interface Reaching {
  readonly session: { readonly ability: AppAbility };
}

/**
 * No row fulfils it. Not an empty `OR`: alone that finds nothing, but inside an `AND`, where every query puts a scope, the
 * client drops it and finds everything. A table without an office refuses the question, which is as good.
 */
const nothing = { office: { in: [] } };

/**
 * The rows of one table that this person may reach with this verb, as a Prisma `where`. Everything reads through it:
 *
 *   reader.prisma.finding.findMany({ where: { AND: [scope(ctx, 'finding.read', 'Finding'), filters] } })
 *
 * No right gives a condition that no row fulfils, never `undefined`, which Prisma would read as "everything".
 */
export function scope<N extends Noun>(ctx: Reaching, verb: Verb, noun: N): WhereOf<N> {
  const { ability } = ctx.session;
  const allowed = ability.rulesFor(verb, noun).length > 0;
  const where: unknown = allowed ? accessibleBy(ability, verb).ofType(noun) : nothing;
  if (typeof where !== 'object' || where === null || Object.keys(where).length === 0)
    throw new Error(`the row scope of ${verb} on ${noun} says nothing`);
  return where as WhereOf<N>;
}

type FindFirst = (query: { where: object; select: { id: true } }) => Promise<{ id: string } | null>;

/** Whether a subject's row is within reach of the verb that opened the procedure. */
export async function rowInScope(
  ctx: Reaching & { readonly verb: Verb },
  reader: Reader,
  subject: Subject,
): Promise<boolean> {
  const noun = nounOfSubject[subject.type];
  if (noun === undefined) return false;
  const where = { AND: [scope(ctx, ctx.verb, noun), { id: subject.id }] };
  const delegate = `${noun[0]?.toLowerCase()}${noun.slice(1)}` as keyof Reader['prisma'];
  // Every projected table has an `id`; the union of their delegates has no common call signature.
  const table = reader.prisma[delegate] as unknown as { findFirst: FindFirst };
  return (await table.findFirst({ where, select: { id: true } })) !== null;
}
