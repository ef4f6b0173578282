import type { Ability } from '@casl/ability';
import { createPrismaAbility, type PrismaQueryOf, type WhereInputOf } from '@casl/prisma/runtime';
import type { Prisma } from '@mingcha/db';
import { matrix, type Scope, type Verb } from '@mingcha/domain/access';
import { type Noun, nounsOf } from './nouns.ts';
import type { Standing } from './standing.ts';

export type WhereOf<N extends Noun> = Exclude<WhereInputOf<Prisma.TypeMap, N>, typeof Prisma.skip>;
export type AppAbility = Ability<[Verb, Noun], PrismaQueryOf<Prisma.TypeMap>>;

type Rule = { action: Verb; subject: Noun; conditions: Record<string, unknown> };

/**
 * Who may do and see what, compiled from the domain's matrix: a rule for each verb, table and reach. What has no rule
 * here is not allowed.
 */
export function abilityOf(standing: Standing): AppAbility {
  const rules: Rule[] = [];
  for (const role of standing.roles)
    for (const [reach, verbs] of Object.entries(matrix[role]) as [Scope, readonly Verb[]][])
      for (const verb of verbs)
        for (const noun of nounsOf(verb)) {
          const conditions = rowsWithin(reach, noun, standing);
          if (conditions !== null) rules.push({ action: verb, subject: noun, conditions });
        }
  // Conditions are built by table name; CASL's own types want them as one literal for each table.
  return createPrismaAbility(rules as never) as unknown as AppAbility;
}

/** Whether any role gives this verb in any reach: whether the door opens at all. */
export const mayEver = (standing: Pick<Standing, 'roles'>, verb: Verb): boolean =>
  standing.roles.some((role) =>
    Object.values(matrix[role]).some((verbs: readonly Verb[]) => verbs.includes(verb)),
  );

/** The widest reach of a verb, for answers that differ by it (headers without content). */
export { scopeOf as reachOf } from '@mingcha/domain/access';

/** Rows of one table within a reach; null where the reach has no meaning for the table, which is nothing at all. */
function rowsWithin(reach: Scope, noun: Noun, who: Standing): Record<string, unknown> | null {
  const { office } = who;
  // Attempts under a name that nobody bears belong to no office.
  const whole = noun === 'AccessLog' ? { office: { in: [office, ''] } } : { office };
  if (reach === 'office' || reach === 'headers') return whole;
  const within = reach === 'team' ? team : reach === 'unit' ? unit : reach === 'own' ? own : {};
  const narrower = within[noun]?.(who);
  return narrower === undefined ? null : { ...whole, ...narrower };
}

type Narrowing = Partial<Record<Noun, (who: Standing) => Record<string, unknown>>>;

const team: Narrowing = {
  Visit: ({ visits }) => ({ id: { in: [...visits] } }),
  Finding: ({ visits }) => ({ visit: { in: [...visits] } }),
  Evidence: ({ visits }) => ({ visit: { in: [...visits] } }),
  Assignment: ({ assignments }) => ({ id: { in: [...assignments] } }),
  Plan: ({ plans }) => ({ id: { in: [...plans] } }),
};

const unit: Narrowing = {
  Bulletin: ({ bulletins }) => ({ id: { in: [...bulletins] } }),
};

const own: Narrowing = {
  Assignment: ({ assignments }) => ({ id: { in: [...assignments] } }),
  Bulletin: ({ person }) => ({ drafter: person }),
  Person: ({ person }) => ({ id: person }),
  PersonKey: ({ person }) => ({ person }),
  Relation: ({ person }) => ({ person }),
};
