import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { useBackFields } from '../../parts/back-fields.tsx';
import { Decide } from '../../parts/decide.tsx';
import type { AssignmentDetail } from './detail.tsx';
import { usuallyBack } from './usually-back.ts';

/** Handing a task over says when its team must have been heard of: that hour stands on the card, and past it an alarm is raised. */
export function Release({ detail }: { detail: AssignmentDetail }) {
  const { say } = useWords();
  const { assignment, members } = detail;
  const release = useMutation(useTRPC().assignments.release.mutationOptions());
  const { dueBack, fields } = useBackFields((zone) => usuallyBack(assignment.toDay, zone, Date.now()));
  return (
    <Decide
      filled
      act={say('desk.assignment.release')}
      form={`assignment.release.${assignment.id}`}
      lines={[
        say('desk.assignment.release.line', { count: members.length }),
        say('desk.assignment.release.back'),
      ]}
      done={say('desk.assignment.released')}
      disabled={dueBack === null}
      run={() =>
        release.mutateAsync({
          id: assignment.id,
          expected: assignment.version,
          ...(dueBack === null ? {} : { dueBack }),
        })
      }
    >
      {fields}
    </Decide>
  );
}
