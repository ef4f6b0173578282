import type { Style } from '../findings/finding-kinds.ts';

/** The sections in which findings are printed, in the order of printing: what was done well first, then what was found, by style. */
export const bulletinSections = ['PRAISE', 'LAZY', 'SLOW', 'LOW', 'POOR', 'other'] as const;
export type BulletinSection = (typeof bulletinSections)[number];

/** Where a finding is printed. Its style was confirmed, so nobody chooses its section; one outside the four styles stands last. */
export const sectionOf = (style: Style | null): BulletinSection => style ?? 'other';

/**
 * The order of printing. Few problems are told one after the other as they stand in the draft, many are grouped by style: in
 * this order both read alike, so that what is seen while composing is what is printed.
 */
export const inPrintOrder = <F extends { readonly style: Style | null }>(
  findings: readonly F[],
): readonly F[] =>
  bulletinSections.flatMap((section) => findings.filter(({ style }) => sectionOf(style) === section));
