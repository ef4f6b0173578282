import type { PureAbility } from '@casl/ability';
import type { PrismaQueryOf, WhereInputOf } from '@casl/prisma/runtime';
import type { Prisma } from '@mingcha/db';
import type { Verb } from '@mingcha/domain/access';

/** A noun is a projected table. */
export type Noun = Prisma.ModelName;
export type WhereOf<N extends Noun> = WhereInputOf<Prisma.TypeMap, N>;
export type AppAbility = PureAbility<[Verb, Noun], PrismaQueryOf<Prisma.TypeMap>>;

/** Whether this person holds the verb in any scope at all. */
export function mayEver(ability: AppAbility, verb: Verb): boolean {
  return ability.rules.some((rule) => !rule.inverted && [rule.action].flat().includes(verb));
}
