import { Textarea } from '@mantine/core';
import { visitLifecycle } from '@mingcha/domain/visits';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { useSession } from '../../session/session-context.ts';
import type { VisitDetail } from './detail.tsx';
import { ExtendBack } from './extend-back.tsx';

/** Review, return with points, lock, invalidate, waive the covert round: what this reader may decide about a visit. */
export function VisitActions({ detail }: { detail: VisitDetail }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const { roles } = useSession();
  const { visit } = detail;
  const review = useMutation(trpc.visits.review.mutationOptions());
  const sendBack = useMutation(trpc.visits.return.mutationOptions());
  const lock = useMutation(trpc.visits.lock.mutationOptions());
  const invalidate = useMutation(trpc.visits.invalidate.mutationOptions());
  const waive = useMutation(trpc.visits.waiveCovert.mutationOptions());
  const points = useDraft(`visit.return.points.${visit.id}`, '');
  const open = commandsOpen(visitLifecycle, visit.state, roles);
  const target = { id: visit.id, expected: visit.version };
  const counts = { findings: detail.findings.length, evidence: detail.evidence.length };
  return (
    <>
      {open.has('invalidateVisit') ? (
        <Decide
          danger
          act={say('desk.visit.invalidate')}
          form={`visit.invalidate.${visit.id}`}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.visit.invalidate.line', counts)]}
          done={say('desk.visit.invalidated')}
          run={({ text }) => invalidate.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('waiveCovert') && !visit.covert && visit.covertWaived === null ? (
        <Decide
          act={say('desk.visit.waive')}
          form={`visit.waive.${visit.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.visit.waived.done')}
          run={({ text }) => waive.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('extendBack') ? <ExtendBack visit={visit} /> : null}
      {open.has('returnVisit') ? (
        <Decide
          act={say('desk.visit.return')}
          form={`visit.return.${visit.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.visit.returned')}
          run={({ text }) =>
            sendBack.mutateAsync({ ...target, reason: text, points: pointsIn(points.value) })
          }
          after={points.clear}
        >
          <Textarea
            label={say('desk.visit.points')}
            description={say('desk.visit.points.hint')}
            autosize
            minRows={3}
            value={points.value}
            onChange={(event) => points.set(event.currentTarget.value)}
          />
        </Decide>
      ) : null}
      {open.has('reviewVisit') ? (
        <Decide
          filled
          act={say('desk.visit.review')}
          form={`visit.review.${visit.id}`}
          lines={[say('desk.visit.review.line', counts)]}
          done={say('desk.visit.reviewed')}
          run={() => review.mutateAsync(target)}
        />
      ) : null}
      {open.has('lockVisit') ? (
        <Decide
          filled
          act={say('desk.visit.lock')}
          form={`visit.lock.${visit.id}`}
          lines={[say('desk.visit.lock.line')]}
          done={say('desk.visit.locked')}
          run={() => lock.mutateAsync(target)}
        />
      ) : null}
    </>
  );
}

/** One line, one point. */
function pointsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
