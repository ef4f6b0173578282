import { type BulletinSection, bulletinSections, sectionOf } from '@mingcha/domain/bulletins';
import type { Style } from '@mingcha/domain/findings';

/** Which style a finding was confirmed in; null outside the four, or while it is being read. */
export type StyleOf = (id: string) => Style | null;

export interface Place {
  readonly section: BulletinSection;
  /** Counted from 1. */
  readonly at: number;
  readonly of: number;
}

/** The findings by section, in the order of printing; empty sections are left out. */
export const sectionsOf = (
  ids: readonly string[],
  styleOf: StyleOf,
): readonly (readonly [BulletinSection, readonly string[]])[] =>
  bulletinSections
    .map((section) => [section, ids.filter((id) => sectionOf(styleOf(id)) === section)] as const)
    .filter(([, within]) => within.length > 0);

/** The order of printing, which is the order that is kept. */
export const printed = (ids: readonly string[], styleOf: StyleOf): readonly string[] =>
  sectionsOf(ids, styleOf).flatMap(([, within]) => within);

const sameSection = (one: string, other: string, styleOf: StyleOf): boolean =>
  sectionOf(styleOf(one)) === sectionOf(styleOf(other));

/** At the end of its own section. */
export const added = (ids: readonly string[], id: string, styleOf: StyleOf): readonly string[] =>
  printed(ids.includes(id) ? ids : [...ids, id], styleOf);

/** To where another one stands; null where that is another section, which nobody chooses. */
export function movedTo(
  ids: readonly string[],
  id: string,
  target: string,
  styleOf: StyleOf,
): readonly string[] | null {
  if (!sameSection(id, target, styleOf)) return null;
  const order = added(ids, id, styleOf);
  const [from, to] = [order.indexOf(id), order.indexOf(target)];
  if (to === -1) return order;
  const rest = order.filter((each) => each !== id);
  // Moved down it comes to stand behind, moved up before what stood there; a new one comes before.
  const at = rest.indexOf(target) + (ids.includes(id) && from < to ? 1 : 0);
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}

/** One place up or down within its section; null at the edge. */
export function stepped(
  ids: readonly string[],
  id: string,
  step: 1 | -1,
  styleOf: StyleOf,
): readonly string[] | null {
  const order = printed(ids, styleOf);
  const target = order[order.indexOf(id) + step];
  return target === undefined ? null : movedTo(order, id, target, styleOf);
}

/** The number it is printed under: what was done well is counted by itself, what was found through all styles. */
export function placeOf(ids: readonly string[], id: string, styleOf: StyleOf): Place | null {
  if (!ids.includes(id)) return null;
  const isPraise = styleOf(id) === 'PRAISE';
  const chapter = printed(ids, styleOf).filter((each) => (styleOf(each) === 'PRAISE') === isPraise);
  return { section: sectionOf(styleOf(id)), at: chapter.indexOf(id) + 1, of: chapter.length };
}
