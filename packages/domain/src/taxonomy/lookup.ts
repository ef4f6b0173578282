import type { TaxonomyAxis } from '../registry/registry-kinds.ts';
import type { Taxonomy } from './taxonomy.ts';
import { taxonomy2026 } from './taxonomy-2026.ts';

export type TaxonomyCode = TaxonomyAxis['groups'][number]['codes'][number];
export type TaxonomyGroup = TaxonomyAxis['groups'][number];

/** Every version this build ships; an office adopts one by an entry and may adopt its own. */
export const shippedTaxonomies: readonly Taxonomy[] = [taxonomy2026];

export const groupsOf = (taxonomy: Taxonomy, axis: string): readonly TaxonomyGroup[] =>
  taxonomy.axes.find((each) => each.axis === axis)?.groups ?? [];

/** The code under one of the five keys of the style axis. */
export const codeIn = (taxonomy: Taxonomy, style: string, code: string): TaxonomyCode | null =>
  groupsOf(taxonomy, 'STYLE')
    .find((group) => group.code === style)
    ?.codes.find((each) => each.code === code) ?? null;

export const codesOf = (taxonomy: Taxonomy, style: string): readonly TaxonomyCode[] =>
  groupsOf(taxonomy, 'STYLE').find((group) => group.code === style)?.codes ?? [];

const referralCodes = new Set(
  shippedTaxonomies.flatMap((taxonomy) =>
    taxonomy.axes.flatMap((axis) =>
      axis.groups.flatMap((group) =>
        group.codes.filter((each) => each.raises === 'referral').map((each) => each.code),
      ),
    ),
  ),
);

/** Fold has no taxonomy at hand, so the meaning of a code may never differ between versions. */
export const raisesReferral = (code: string | null | undefined, also: readonly string[] = []): boolean =>
  [code, ...also].some((each) => typeof each === 'string' && referralCodes.has(each));

/** A code of an axis other than style, such as a fee abuse or a place of blockage. */
export const isFurtherCode = (taxonomy: Taxonomy, code: string): boolean =>
  taxonomy.axes
    .filter((axis) => axis.axis !== 'STYLE')
    .some((axis) => axis.groups.some((group) => group.codes.some((each) => each.code === code)));
