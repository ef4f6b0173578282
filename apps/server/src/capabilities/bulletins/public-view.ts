import type { Reader } from '@mingcha/db';
import { type BulletinView, Naming, publicEditionOf } from '@mingcha/domain/bulletins';
import { type Frozen, frozenAs } from '../../papers/kept-view.ts';

export interface FrozenPublic extends Frozen<BulletinView> {
  /** Names that the served text says and this one does not. */
  readonly replaced: readonly string[];
  readonly remaining: readonly string[];
}

/** What everybody would read of it, beside what its addressees get; null where it stays inside the administration. */
export async function frozenPublic({ prisma }: Reader, served: BulletinView): Promise<FrozenPublic | null> {
  const row = await prisma.bulletin.findUniqueOrThrow({
    where: { id: served.id },
    select: { office: true, scope: true, naming: true, publicNames: true },
  });
  if (row.scope !== 'public') return null;
  const people = await prisma.person.findMany({
    where: { office: row.office, name: { not: null } },
    select: { name: true },
  });
  const names = [...people.flatMap(({ name }) => name ?? []), ...row.publicNames].map((name) => name.trim());
  const { view, replaced, remaining } = publicEditionOf(served, { naming: Naming.parse(row.naming), names });
  return { ...frozenAs(view), replaced, remaining };
}
