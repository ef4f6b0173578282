import { Button, Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import {
  AssignAppeal,
  appealLifecycle,
  appealResults,
  DecideAppeal,
  ExecuteAppeal,
  remedialActs,
  remedies,
} from '@mingcha/domain/accountability';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { client } from '../../api/trpc.ts';
import { ManyField, OneField } from '../../forms/fields.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { DiscussionFields, emptyDiscussion } from '../../parts/discussion-fields.tsx';
import { OnPaper } from '../../parts/on-paper.tsx';
import { OnReceipt } from '../../parts/on-receipt.tsx';
import { useCasePeople } from '../../parts/use-case-people.ts';
import { useMeasureOptions } from '../../parts/use-measure-options.ts';
import { useSession } from '../../session/session-context.ts';
import type { AppealDetail } from './detail.tsx';

interface StepProps {
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
  const [asking, setAsking] = useState<Step | null>(null);
  const { appeal } = detail;
  const target = { id: appeal.id, expected: appeal.version };
  const open = commandsOpen(appealLifecycle, appeal.state, roles);
  const offered = (Object.keys(steps) as Step[]).filter(
    (step) => open.has(step) && (step !== 'decideAppeal' || appeal.reviewers.includes(person)),
  );
  const Asked = asking === null ? null : steps[asking];
  const examines = open.has('acceptAppeal');
  const serves = open.has('serveAppeal');
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
      {offered.map((step) => (
        <Button key={step} variant="filled" onClick={() => setAsking(step)}>
          {term('command', step)}
        </Button>
      ))}
      {Asked === null ? null : <Asked appeal={appeal} onClose={() => setAsking(null)} />}
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

function ResultStep({ appeal, onClose }: StepProps) {
  const { say, term } = useWords();
  const higher = remedies.some(({ code, organ }) => code === appeal.route && organ === 'higher');
  // Any organ’s measures may be what it is changed to; what would be heavier is refused.
  const measures = [
    ...useMeasureOptions({ authority: 'SUPERVISION', person: appeal.person }),
    ...useMeasureOptions({ authority: 'PARTY', person: appeal.person }),
    ...useMeasureOptions({ authority: 'EMPLOYER', person: appeal.person }),
    ...useMeasureOptions({ authority: 'GOVERNMENT', person: appeal.person }),
  ].filter((each, place, all) => all.findIndex((one) => one.value === each.value) === place);
  return (
    <FormDialog
      title={term('command', 'decideAppeal')}
      form={`appeal.decide.${appeal.id}`}
      initial={{
        result: null as string | null,
        measures: [] as string[],
        months: null as number | null,
        facts: '',
        reasons: '',
        organ: '',
        discussion: emptyDiscussion,
      }}
      schema={DecideAppeal}
      toCommand={({ measures: chosen, months, organ, ...said }) => ({
        ...said,
        ...(organ.trim() === '' ? {} : { organ }),
        ...(said.result === 'changed' && appeal.aboutType === 'case' ? { measures: chosen, months } : {}),
      })}
      run={(said) => client.appeals.decide.mutate({ ...said, id: appeal.id, expected: appeal.version })}
      done={say('desk.appeal.decided')}
      opened
      onClose={onClose}
      lines={[say('desk.own.never'), say('desk.case.decide.people')]}
    >
      {({ text, one, values, set, faultOf }) => (
        <>
          <DiscussionFields
            value={values.discussion}
            onChange={(said) => set('discussion', said)}
            faultOf={faultOf}
          />
          <OneField
            label={say('desk.appeal.result')}
            options={appealResults.map((result) => ({ value: result, label: term('appeal-result', result) }))}
            required
            {...one('result')}
          />
          {values.result === 'changed' && appeal.aboutType === 'case' ? (
            <>
              <ManyField
                name="measures"
                label={say('desk.appeal.changed')}
                options={measures}
                value={values.measures}
                onChange={(chosen) => set('measures', chosen)}
                error={faultOf('measures')}
                required
              />
              <NumberInput
                name="months"
                label={say('desk.case.months')}
                description={say('desk.case.months.hint')}
                min={1}
                max={48}
                value={values.months ?? ''}
                error={faultOf('months')}
                onChange={(typed) => set('months', typeof typed === 'number' ? typed : null)}
              />
            </>
          ) : null}
          {higher ? (
            <TextInput
              label={say('desk.appeal.organ')}
              description={say('desk.appeal.organ.hint')}
              required
              {...text('organ')}
            />
          ) : null}
          <Textarea label={say('desk.appeal.facts')} autosize minRows={3} required {...text('facts')} />
          <Textarea label={say('desk.case.reasons')} autosize minRows={3} required {...text('reasons')} />
        </>
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
