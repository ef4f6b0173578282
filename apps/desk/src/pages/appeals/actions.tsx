import { Button, Group } from '@mantine/core';
import {
  AssignAppeal,
  appealLifecycle,
  ExecuteAppeal,
  remedialActs,
  remedies,
} from '@mingcha/domain/accountability';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { client } from '../../api/trpc.ts';
import { ManyField } from '../../forms/fields.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { OnPaper } from '../../parts/on-paper.tsx';
import { OnReceipt } from '../../parts/on-receipt.tsx';
import { SealByKey } from '../../parts/seal-by-key.tsx';
import { StepButtons } from '../../parts/step-buttons.tsx';
import { useCasePeople } from '../../parts/use-case-people.ts';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { ResultStep } from './decide-step.tsx';
import type { AppealDetail } from './detail.tsx';

export interface StepProps {
  appeal: AppealDetail['appeal'];
  onClose: () => void;
}

const steps = {
  assignAppeal: AssignStep,
  decideAppeal: ResultStep,
  executeAppeal: ExecuteStep,
} as const;
type Step = keyof typeof steps;

/** Where the law lets a complicated one take longer, and it did not yet. */
const mayExtend = ({ route, extended }: AppealDetail['appeal']): boolean =>
  !extended && remedies.some(({ code, extend }) => code === route && extend !== undefined);

export function AppealActions({ detail }: { detail: AppealDetail }) {
  const { say, term } = useWords();
  const { roles, person } = useSession();
  const [pen, setPen] = useState(false);
  const papers = useMay('paper.prepare');
  const { appeal, contested } = detail;
  const target = { id: appeal.id, expected: appeal.version };
  const open = commandsOpen(appealLifecycle, appeal.state, roles);
  const offered = (Object.keys(steps) as Step[]).filter(
    (step) => open.has(step) && (step !== 'decideAppeal' || appeal.reviewers.includes(person)),
  );
  const examines = open.has('acceptAppeal');
  const serves = open.has('serveAppeal');
  const seals = open.has('sealAppealByKey') && appeal.sealedAt === null && !appeal.reviewers.includes(person);
  const longer = open.has('extendAppeal') && mayExtend(appeal);
  return (
    <Group gap="xs" mb="lg">
      {examines ? (
        <>
          <Decide
            filled
            act={term('command', 'acceptAppeal')}
            form={`appeal.accept.${appeal.id}`}
            done={say('desk.appeal.accepted')}
            lines={[say('desk.appeal.accept.line')]}
            run={() => client.appeals.accept.mutate(target)}
          />
          <Decide
            act={term('command', 'askSupplement')}
            form={`appeal.ask.${appeal.id}`}
            ask={{ label: say('desk.appeal.ask.what') }}
            done={say('desk.appeal.asked')}
            run={({ text }) => client.appeals.askSupplement.mutate({ ...target, what: text })}
          />
          <Decide
            act={term('command', 'refuseAppeal')}
            form={`appeal.refuse.${appeal.id}`}
            ask={{ label: say('desk.reason') }}
            done={say('desk.appeal.refused')}
            run={({ text }) => client.appeals.refuse.mutate({ ...target, reason: text })}
          />
        </>
      ) : null}
      {seals ? (
        <SealByKey
          form={`appeal.seal.${appeal.id}`}
          organ={appeal.organ ?? contested?.organ ?? ''}
          numbers={appeal.number === null}
          run={(number) => client.appeals.sealByKey.mutate({ ...target, number })}
        />
      ) : null}
      {serves ? <OnReceipt filled act="appeals.serve" about={{ type: 'appeal', id: appeal.id }} /> : null}
      {appeal.state === 'supplement-asked' ? (
        <OnPaper act="appeals.supplement" target={{ id: appeal.id }} />
      ) : null}
      {longer ? (
        <Decide
          act={term('command', 'extendAppeal')}
          form={`appeal.extend.${appeal.id}`}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.appeal.extend.line')]}
          done={say('desk.appeal.extended')}
          run={({ text }) => client.appeals.extend.mutate({ ...target, reason: text })}
        />
      ) : null}
      <StepButtons offered={offered}>
        {(step, onClose) => {
          const Asked = steps[step];
          return <Asked appeal={appeal} onClose={onClose} />;
        }}
      </StepButtons>
      {appeal.state === 'reviewing' && papers ? (
        <>
          <Button onClick={() => setPen(true)}>{say('desk.case.pen')}</Button>
          {pen ? <ResultStep pen appeal={appeal} onClose={() => setPen(false)} /> : null}
        </>
      ) : null}
    </Group>
  );
}

function AssignStep({ appeal, onClose }: StepProps) {
  const { say, term } = useWords();
  const people = useCasePeople();
  return (
    <FormDialog
      title={term('command', 'assignAppeal')}
      form={`appeal.assign.${appeal.id}`}
      initial={{ reviewers: [] as string[] }}
      schema={AssignAppeal}
      run={(said) => client.appeals.assign.mutate({ ...said, id: appeal.id, expected: appeal.version })}
      done={say('desk.appeal.assigned')}
      opened
      onClose={onClose}
      lines={[say('desk.appeal.assign.line')]}
    >
      {({ values, set, faultOf }) => (
        <ManyField
          name="reviewers"
          label={say('desk.appeal.reviewers')}
          options={people}
          value={values.reviewers}
          onChange={(chosen) => set('reviewers', chosen)}
          error={faultOf('reviewers')}
          required
        />
      )}
    </FormDialog>
  );
}

function ExecuteStep({ appeal, onClose }: StepProps) {
  const { say, term } = useWords();
  return (
    <FormDialog
      title={term('command', 'executeAppeal')}
      form={`appeal.execute.${appeal.id}`}
      initial={{ did: [] as string[] }}
      schema={ExecuteAppeal}
      toCommand={({ did }) => ({ did: did.map((what) => ({ what })) })}
      run={(said) => client.appeals.execute.mutate({ ...said, id: appeal.id, expected: appeal.version })}
      done={say('desk.appeal.executed')}
      opened
      onClose={onClose}
      lines={[say('desk.appeal.execute.line')]}
    >
      {({ values, set, faultOf }) => (
        <ManyField
          name="did"
          label={say('desk.appeal.did')}
          options={remedialActs.map((what) => ({ value: what, label: term('remedial-act', what) }))}
          value={values.did}
          onChange={(chosen) => set('did', chosen)}
          error={faultOf('did')}
          required
        />
      )}
    </FormDialog>
  );
}
