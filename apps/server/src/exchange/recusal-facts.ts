import type { Reader } from '@mingcha/db';
import type { RecusalFacts } from '@mingcha/domain/plans';

/** Who stands near which unit, as the registry says it now. */
export async function readRecusalFacts(reader: Reader, office: string): Promise<RecusalFacts> {
  const [people, relations] = await Promise.all([
    reader.prisma.person.findMany({
      where: { office, inspector: true },
      select: { id: true, homeUnit: true, secondedFrom: true },
    }),
    reader.prisma.relation.findMany({ where: { office }, select: { person: true, unit: true } }),
  ]);
  return {
    appointments: people.map(({ id, homeUnit, secondedFrom }) => ({
      person: id,
      homeUnit,
      secondedFrom: secondedFrom ?? undefined,
    })),
    relations: relations.map(({ person, unit }) => ({ person, unit: unit ?? undefined })),
  };
}
