import { PackageCase, type PackageScope } from '@mingcha/domain/packages';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { makePackage } from '../../packages/make.ts';
import { reachOf } from '../../packages/reach.ts';
import { refuse } from '../../refused.ts';
import type { MadePackage, MakeOwnPackage, MakePackage } from './schemas.ts';

const nouns = {
  visit: 'Visit',
  finding: 'Finding',
  bulletin: 'Bulletin',
  order: 'Order',
  case: 'AccountabilityCase',
} as const;

/** An identifier of another kind of thing is not there, like any other that is not. */
export function caseOf(type: PackageCase['type'], id: string): PackageCase {
  const read = PackageCase.safeParse({ type, id });
  return read.success ? read.data : refuse('not-found', { subject: type });
}

/** Who may make a package of a case is whoever reads the case there and has the verb for it there. */
export async function mayMake(ctx: SignedIn, about: PackageCase, which: PackageScope): Promise<boolean> {
  const verb = which === 'full' ? 'package.full' : 'package.masked';
  const noun = nouns[about.type];
  const where = { AND: [scope(ctx, verb, noun), reachOf(ctx.session).rows(noun), { id: about.id }] };
  const found = await ctx.services.db.read(({ prisma }): Promise<{ id: string } | null> => {
    switch (about.type) {
      case 'visit':
        return prisma.visit.findFirst({ where: where as WhereOf<'Visit'>, select: { id: true } });
      case 'finding':
        return prisma.finding.findFirst({ where: where as WhereOf<'Finding'>, select: { id: true } });
      case 'bulletin':
        return prisma.bulletin.findFirst({ where: where as WhereOf<'Bulletin'>, select: { id: true } });
      case 'order':
        return prisma.order.findFirst({ where: where as WhereOf<'Order'>, select: { id: true } });
      case 'case':
        return prisma.accountabilityCase.findFirst({
          where: where as WhereOf<'AccountabilityCase'>,
          select: { id: true },
        });
    }
  });
  return found !== null;
}

export async function make(
  ctx: SignedIn,
  input: z.infer<typeof MakePackage>,
): Promise<z.infer<typeof MadePackage>> {
  const { type, id, scope: which, ...asked } = input;
  const about = caseOf(type, id);
  if (!(await mayMake(ctx, about, which))) {
    if (await mayMake(ctx, about, 'masked')) refuse('not-allowed', { verb: 'verb.package.full' });
    refuse('not-found', { subject: type });
  }
  return makePackage(ctx, { ...asked, case: about }, { scope: which, told: false });
}

/** The respondent’s: what was done in their case and when, once its decision has reached them. */
export async function makeOwn(
  ctx: SignedIn,
  { id, ...asked }: z.infer<typeof MakeOwnPackage>,
): Promise<z.infer<typeof MadePackage>> {
  const row = await ctx.services.db.read(({ prisma }) =>
    prisma.accountabilityCase.findFirst({
      where: { AND: [scope(ctx, 'package.own', 'AccountabilityCase'), { id }] },
      select: { person: true, servedPersonAt: true, servedUnitAt: true },
    }),
  );
  if (row === null) refuse('not-found', { subject: 'case' });
  if ((row.person === null ? row.servedUnitAt : row.servedPersonAt) === null) refuse('package.not-served');
  const reach = reachOf(ctx.session, { AccountabilityCase: 'package.own', Appeal: 'appeal.own' });
  return makePackage(ctx, { ...asked, case: { type: 'case', id } }, { scope: 'masked', told: true, reach });
}
