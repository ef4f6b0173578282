import type { Reader } from '@mingcha/db';
import type { VisitFacts, VisitState } from '@mingcha/domain/visits';

/** A piece that is neither proven here nor set aside stands in the way of the review. */
const provenOrSetAside = ['verified', 'masked', 'mask-checked', 'cleared', 'discarded', 'excluded'];

export async function visitFacts({ prisma }: Reader, { id }: VisitState): Promise<VisitFacts> {
  return {
    evidenceNotVerified: await prisma.evidence.count({
      where: { visit: id ?? '', state: { notIn: provenOrSetAside } },
    }),
  };
}
