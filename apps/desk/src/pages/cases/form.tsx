import { Group, Radio, Textarea, TextInput } from '@mantine/core';
import {
  authorities,
  authorityOf,
  clauses,
  factors,
  measures,
  ProposeCase,
} from '@mingcha/domain/accountability';
import { Page, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { ManyField, OneField } from '../../forms/fields.tsx';
import { FieldGroup, FormFrame } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import { PersonField } from '../../parts/people-field.tsx';
import { Read } from '../../parts/read.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { Ladder } from './ladder.tsx';

const newRoute = getRouteApi('/desk/cases/new');
const reviseRoute = getRouteApi('/desk/cases/$id/revise');

type Case = Output['cases']['get']['case'];

export function NewCase() {
  const { finding } = newRoute.useSearch();
  return <CaseForm found={finding ? [finding] : []} />;
}

export function ReviseCase() {
  const { id } = reviseRoute.useParams();
  const query = useQuery(useTRPC().cases.get.queryOptions({ id }));
  return (
    <Read query={query}>
      {(detail) => <CaseForm before={detail.case} found={detail.findings.map((each) => each.id)} />}
    </Read>
  );
}

function useStandingFindings() {
  const query = useQuery(
    useTRPC().findings.list.queryOptions(
      { state: ['confirmed', 'disposed'], limit: 100 },
      { staleTime: 60_000 },
    ),
  );
  return (
    query.data?.rows
      .filter((row) => row.style !== 'PRAISE')
      .map((row) => ({ value: row.id, label: row.observation ?? row.id })) ?? []
  );
}

/** Which kind of respondent is named is itself a decision: a new proposal begins with neither. */
const respondentKind = (before?: Case): 'person' | 'unit' | null =>
  before === undefined ? null : before.person === null ? 'unit' : 'person';

interface CaseFormProps {
  before?: Case;
  found: readonly string[];
}

/** Everything here is written by a person; no field is filled from a rule. */
function CaseForm({ before, found }: CaseFormProps) {
  const { say, term } = useWords();
  const navigate = useNavigate();
  const units = useUnitOptions();
  const findings = useStandingFindings();
  const form = useCommandForm({
    form: before ? `case.revise.${before.id}` : 'case.propose',
    initial: {
      against: respondentKind(before),
      person: before?.person ?? null,
      /** Where to look for the person. */
      of: null as string | null,
      unit: before?.unit ?? null,
      role: (before?.role ?? null) as string | null,
      findings: [...found],
      facts: before?.facts ?? '',
      clauses: before?.clauses ?? [],
      authority: (before?.authority ?? null) as string | null,
      organ: before?.organ ?? '',
      measures: before?.measures ?? [],
      factors: before?.factors ?? [],
      selfCorrection: before?.selfCorrection ?? '',
    },
    schema: ProposeCase,
    toCommand: ({ against, of: _, authority, organ, selfCorrection, ...rest }) => ({
      ...rest,
      person: against === 'person' ? rest.person : null,
      unit: against === 'unit' ? rest.unit : null,
      organ: { authority, name: organ },
      ...(selfCorrection.trim() === '' ? {} : { selfCorrection }),
    }),
    run: (command) =>
      before
        ? client.cases.revise.mutate({ ...command, id: before.id, expected: before.version })
        : client.cases.propose.mutate(command),
    done: say('desk.case.proposed'),
    after: ({ id }) => navigate({ to: '/cases/$id', params: { id } }),
  });
  const { values, set, faultOf } = form;
  const { against } = values;
  const covered = authorityOf(values.authority ?? '')?.families ?? [];
  const open = measures.filter(
    (each) => each.against === against && !each.reference && covered.includes(each.family),
  );
  return (
    <Page title={say('desk.case.propose')} above={<Link to="/cases">{say('desk.nav.cases')}</Link>}>
      <p className="mc-quiet">{say('desk.case.note')}</p>
      <FormFrame
        act={say(before ? 'desk.case.revise' : 'desk.case.propose')}
        onSend={() => void form.send()}
        busy={form.busy}
        refusal={form.refusal}
        onClear={form.clear}
      >
        <FieldGroup title={say('desk.case.respondent')}>
          <Radio.Group
            name="against"
            label={say('desk.case.against')}
            value={against}
            onChange={(value) => set('against', value === 'unit' ? 'unit' : 'person')}
            required
          >
            <Group gap="lg" mt="xs">
              <Radio value="person" label={say('desk.case.against.person')} />
              <Radio value="unit" label={say('desk.case.against.unit')} />
            </Group>
          </Radio.Group>
          {against === null ? null : against === 'person' ? (
            <>
              <OneField
                name="of"
                label={say('desk.case.person.of')}
                options={units}
                value={values.of}
                onChange={(value) => set('of', value)}
              />
              <PersonField
                name="person"
                label={say('desk.case.person')}
                unit={values.of}
                value={values.person}
                onChange={(value) => set('person', value)}
                error={faultOf('person')}
                required
              />
            </>
          ) : (
            <OneField
              name="unit"
              label={say('desk.unit')}
              options={units}
              value={values.unit}
              onChange={(value) => set('unit', value)}
              error={faultOf('unit')}
              required
            />
          )}
          <OneField
            name="role"
            label={say('desk.case.role')}
            options={(['direct', 'leading'] as const).map((role) => ({
              value: role,
              label: term('respondent', role),
            }))}
            value={values.role}
            onChange={(value) => set('role', value)}
            error={faultOf('role')}
            required
          />
        </FieldGroup>
        <FieldGroup title={say('desk.case.facts')}>
          <ManyField
            name="findings"
            label={say('desk.case.findings')}
            hint={say('desk.case.findings.hint')}
            options={findings}
            value={values.findings}
            onChange={(value) => set('findings', value)}
            error={faultOf('findings')}
            required
          />
          <Textarea
            name="facts"
            label={say('desk.case.facts')}
            autosize
            minRows={4}
            required
            value={values.facts}
            error={faultOf('facts')}
            onChange={(event) => set('facts', event.currentTarget.value)}
          />
          <ManyField
            name="clauses"
            label={say('desk.case.clauses')}
            options={clauses.map(({ code, source }) => ({
              value: code,
              label: `${term('clause', code)}（${source}）`,
            }))}
            value={values.clauses}
            onChange={(value) => set('clauses', value)}
            error={faultOf('clauses')}
            required
          />
          <ManyField
            name="factors"
            label={say('desk.case.factors')}
            hint={say('desk.case.factors.hint')}
            options={factors.map(({ code, weighs }) => ({
              value: code,
              label: `${term('factor', code)}（${term('factor-weighs', weighs)}）`,
            }))}
            value={values.factors}
            onChange={(value) => set('factors', value)}
            error={faultOf('factors')}
          />
          <Textarea
            name="selfCorrection"
            label={say('desk.case.selfCorrection')}
            autosize
            minRows={2}
            value={values.selfCorrection}
            onChange={(event) => set('selfCorrection', event.currentTarget.value)}
          />
        </FieldGroup>
        <FieldGroup title={say('desk.case.organ')}>
          <OneField
            name="organ.authority"
            label={say('desk.case.authority')}
            options={authorities.map(({ code }) => ({ value: code, label: term('authority', code) }))}
            value={values.authority}
            onChange={(value) => set('authority', value)}
            error={faultOf('organ.authority')}
            required
          />
          <TextInput
            name="organ.name"
            label={say('desk.case.organ.name')}
            required
            value={values.organ}
            error={faultOf('organ.name')}
            onChange={(event) => set('organ', event.currentTarget.value)}
          />
          <ManyField
            name="measures"
            label={say('desk.case.measures')}
            hint={say('desk.case.measures.hint')}
            options={open.map(({ code }) => ({ value: code, label: term('measure', code) }))}
            value={values.measures}
            onChange={(value) => set('measures', value)}
            error={faultOf('measures')}
            required
          />
          {against === null ? null : <Ladder against={against} />}
        </FieldGroup>
      </FormFrame>
    </Page>
  );
}
