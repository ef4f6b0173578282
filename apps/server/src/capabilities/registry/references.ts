import type { TaxonomyAxis } from '@mingcha/domain/registry';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { plain } from '../plain.ts';
import type { AdoptedTaxonomy, CalendarYears, OfficeRow, UnitTree } from './schemas.ts';

const newest = [{ adoptedAt: 'desc' as const }, { id: 'desc' as const }];

/** Parents before children, siblings by code; a unit whose parent is not visible stands at the top. */
export function unitTree(ctx: SignedIn): Promise<z.infer<typeof UnitTree>> {
  return ctx.services.db.read(async ({ prisma }) => {
    const units = await prisma.unit.findMany({
      where: scope(ctx, ctx.verb, 'Unit'),
      orderBy: [{ code: 'asc' }, { id: 'asc' }],
    });
    const known = new Set(units.map((unit) => unit.id));
    const children = Map.groupBy(units, ({ parent }) => (parent !== null && known.has(parent) ? parent : ''));
    const placed: z.infer<typeof UnitTree> = [];
    const place = (parent: string, depth: number): void => {
      for (const unit of children.get(parent) ?? []) {
        placed.push({ ...unit, depth } as z.infer<typeof UnitTree>[number]);
        place(unit.id, depth + 1);
      }
    };
    place('', 0);
    return placed;
  });
}

export function calendarYears(ctx: SignedIn): Promise<z.infer<typeof CalendarYears>> {
  return ctx.services.db.read(async ({ prisma }) => {
    const loadings = await prisma.calendar.findMany({
      where: scope(ctx, ctx.verb, 'Calendar'),
      orderBy: [{ year: 'asc' }, { loadedAt: 'asc' }, { id: 'asc' }],
    });
    const standing = new Map(plain(loadings).map((loading) => [loading.year, loading]));
    return [...standing.values()];
  });
}

export function currentTaxonomy(ctx: SignedIn): Promise<z.infer<typeof AdoptedTaxonomy>> {
  return ctx.services.db.read(async ({ prisma }) => {
    const row = await prisma.taxonomy.findFirst({ where: scope(ctx, ctx.verb, 'Taxonomy'), orderBy: newest });
    return row && { ...row, adoptedAt: Number(row.adoptedAt), axes: row.axes as unknown as TaxonomyAxis[] };
  });
}

export function ownOffice(ctx: SignedIn): Promise<z.infer<typeof OfficeRow>> {
  return ctx.services.db.read(async ({ prisma }) => {
    const row = await prisma.office.findUnique({ where: { id: ctx.session.office } });
    if (row === null) refuse('not-found', { subject: 'office' });
    return { ...row, settings: row.settings as Record<string, string | number | boolean> };
  });
}
