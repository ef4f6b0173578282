import { Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';

interface RelationNotesProps {
  unit: string | null;
  members: readonly string[];
}

/** Declared relations of those chosen with the place they would go to: seen before anybody is asked. */
export function RelationNotes({ unit, members }: RelationNotesProps) {
  const { say } = useWords();
  const query = useQuery(
    useTRPC().registry.relations.list.queryOptions(
      { unit: unit ?? '', limit: 100 },
      { enabled: unit !== null, staleTime: 60_000 },
    ),
  );
  const concerned = (query.data?.rows ?? []).filter((relation) => members.includes(relation.person));
  if (concerned.length === 0) return null;
  return (
    <div className="mc-stack" role="status">
      {concerned.map((relation) => (
        <span key={relation.id}>
          <Tag tone="attention" label={say('desk.assignment.mustRecuse')} />{' '}
          {say('desk.assignment.relation', {
            person: query.data?.names[relation.person] ?? '',
            nature: relation.nature ?? say('ui.erased'),
          })}
        </span>
      ))}
    </div>
  );
}
