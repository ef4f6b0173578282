import type { Reader } from '@mingcha/db';
import type { RecordingMode } from '@mingcha/domain';
import type { AssignmentFacts, AssignmentState } from '@mingcha/domain/plans';
import { recusalFacts } from './recusal-facts.ts';

/** Nothing more comes from the field for these. */
const visitOver = ['submitted', 'reviewed', 'locked', 'aborted', 'invalidated'];

/** What deciding on an assignment needs to know; before it exists, what is asked for says which plan and team are meant. */
export function assignmentFacts(
  office: string,
  asked: { readonly plan?: string; readonly members?: readonly string[] } = {},
) {
  return async (reader: Reader, state: AssignmentState): Promise<AssignmentFacts> => {
    const { prisma } = reader;
    const id = asked.plan ?? state.fields?.plan ?? '';
    const members = [...(asked.members ?? []), ...(state.fields?.members ?? [])];
    const assignment = state.id ?? '';
    const [plan, units, recusal, total, open] = await Promise.all([
      prisma.plan.findFirst({ where: { id, office } }),
      prisma.planUnit.findMany({ where: { plan: id, office }, select: { unit: true } }),
      recusalFacts(reader, office, members),
      prisma.visit.count({ where: { assignment } }),
      prisma.visit.count({ where: { assignment, state: { notIn: visitOver } } }),
    ]);
    return {
      plan: {
        status: plan?.state ?? 'none',
        units: units.map((each) => each.unit),
        modes: (plan?.modes ?? []) as RecordingMode[],
        from: plan?.fromDay ?? '',
        to: plan?.toDay ?? '',
      },
      recusal,
      visits: { total, open },
    };
  };
}
