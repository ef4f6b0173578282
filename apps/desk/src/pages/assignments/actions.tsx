import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useSession } from '../../session/session-context.ts';
import type { AssignmentDetail } from './detail.tsx';
import { Reassign } from './reassign.tsx';
import { Release } from './release.tsx';

interface AssignmentActionsProps {
  detail: AssignmentDetail;
  open: ReadonlySet<string>;
}

export function AssignmentActions({ detail, open }: AssignmentActionsProps) {
  const { say } = useWords();
  const { person } = useSession();
  const { assignments } = useTRPC();
  const { assignment } = detail;
  const accept = useMutation(assignments.accept.mutationOptions());
  const decline = useMutation(assignments.decline.mutationOptions());
  const abort = useMutation(assignments.abort.mutationOptions());
  const close = useMutation(assignments.close.mutationOptions());
  const target = { id: assignment.id, expected: assignment.version };
  const form = (what: string) => `assignment.${what}.${assignment.id}`;
  const mine = detail.members.find((member) => member.person === person);
  const asked = mine !== undefined && mine.answer === 'asked';
  return (
    <>
      {open.has('abortAssignment') ? (
        <Decide
          danger
          act={say('desk.assignment.abort')}
          form={form('abort')}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.assignment.abort.line', { count: detail.members.length })]}
          done={say('desk.assignment.aborted')}
          run={({ text }) => abort.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('reassignAssignment') ? <Reassign detail={detail} /> : null}
      {open.has('declineAssignment') && asked ? (
        <Decide
          act={say('desk.assignment.decline')}
          form={form('decline')}
          ask={{ label: say('desk.reason') }}
          done={say('desk.assignment.declined')}
          run={({ text }) => decline.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('acceptAssignment') && asked ? (
        <Decide
          filled
          act={say('desk.assignment.accept')}
          form={form('accept')}
          ask={{
            label: say('desk.assignment.declaration'),
            initial: say('desk.assignment.declaration.text'),
          }}
          done={say('desk.assignment.accepted')}
          run={({ text }) => accept.mutateAsync({ ...target, declaration: text })}
        />
      ) : null}
      {open.has('releaseAssignment') ? <Release detail={detail} /> : null}
      {open.has('closeAssignment') ? (
        <Decide
          filled
          act={say('desk.assignment.close')}
          form={form('close')}
          lines={[say('desk.assignment.close.line', { count: detail.visits.length })]}
          done={say('desk.assignment.closed')}
          run={() => close.mutateAsync(target)}
        />
      ) : null}
    </>
  );
}
