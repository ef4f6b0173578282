import type { PackageCase } from '@mingcha/domain/packages';
import type { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { namesOf } from '../registry/queries.ts';
import { mayMake } from './commands.ts';
import { PackagesDetail } from './schemas.ts';

/** What may be made of this case by whoever asks, and what was made of it before, by anybody. */
export async function packagesOf(ctx: SignedIn, about: PackageCase): Promise<z.infer<typeof PackagesDetail>> {
  const [masked, full] = await Promise.all([mayMake(ctx, about, 'masked'), mayMake(ctx, about, 'full')]);
  if (!masked && !full) refuse('not-found', { subject: about.type });
  return ctx.services.db.read(async (reader) => {
    const { office } = ctx.session;
    const rows = await reader.prisma.casePackage.findMany({
      where: { office, caseType: about.type, caseId: about.id },
      orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
      take: 100,
    });
    const { scopes, rows: shown } = PackagesDetail.omit({ names: true }).parse({
      scopes: [...(full ? ['full'] : []), ...(masked ? ['masked'] : [])],
      rows: rows.map(({ originals, madeAt, brokenAt, ...row }) => ({
        ...row,
        originals: originals.length,
        madeAt: Number(madeAt),
        brokenAt: brokenAt === null ? null : Number(brokenAt),
      })),
    });
    return {
      scopes,
      rows: shown,
      names: await namesOf(reader, office, [...new Set(shown.map((row) => row.madeBy))]),
    };
  });
}
