import { Button } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { OnPaper } from '../../parts/on-paper.tsx';
import type { PlanDetail } from './detail.tsx';

interface PlanActionsProps {
  detail: PlanDetail;
  open: ReadonlySet<string>;
}

/** From draft to done: each step belongs to another seat, so most readers see one button or none. */
export function PlanActions({ detail, open }: PlanActionsProps) {
  const { say } = useWords();
  const { plans } = useTRPC();
  const { plan } = detail;
  const submit = useMutation(plans.submit.mutationOptions());
  const review = useMutation(plans.review.mutationOptions());
  const approve = useMutation(plans.approve.mutationOptions());
  const sendBack = useMutation(plans.return.mutationOptions());
  const start = useMutation(plans.start.mutationOptions());
  const complete = useMutation(plans.complete.mutationOptions());
  const cancel = useMutation(plans.cancel.mutationOptions());
  const suspend = useMutation(plans.suspend.mutationOptions());
  const resume = useMutation(plans.resume.mutationOptions());
  const target = { id: plan.id, expected: plan.version };
  const form = (what: string) => `plan.${what}.${plan.id}`;
  const reason = { label: say('desk.reason') };
  return (
    <>
      {open.has('cancelPlan') ? (
        <Decide
          danger
          act={say('desk.plan.cancel')}
          form={form('cancel')}
          ask={reason}
          lines={[say('desk.plan.cancel.line', { count: detail.assignments.length })]}
          done={say('desk.plan.cancelled')}
          run={({ text }) => cancel.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('suspendPlan') ? (
        <Decide
          act={say('desk.plan.suspend')}
          form={form('suspend')}
          ask={reason}
          done={say('desk.plan.suspended')}
          run={({ text }) => suspend.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('revisePlan') ? (
        <Button renderRoot={(props) => <Link {...props} to="/plans/$id/revise" params={{ id: plan.id }} />}>
          {say('desk.plan.revise')}
        </Button>
      ) : null}
      {open.has('returnPlan') ? (
        <Decide
          act={say('desk.plan.return')}
          form={form('return')}
          ask={reason}
          done={say('desk.plan.returned')}
          run={({ text }) => sendBack.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('submitPlan') ? (
        <Decide
          filled
          act={say('desk.plan.submit')}
          form={form('submit')}
          lines={[say('desk.plan.submit.line')]}
          done={say('desk.plan.submitted')}
          run={() => submit.mutateAsync(target)}
        />
      ) : null}
      {open.has('reviewPlan') ? (
        <Decide
          filled
          act={say('desk.plan.review')}
          form={form('review')}
          ask={{ label: say('desk.opinion') }}
          {...(detail.frequent.length > 0
            ? { tick: say('desk.plan.justified', { count: detail.frequent.length }) }
            : {})}
          done={say('desk.plan.reviewed')}
          run={({ text, ticked }) =>
            review.mutateAsync({ ...target, opinion: text, frequencyJustified: ticked })
          }
        />
      ) : null}
      {plan.state === 'pending-approval' ? (
        <OnPaper act="plans.approve" target={{ id: plan.id, version: plan.version }} />
      ) : null}
      {open.has('approvePlan') ? (
        <Decide
          filled
          act={say('desk.plan.approve')}
          form={form('approve')}
          ask={{ label: say('desk.plan.instruction') }}
          lines={[say('desk.plan.approve.line', { count: detail.units.length })]}
          done={say('desk.plan.approved')}
          run={({ text }) => approve.mutateAsync({ ...target, instruction: text })}
        />
      ) : null}
      {open.has('startPlan') ? (
        <Decide
          filled
          act={say('desk.plan.start')}
          form={form('start')}
          lines={[say('desk.plan.start.line', { count: detail.assignments.length })]}
          done={say('desk.plan.started')}
          run={() => start.mutateAsync(target)}
        />
      ) : null}
      {open.has('resumePlan') ? (
        <Decide
          filled
          act={say('desk.plan.resume')}
          form={form('resume')}
          ask={reason}
          done={say('desk.plan.resumed')}
          run={({ text }) => resume.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('completePlan') ? (
        <Decide
          filled
          act={say('desk.plan.complete')}
          form={form('complete')}
          lines={[say('desk.plan.complete.line')]}
          done={say('desk.plan.completed')}
          run={() => complete.mutateAsync(target)}
        />
      ) : null}
    </>
  );
}
