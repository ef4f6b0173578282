import type { Ability } from '@casl/ability';
import { createPrismaAbility, type PrismaQueryOf, type WhereInputOf } from '@casl/prisma/runtime';
import type { Prisma } from '@mingcha/db';
import { matrix, type Scope, type Verb } from '@mingcha/domain/access';
import { caseRows, caseVeil } from './case-rows.ts';
import { type Noun, nounsOf } from './nouns.ts';
import { rowsOfPass, withinPass } from './pass-reach.ts';
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
          const conditions = limited(standing, verb, noun, rowsWithin(reach, noun, verb, standing));
          if (conditions !== null) rules.push({ action: verb, subject: noun, conditions });
        }
  // Conditions are built by table name; CASL's own types want them as one literal for each table.
  return createPrismaAbility(rules as never) as unknown as AppAbility;
}

/** Whether any role gives this verb in any reach: whether the door opens at all. */
export const mayEver = (standing: Pick<Standing, 'roles' | 'pass'>, verb: Verb): boolean =>
  (standing.pass === undefined || withinPass(standing.pass, verb)) &&
  standing.roles.some((role) =>
    Object.values(matrix[role]).some((verbs: readonly Verb[]) => verbs.includes(verb)),
  );

/** The widest reach of a verb, for answers that differ by it (headers without content). */
export { scopeOf as reachOf } from '@mingcha/domain/access';

/** Rows of one table within a reach; null where the reach has no meaning for the table, which is nothing at all. */
function rowsWithin(reach: Scope, noun: Noun, verb: Verb, who: Standing): Record<string, unknown> | null {
  if (noun === 'AccountabilityCase' || noun === 'Appeal') return caseRows(noun, reach, verb, who);
  const plain = officeRows(reach, noun, who);
  const secret = plain === null ? null : caseVeil(noun, reach, who);
  const rows = secret === null ? plain : { AND: [plain, secret] };
  const veil = rows === null ? undefined : veils[noun]?.(who.veiled.all);
  // Whoever sits in the unit itself reads nothing of a look-back, though they were an inspector too.
  if (noun === 'LookBack') return { AND: [rows, { unit: { notIn: [...who.units] } }] };
  const open = sealedOff[noun] === undefined || rows === null ? rows : { AND: [rows, sealedOff[noun]] };
  // What was referred is nowhere for whoever does not hold it: in no list, count or search, whatever the role.
  return veil === undefined || who.veiled.all.length === 0 ? open : { AND: [open, veil] };
}

/** Of what a role reaches, a one-time code reaches the rows of its own subject, by the rights that speak of it. */
function limited({ pass }: Standing, verb: Verb, noun: Noun, rows: Record<string, unknown> | null) {
  if (rows === null || pass === undefined) return rows;
  const only = withinPass(pass, verb) ? rowsOfPass(pass, noun) : null;
  return only && { AND: [rows, only] };
}

/**
 * Headers of notes on who spoke for whom: that there is one says already too much. The one role that reads the notes reads
 * them on their own page, and no header anywhere. Verifying counts them all the same.
 */
const noNotes = { subjectType: { not: 'intercession' } };
const sealedOff: Partial<Record<Noun, Record<string, unknown>>> = {
  Entry: noNotes,
  Held: noNotes,
};

type Veil = (ids: readonly string[]) => Record<string, unknown>;
const byOwnId: Veil = (ids) => ({ id: { notIn: [...ids] } });
const byAbout: Veil = (ids) => ({ aboutId: { notIn: [...ids] } });
const bySubject: Veil = (ids) => ({ subjectId: { notIn: [...ids] } });

/** Every table that names a finding, what proves it or who was heard about it. */
const veils: Partial<Record<Noun, Veil>> = {
  Finding: byOwnId,
  Evidence: byOwnId,
  Confirmation: byOwnId,
  Paper: byAbout,
  Pass: byAbout,
  Hold: byAbout,
  Entry: bySubject,
  Held: bySubject,
  Contradiction: bySubject,
  Notice: bySubject,
  AccessLog: (ids) => ({ OR: [{ target: null }, { target: { notIn: [...ids] } }] }),
};

function officeRows(reach: Scope, noun: Noun, who: Standing): Record<string, unknown> | null {
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
  Confirmation: ({ visits }) => ({ visit: { in: [...visits] } }),
  Assignment: ({ assignments }) => ({ id: { in: [...assignments] } }),
  Plan: ({ plans }) => ({ id: { in: [...plans] } }),
};

/** A sheet that was taken back before it reached anybody was never put before them. */
const delivered = { NOT: { state: 'withdrawn', servedAt: null } };

/** What was signed and printed; a draft is the office's own business. Receiving it here is the unit's own act. */
const sent = { sha256: { not: null } };

const unit: Narrowing = {
  Leave: ({ units }) => ({ unit: { in: [...units] } }),
  Order: ({ units }) => ({ unit: { in: [...units] }, ...sent }),
  Dispatch: ({ units }) => ({ addressees: { hasSome: [...units] }, issuedAt: { not: null } }),
  Confirmation: ({ units }) => ({ unit: { in: [...units] }, person: null, ...delivered }),
  Bulletin: ({ bulletins }) => ({ id: { in: [...bulletins] } }),
};

const own: Narrowing = {
  Confirmation: ({ person }) => ({ person, ...delivered }),
  // Whoever was named a holder of a referral, whatever else they may see.
  Finding: ({ person }) => ({ holders: { has: person } }),
  Evidence: ({ veiled }) => ({ id: { in: [...veiled.held] } }),
  Assignment: ({ assignments }) => ({ id: { in: [...assignments] } }),
  Bulletin: ({ person }) => ({ drafter: person }),
  Dispatch: ({ person }) => ({ drafters: { has: person } }),
  Person: ({ person }) => ({ id: person }),
  PersonKey: ({ person }) => ({ person }),
  Relation: ({ person }) => ({ person }),
  Notice: ({ person }) => ({ person }),
  Leave: ({ person }) => ({ OR: [{ person }, { deputy: person }] }),
  Handover: ({ person }) => ({ OR: [{ giver: person }, { taker: person }] }),
};
