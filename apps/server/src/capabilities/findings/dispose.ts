import type { Subject } from '@mingcha/domain';
import { findingLifecycle } from '@mingcha/domain/findings';
import type { Together } from '../../act.ts';
import { findingFacts } from './facts.ts';

export const findingSubjects = (ids: readonly string[]): Subject[] =>
  [...new Set(ids)].map((id) => ({ type: 'finding', id }));

/**
 * What became of them, as a consequence in the same transaction: their subjects are locked with the rest. A finding that
 * is closed already has come to its end by something else and is not opened again by being told of once more.
 */
export async function disposeFindings(
  { reader, actAsOffice }: Together,
  findings: readonly Subject[],
  by: string,
): Promise<void> {
  const rows = await reader.prisma.finding.findMany({
    where: { id: { in: findings.map(({ id }) => id) }, state: { in: ['confirmed', 'disposed'] } },
    select: { id: true, disposals: true },
  });
  const open = rows.filter(({ disposals }) => !disposals.includes(by)).map(({ id }) => id);
  for (const subject of findings.filter(({ id }) => open.includes(id)))
    await actAsOffice({
      lifecycle: findingLifecycle,
      subject,
      command: { type: 'disposeFinding', by },
      facts: findingFacts,
    });
}
