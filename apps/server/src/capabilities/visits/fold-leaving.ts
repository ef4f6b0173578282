import type { Recorded } from '@mingcha/domain';
import type { SelfTest } from '@mingcha/domain/visits';
import { type Draft, lost, open } from '../folding.ts';

type Member = Draft<'VisitMember'>;

interface Leaving {
  readonly row: Draft<'Visit'>;
  readonly members: Map<string, Member>;
  readonly covers: Draft<'VisitCover'>[];
}

/** What happened around the door: who may go in, with what tablet, until when, and who was told who they are. */
export function leaving({ row, members, covers }: Leaving, entry: Recorded): void {
  switch (entry.kind) {
    case 'visit.declared':
      change(members, entry.payload.person, { declaredAt: entry.at });
      return;
    case 'visit.recused': {
      const { person, ground } = entry.payload;
      change(members, person, { recusedAt: entry.at, ground: open(ground), erased: lost(ground) });
      return;
    }
    case 'visit.tested':
      row.tested = entry.payload satisfies SelfTest;
      row.testedAt = entry.at;
      return;
    case 'visit.back-extended':
      row.dueBack = entry.payload.dueBack;
      row.backExtendedAt = entry.at;
      row.backReason = entry.payload.reason;
      row.alarmedAt = null;
      return;
    case 'visit.cover-dropped': {
      const { before, letter, position } = entry.payload;
      covers.push({
        id: `${row.id}/cover/${covers.length}`,
        subjectId: row.id,
        office: row.office,
        visit: row.id,
        droppedAt: entry.at,
        droppedBy: entry.actor.person,
        before,
        letter,
        lat7: position?.lat7 ?? null,
        lon7: position?.lon7 ?? null,
        accuracy: position?.accuracyCm ?? null,
      });
      return;
    }
    default:
      return;
  }
}

function change(members: Map<string, Member>, person: string, said: Partial<Member>): void {
  const member = members.get(person);
  if (member !== undefined) members.set(person, { ...member, ...said });
}
