import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { RecordingMode } from '@mingcha/domain';
import { DraftPlan } from '@mingcha/domain/plans';
import { Page, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { DayField, ManyField, ModesField } from '../../forms/fields.tsx';
import { FieldGroup, FormFrame, Pair } from '../../forms/form-frame.tsx';
import { SecrecyField } from '../../forms/secrecy-field.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import { Read } from '../../parts/read.tsx';
import { useChecklistOptions, useUnitOptions } from '../../parts/use-options.ts';

export interface PlanValues {
  title: string;
  basis: string;
  scope: string;
  method: string;
  modes: RecordingMode[];
  from: string;
  to: string;
  covertFirst: boolean;
  units: string[];
  secrecy: string;
  checklists: string[];
}

const blank: PlanValues = {
  title: '',
  basis: '',
  scope: '',
  method: '',
  modes: ['photo', 'note'],
  from: '',
  to: '',
  covertFirst: true,
  units: [],
  secrecy: 'internal',
  checklists: [],
};

export function NewPlan() {
  const { say } = useWords();
  const draft = useMutation(useTRPC().plans.draft.mutationOptions());
  return (
    <PlanForm
      title={say('desk.plan.new')}
      form="plan.new"
      initial={blank}
      act={say('desk.plan.save')}
      run={(plan) => draft.mutateAsync(plan)}
    />
  );
}

const route = getRouteApi('/desk/plans/$id/revise');

export function RevisePlan() {
  const { say } = useWords();
  const { id } = route.useParams();
  const trpc = useTRPC();
  const revise = useMutation(trpc.plans.revise.mutationOptions());
  const query = useQuery(trpc.plans.get.queryOptions({ id }));
  return (
    <Read query={query}>
      {(detail) => (
        <PlanForm
          title={say('desk.plan.revise')}
          form={`plan.revise.${id}`}
          initial={valuesOf(detail)}
          act={say('desk.plan.save')}
          run={(plan) => revise.mutateAsync({ ...plan, id, expected: detail.plan.version })}
        />
      )}
    </Read>
  );
}

function valuesOf({ plan, units }: Output['plans']['get']): PlanValues {
  return {
    title: plan.title,
    basis: plan.basis,
    scope: plan.scope,
    method: plan.method,
    modes: plan.modes as RecordingMode[],
    from: plan.fromDay,
    to: plan.toDay,
    covertFirst: plan.covertFirst,
    units,
    secrecy: plan.secrecy,
    checklists: plan.checklists,
  };
}

type Command = ReturnType<(typeof DraftPlan)['parse']>;

interface PlanFormProps {
  title: string;
  form: string;
  initial: PlanValues;
  act: string;
  run: (plan: Command) => Promise<{ id: string }>;
}

function PlanForm({ title, form, initial, act, run }: PlanFormProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const units = useUnitOptions();
  const lists = useChecklistOptions();
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form,
    initial,
    schema: DraftPlan,
    toCommand: (typed) => typed,
    run,
    done: say('desk.plan.saved'),
    after: ({ id }) => void navigate({ to: '/plans/$id', params: { id } }),
  });
  const text = (name: 'title' | 'basis' | 'scope' | 'method') => ({
    name,
    value: values[name],
    error: faultOf(name),
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  return (
    <Page title={title} measure="text" above={<Link to="/plans">{say('desk.nav.plans')}</Link>}>
      <FormFrame
        act={act}
        onSend={() => void send()}
        busy={busy}
        refusal={refusal}
        onClear={clear}
        faults={Object.keys(faults).length}
      >
        <FieldGroup title={say('desk.plan.group.what')}>
          <TextInput label={say('desk.plan.title')} required {...text('title')} />
          <Textarea
            label={say('desk.plan.basis')}
            description={say('desk.plan.basis.hint')}
            autosize
            minRows={2}
            {...text('basis')}
          />
          <Textarea label={say('desk.plan.scope')} autosize minRows={2} {...text('scope')} />
        </FieldGroup>
        <FieldGroup title={say('desk.plan.group.where')}>
          <ManyField
            name="units"
            label={say('desk.targets')}
            options={units}
            value={values.units}
            onChange={(chosen) => set('units', chosen)}
            error={faultOf('units')}
          />
          <Pair>
            <DayField
              name="from"
              label={say('desk.from')}
              value={values.from}
              onChange={(day) => set('from', day)}
              error={faultOf('from')}
            />
            <DayField
              name="to"
              label={say('desk.to')}
              value={values.to}
              min={values.from}
              onChange={(day) => set('to', day)}
              error={faultOf('to')}
            />
          </Pair>
        </FieldGroup>
        <FieldGroup title={say('desk.plan.group.how')}>
          <Textarea label={say('desk.plan.method')} autosize minRows={2} {...text('method')} />
          <ModesField
            value={values.modes}
            onChange={(modes) => set('modes', modes)}
            error={faultOf('modes')}
          />
          <Checkbox
            label={say('desk.plan.covertFirst')}
            description={say('desk.plan.covertFirst.hint')}
            checked={values.covertFirst}
            onChange={(event) => set('covertFirst', event.currentTarget.checked)}
          />
          <ManyField
            name="checklists"
            label={say('desk.plan.checklists')}
            hint={say('desk.plan.checklists.hint')}
            options={lists}
            value={values.checklists}
            onChange={(chosen) => set('checklists', chosen)}
            error={faultOf('checklists')}
          />
          <SecrecyField value={values.secrecy} onChange={(secrecy) => set('secrecy', secrecy)} />
        </FieldGroup>
      </FormFrame>
    </Page>
  );
}
