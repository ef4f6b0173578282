import type { WriterClass } from '../kind-rule.ts';
import { type Kind, kinds, ruleOf } from '../kinds.ts';
import { lifecycles } from '../lifecycles.ts';
import { type ActingRole, roles } from './roles.ts';

export interface KindWriter {
  readonly writerClass: WriterClass;
  readonly roles: readonly ActingRole[];
}

/** Kinds that are no step of a lifecycle. */
const outside: Partial<Record<Kind, readonly ActingRole[]>> = {
  attested: roles,
  'series.taken': ['planner', 'director', 'scheduler'],
  'lane.opened': ['scheduler'],
  'log.restored': ['scheduler'],
  'log.contradicted': ['scheduler'],
  'log.entries-lost': ['scheduler'],
  'case-key.recovered': ['scheduler'],
  'log.stamped': ['scheduler'],
  'verification.passed': ['scheduler'],
  'verification.failed': ['scheduler'],
  'access-log.anchored': ['scheduler'],
  'access-log.destroyed': ['scheduler'],
  'hold.released': ['director'],
  // The clock writes it where an approved list of destruction took a recording's sealed fields along.
  'fields.erased': ['director', 'privacy', 'scheduler'],
};

const rolesFor = (kind: Kind): readonly ActingRole[] => {
  const rows = Object.values(lifecycles).flatMap((each) =>
    each.transitions.filter((row) => row.kind === kind),
  );
  return [...new Set([...rows.flatMap((row) => row.roles), ...(outside[kind] ?? [])])];
};

/** Which class of writer and which roles each kind may come from. Accept rejects the class, and marks the role. */
export const kindWriters: ReadonlyMap<Kind, KindWriter> = new Map(
  kinds.map((kind) => [kind, { writerClass: ruleOf(kind).writerClass, roles: rolesFor(kind) }]),
);

export function mayWrite(kind: Kind, writerClass: 'tablet' | 'server', held: readonly ActingRole[]): boolean {
  const writer = kindWriters.get(kind);
  return (
    writer !== undefined &&
    (writer.writerClass === 'either' || writer.writerClass === writerClass) &&
    held.some((role) => writer.roles.includes(role))
  );
}
