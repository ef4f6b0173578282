import { Input, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { RecordingMode } from '@mingcha/domain';
import { CreateAssignment } from '@mingcha/domain/plans';
import { dayField, Page, useWords, useZone } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { DayField, ManyField, ModesField, OneField } from '../../forms/fields.tsx';
import { FieldGroup, FormFrame, Pair } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import { PeopleField, usePeopleCalled } from '../../parts/people-field.tsx';
import { Read } from '../../parts/read.tsx';
import { useAreaOptions, useChecklistOptions, useWindowOptions } from '../../parts/use-options.ts';
import { useSession } from '../../session/session-context.ts';
import { PickPlan } from './pick-plan.tsx';
import { RelationNotes } from './relation-notes.tsx';

const route = getRouteApi('/desk/assignments/new');

interface AssignmentValues {
  unit: string | null;
  window: string | null;
  covert: boolean;
  lead: string | null;
  members: string[];
  modes: RecordingMode[];
  from: string;
  to: string;
  scenario: string;
  areas: string[];
  /** Lists of questions; none is what is asked everywhere. */
  checklists: string[];
  contact: string;
  dutyPhone: string;
}

/** An assignment belongs to a plan: without one in the address, one is chosen first. */
export function NewAssignment() {
  const { plan } = route.useSearch();
  return plan === undefined ? <PickPlan /> : <ForPlan key={plan} plan={plan} />;
}

function ForPlan({ plan }: { plan: string }) {
  const query = useQuery(useTRPC().plans.get.queryOptions({ id: plan }));
  return <Read query={query}>{(detail) => <AssignmentForm detail={detail} />}</Read>;
}

function AssignmentForm({ detail }: { detail: Output['plans']['get'] }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { name } = useSession();
  const { plan, units, names } = detail;
  const today = dayField(Date.now(), useZone());
  const create = useMutation(useTRPC().assignments.create.mutationOptions());
  const initial: AssignmentValues = {
    unit: units.length === 1 ? (units[0] ?? null) : null,
    window: null,
    covert: plan.covertFirst,
    lead: null,
    members: [],
    modes: plan.modes as RecordingMode[],
    // A plan may have begun weeks ago; a team is not sent into the past.
    from: today > plan.fromDay && today <= plan.toDay ? today : plan.fromDay,
    to: plan.toDay,
    scenario: '',
    areas: [],
    checklists: plan.checklists,
    contact: name ?? '',
    dutyPhone: '',
  };
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form: `assignment.new.${plan.id}`,
    initial,
    schema: CreateAssignment,
    toCommand: ({ window, ...typed }) => ({
      ...typed,
      plan: plan.id,
      ...(window === null ? {} : { window }),
    }),
    run: (command) => create.mutateAsync(command),
    done: say('desk.assignment.created'),
    after: ({ id }) => void navigate({ to: '/assignments/$id', params: { id } }),
  });
  const called = usePeopleCalled(values.members);
  const windows = useWindowOptions(values.unit);
  const areas = useAreaOptions(values.unit);
  const lists = useChecklistOptions();
  const text = (field: 'scenario' | 'contact' | 'dutyPhone') => ({
    name: field,
    value: values[field],
    error: faultOf(field),
    onChange: (event: { currentTarget: { value: string } }) => set(field, event.currentTarget.value),
  });
  return (
    <Page
      title={say('desk.assignment.new')}
      measure="text"
      above={
        <Link to="/plans/$id" params={{ id: plan.id }}>
          {plan.title}
        </Link>
      }
    >
      <FormFrame
        act={say('desk.assignment.create')}
        onSend={() => void send()}
        busy={busy}
        refusal={refusal}
        onClear={clear}
        faults={Object.keys(faults).length}
      >
        <FieldGroup title={say('desk.plan.group.where')}>
          <Pair>
            <OneField
              name="unit"
              label={say('desk.target')}
              options={units.map((unit) => ({ value: unit, label: names[unit] ?? unit }))}
              value={values.unit}
              onChange={(unit) => set('unit', unit)}
              error={faultOf('unit')}
              required
            />
            <OneField
              name="window"
              label={say('desk.window')}
              options={windows}
              value={values.window}
              onChange={(window) => set('window', window)}
            />
          </Pair>
          <Input.Wrapper label={say('desk.way')} labelElement="div">
            <SegmentedControl
              fullWidth
              role="radiogroup"
              aria-label={say('desk.way')}
              value={values.covert ? 'covert' : 'overt'}
              onChange={(way) => set('covert', way === 'covert')}
              data={[
                { value: 'covert', label: say('desk.covert') },
                { value: 'overt', label: say('desk.overt') },
              ]}
            />
          </Input.Wrapper>
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
              onChange={(day) => set('to', day)}
              error={faultOf('to')}
            />
          </Pair>
        </FieldGroup>
        <FieldGroup title={say('desk.assignment.team')}>
          <PeopleField
            name="members"
            label={say('desk.assignment.members')}
            hint={say('desk.assignment.members.hint')}
            inspector
            value={values.members}
            onChange={(members) => set('members', members)}
            error={faultOf('members')}
            required
          />
          <OneField
            name="lead"
            label={say('desk.lead')}
            options={called}
            value={values.lead}
            onChange={(lead) => set('lead', lead)}
            error={faultOf('lead')}
            required
          />
          <RelationNotes unit={values.unit} members={values.members} />
        </FieldGroup>
        <FieldGroup title={say('desk.plan.group.how')}>
          <ModesField
            value={values.modes}
            within={plan.modes as RecordingMode[]}
            onChange={(modes) => set('modes', modes)}
            error={faultOf('modes')}
          />
          <Textarea
            label={say('desk.assignment.scenario')}
            description={say('desk.assignment.scenario.hint')}
            autosize
            minRows={3}
            {...text('scenario')}
          />
          <ManyField
            name="areas"
            label={say('desk.assignment.areas')}
            hint={say('desk.assignment.areas.hint')}
            options={areas}
            value={values.areas}
            onChange={(chosen) => set('areas', chosen)}
          />
          <ManyField
            name="checklists"
            label={say('desk.assignment.checklists')}
            hint={say('desk.assignment.checklists.hint')}
            options={lists}
            value={values.checklists}
            onChange={(chosen) => set('checklists', chosen)}
            error={faultOf('checklists')}
          />
          <Pair>
            <TextInput label={say('desk.assignment.contact')} {...text('contact')} />
            <TextInput label={say('desk.assignment.dutyPhone')} type="tel" {...text('dutyPhone')} />
          </Pair>
        </FieldGroup>
      </FormFrame>
    </Page>
  );
}
