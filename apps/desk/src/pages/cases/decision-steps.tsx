import { NumberInput, Textarea } from '@mantine/core';
import { DecideCase, ExemptCase } from '@mingcha/domain/accountability';
import type { FileRef } from '@mingcha/domain/papers';
import { dayField, useWords, useZone } from '@mingcha/ui';
import { client } from '../../api/trpc.ts';
import { DayField, ManyField } from '../../forms/fields.tsx';
import { FileField } from '../../forms/file-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { StepProps } from './handling-steps.tsx';
import { useMeasureOptions } from './measure-options.ts';
import { useCasePeople } from './use-people.ts';

export interface DiscussionValues {
  on: string;
  participants: string[];
  minutes: FileRef | null;
}

interface DiscussionProps {
  value: DiscussionValues;
  onChange: (value: DiscussionValues) => void;
  faultOf: (name: string) => string | undefined;
}

/** Who sat together, when, and what was written down of it. */
export function DiscussionFields({ value, onChange, faultOf }: DiscussionProps) {
  const { say } = useWords();
  const people = useCasePeople();
  return (
    <>
      <DayField
        name="discussion.on"
        label={say('desk.case.discussion.on')}
        value={value.on}
        onChange={(on) => onChange({ ...value, on })}
        error={faultOf('discussion.on')}
      />
      <ManyField
        name="discussion.participants"
        label={say('desk.case.discussion.participants')}
        options={people}
        value={value.participants}
        onChange={(participants) => onChange({ ...value, participants })}
        error={faultOf('discussion.participants')}
        required
      />
      <FileField
        name="discussion.minutes"
        label={say('desk.case.discussion.minutes')}
        single
        required
        value={value.minutes === null ? [] : [value.minutes]}
        onChange={([minutes = null]) => onChange({ ...value, minutes })}
        error={faultOf('discussion.minutes')}
      />
    </>
  );
}

export const emptyDiscussion: DiscussionValues = { on: '', participants: [], minutes: null };

export function DecisionStep({ row, step, onClose }: StepProps) {
  const { say, term } = useWords();
  const zone = useZone();
  const measures = useMeasureOptions(row);
  return (
    <FormDialog
      title={term('command', step)}
      form={`case.decide.${row.id}`}
      initial={{
        measures: [] as string[],
        months: null as number | null,
        reasons: '',
        basis: '',
        from: dayField(Date.now(), zone),
        discussion: emptyDiscussion,
      }}
      schema={DecideCase}
      run={(said) => client.cases.decide.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.decidedDone')}
      opened
      onClose={onClose}
      lines={[
        say('desk.case.decide.line', {
          measures: row.noticeMeasures.map((code) => term('measure', code)).join('、'),
        }),
        say('desk.case.decide.people'),
      ]}
    >
      {({ text, values, set, faultOf }) => (
        <>
          <DiscussionFields
            value={values.discussion}
            onChange={(said) => set('discussion', said)}
            faultOf={faultOf}
          />
          <ManyField
            name="measures"
            label={say('desk.case.decided')}
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
            allowDecimal={false}
            value={values.months ?? ''}
            error={faultOf('months')}
            onChange={(typed) => set('months', typeof typed === 'number' ? typed : null)}
          />
          <Textarea label={say('desk.case.reasons')} autosize minRows={3} required {...text('reasons')} />
          <Textarea label={say('desk.case.basis')} autosize minRows={2} required {...text('basis')} />
          <DayField
            name="from"
            label={say('desk.case.from')}
            value={values.from}
            onChange={(from) => set('from', from)}
            error={faultOf('from')}
          />
        </>
      )}
    </FormDialog>
  );
}

/** Exempted or dismissed: also decided by people together. */
export function EndStep({ row, step, onClose }: StepProps) {
  const { say, term } = useWords();
  const run = step === 'exemptCase' ? client.cases.exempt : client.cases.dismiss;
  return (
    <FormDialog
      title={term('command', step)}
      form={`case.${step}.${row.id}`}
      initial={{ ground: '', discussion: emptyDiscussion }}
      schema={ExemptCase}
      run={(said) => run.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.decidedDone')}
      opened
      onClose={onClose}
    >
      {({ text, values, set, faultOf }) => (
        <>
          <DiscussionFields
            value={values.discussion}
            onChange={(said) => set('discussion', said)}
            faultOf={faultOf}
          />
          <Textarea label={say('desk.case.ground')} autosize minRows={3} required {...text('ground')} />
        </>
      )}
    </FormDialog>
  );
}
