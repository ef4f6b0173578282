import { Textarea, TextInput } from '@mantine/core';
import { Severity, Style, SupplementFinding } from '@mingcha/domain/findings';
import { codesOf } from '@mingcha/domain/taxonomy';
import { Page, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { ManyField, OneField } from '../../forms/fields.tsx';
import { FieldGroup, FormFrame, Pair } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import { Read } from '../../parts/read.tsx';
import { useUnitOptions, useWindowOptions } from '../../parts/use-options.ts';
import type { FindingDetail } from './detail.tsx';
import { SupplementTime } from './supplement-time.tsx';
import { changesIn, type SupplementValues, valuesOf } from './supplement-values.ts';
import { useEvidenceOptions } from './use-evidence-options.ts';

const route = getRouteApi('/desk/findings/$id/supplement');

export function SupplementFindingPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().findings.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Supplement detail={detail} />}</Read>;
}

/** What was sent back is put right field by field: only what changed is said again, with the reason for it. */
function Supplement({ detail }: { detail: FindingDetail }) {
  const { say, term, language } = useWords();
  const navigate = useNavigate();
  const { finding } = detail;
  const trpc = useTRPC();
  const supplement = useMutation(trpc.findings.supplement.mutationOptions());
  const taxonomy = useQuery(trpc.registry.taxonomy.get.queryOptions());
  const timing = useQuery(trpc.findings.timing.queryOptions({ id: finding.id }));
  const before = valuesOf(detail);
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form: `finding.supplement.${finding.id}`,
    initial: before,
    schema: SupplementFinding,
    toCommand: (now) => changesIn(before, now, timing.data),
    run: (command) => supplement.mutateAsync({ ...command, id: finding.id, expected: finding.version }),
    done: say('desk.finding.supplemented'),
    after: () => navigate({ to: '/findings/$id', params: { id: finding.id } }),
  });
  const units = useUnitOptions();
  const windows = useWindowOptions(values.unit);
  const evidence = useEvidenceOptions(detail.visit.id);
  const text = (name: TextName) => ({
    name,
    value: values[name],
    error: faultOf(name),
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  const one = (name: 'style' | 'subCode' | 'severity' | 'unit' | 'window') => ({
    name,
    value: values[name],
    error: faultOf(name),
    onChange: (chosen: string | null) => set(name, chosen),
  });
  const codes =
    taxonomy.data && values.style
      ? codesOf({ version: taxonomy.data.edition, axes: taxonomy.data.axes }, values.style)
      : [];
  return (
    <Page
      title={say('desk.finding.supplement')}
      measure="text"
      above={
        <Link to="/findings/$id" params={{ id: finding.id }}>
          {say('desk.finding')}
        </Link>
      }
    >
      <FormFrame
        act={say('desk.finding.supplement.act')}
        onSend={() => void send()}
        busy={busy}
        refusal={refusal}
        onClear={clear}
        faults={Object.keys(faults).length}
      >
        {finding.reason === null ? null : (
          <p>{say('desk.finding.supplement.asked', { reason: finding.reason })}</p>
        )}
        <Textarea label={say('desk.finding.fact')} autosize minRows={3} required {...text('observation')} />
        <Pair>
          <OneField label={say('desk.unit')} options={units} {...one('unit')} required />
          <OneField label={say('desk.window')} options={windows} {...one('window')} />
        </Pair>
        <TextInput label={say('desk.finding.place')} {...text('place')} />
        <FieldGroup title={say('desk.finding.post')}>
          <TextInput
            label={say('desk.finding.post')}
            description={say('desk.finding.post.hint')}
            {...text('post')}
          />
          <TextInput label={say('desk.finding.postUnknownReason')} {...text('postUnknownReason')} />
        </FieldGroup>
        <Pair>
          <OneField
            label={say('desk.style')}
            options={Style.options.map((style) => ({ value: style, label: term('style', style) }))}
            required
            {...one('style')}
          />
          <OneField
            label={say('desk.finding.subCode')}
            options={codes.map((code) => ({
              value: code.code,
              label: language === 'en' ? code.en : code.zh,
            }))}
            {...one('subCode')}
          />
        </Pair>
        <Pair>
          <TextInput label={say('desk.finding.criterion')} {...text('criterion')} />
          <OneField
            label={say('desk.severity')}
            options={Severity.options.map((each) => ({ value: each, label: term('severity', each) }))}
            {...one('severity')}
          />
        </Pair>
        {timing.data === undefined ? null : (
          <SupplementTime
            timing={timing.data}
            unit={values.unit}
            choice={values.time}
            onChange={(time) => set('time', time)}
            error={faultOf('time')}
          />
        )}
        <ManyField
          name="evidence"
          label={say('desk.nav.evidence')}
          hint={say('desk.finding.evidence.hint')}
          options={evidence}
          value={values.evidence}
          onChange={(chosen) => set('evidence', chosen)}
          error={faultOf('evidence')}
        />
        <Textarea
          label={say('desk.finding.supplement.reason')}
          autosize
          minRows={2}
          required
          {...text('reason')}
        />
      </FormFrame>
    </Page>
  );
}

type TextName = {
  [Name in keyof SupplementValues]: SupplementValues[Name] extends string ? Name : never;
}[keyof SupplementValues];
