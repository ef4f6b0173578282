import { Button, Group } from '@mantine/core';
import { caseLifecycle } from '@mingcha/domain/accountability';
import { useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { client } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { SealByKey } from '../../parts/seal-by-key.tsx';
import { StepButtons } from '../../parts/step-buttons.tsx';
import { useSession } from '../../session/session-context.ts';
import { DecisionStep, EndStep } from './decision-steps.tsx';
import type { CaseDetail } from './detail.tsx';
import { AcceptStep, AnswerStep, NoticeStep, TransferStep } from './handling-steps.tsx';
import { OtherWays } from './other-ways.tsx';

const steps = {
  transferCase: TransferStep,
  acceptCase: AcceptStep,
  issueNotice: NoticeStep,
  answerDefence: AnswerStep,
  decideCase: DecisionStep,
  exemptCase: EndStep,
  dismissCase: EndStep,
} as const;
type Step = keyof typeof steps;

/** What this reader may do with it now. Whoever took one step of it does not find the others here. */
export function CaseActions({ detail }: { detail: CaseDetail }) {
  const { say, term } = useWords();
  const { roles, person } = useSession();
  const { case: row, parts } = detail;
  const is = (part: string) => parts.some((each) => each.part === part && each.person === person);
  const target = { id: row.id, expected: row.version };
  const open = commandsOpen(caseLifecycle, row.state, roles);
  const mine = (command: Step) =>
    open.has(command) &&
    (!['issueNotice', 'answerDefence'].includes(command) || is('investigator')) &&
    (!['decideCase', 'exemptCase', 'dismissCase'].includes(command) || is('decider'));
  const offered = (Object.keys(steps) as Step[]).filter(mine);
  const unserved = row.servedPersonAt === null && row.servedUnitAt === null;
  const seals = open.has('sealCaseByKey') && row.sealedAt === null && unserved && !is('decider');
  const approves = open.has('approveCase') && !is('proposer');
  return (
    <Group gap="xs" mt="md" mb="lg">
      {approves ? (
        <>
          <Decide
            filled
            act={say('desk.case.approve')}
            form={`case.approve.${row.id}`}
            ask={{ label: say('desk.opinion') }}
            lines={[say('desk.case.approve.line')]}
            done={say('desk.case.approved')}
            run={({ text }) => client.cases.approve.mutate({ ...target, opinion: text })}
          />
          <Decide
            act={say('desk.case.return')}
            form={`case.return.${row.id}`}
            ask={{ label: say('desk.reason') }}
            done={say('desk.case.returned')}
            run={({ text }) => client.cases.return.mutate({ ...target, reason: text })}
          />
        </>
      ) : null}
      <StepButtons offered={offered}>
        {(step, onClose) => {
          const Asked = steps[step];
          return <Asked key={step} row={row} step={step} onClose={onClose} />;
        }}
      </StepButtons>
      {seals ? (
        <SealByKey
          form={`case.seal.${row.id}`}
          organ={row.organ}
          numbers
          run={(number) => client.cases.sealByKey.mutate({ ...target, number })}
        />
      ) : null}
      <OtherWays detail={detail} />
      {open.has('reviseCase') ? (
        <Button renderRoot={(props) => <Link {...props} to="/cases/$id/revise" params={{ id: row.id }} />}>
          {say('desk.case.revise')}
        </Button>
      ) : null}
      {open.has('refuseCase') ? (
        <Decide
          act={term('command', 'refuseCase')}
          form={`case.refuse.${row.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.case.refused')}
          run={({ text }) => client.cases.refuse.mutate({ ...target, reason: text })}
        />
      ) : null}
      {open.has('withdrawCase') ? (
        <Decide
          act={term('command', 'withdrawCase')}
          form={`case.withdraw.${row.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.case.withdrawn')}
          run={({ text }) => client.cases.withdraw.mutate({ ...target, reason: text })}
        />
      ) : null}
    </Group>
  );
}
