import { Textarea } from '@mantine/core';
import { DecideCase, ExemptCase } from '@mingcha/domain/accountability';
import { dayField, useWords, useZone } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { client, useTRPC } from '../../api/trpc.ts';
import { DayField } from '../../forms/fields.tsx';
import { type Fields, FormDialog } from '../../forms/form-dialog.tsx';
import { DiscussionFields, emptyDiscussion } from '../../parts/discussion-fields.tsx';
import { MeasureFields } from '../../parts/measure-fields.tsx';
import { useMeasureOptions } from '../../parts/use-measure-options.ts';
import type { StepProps } from './handling-steps.tsx';

interface VerdictProps extends StepProps {
  /** Printed for the pen: the day is the one that is written beside the signature. */
  pen?: boolean;
  above?: ReactNode;
}

const PenDecide = DecideCase.omit({ from: true });

/** Prints what was agreed and leads to the sheet. */
function usePen() {
  const navigate = useNavigate();
  const prepare = useMutation(useTRPC().papers.prepare.mutationOptions());
  return async (act: string, target: Record<string, unknown>) => {
    const { id } = await prepare.mutateAsync({ act, target });
    await navigate({ to: '/papers/$id', params: { id } });
  };
}

const emptyDecision = {
  measures: [] as string[],
  months: null as number | null,
  reasons: '',
  basis: '',
  discussion: emptyDiscussion,
};

export function DecisionStep({ row, step, onClose, pen = false, above }: VerdictProps) {
  const { say, term } = useWords();
  const zone = useZone();
  const print = usePen();
  const frame = {
    opened: true,
    onClose,
    lines: [
      say('desk.case.decide.line', {
        measures: row.noticeMeasures.map((code) => term('measure', code)).join('、'),
      }),
      say(pen ? 'desk.case.pen.line' : 'desk.case.decide.people'),
    ],
  };
  if (pen)
    return (
      <FormDialog
        {...frame}
        title={say('desk.case.pen')}
        form={`case.pen.${row.id}`}
        initial={emptyDecision}
        schema={PenDecide}
        run={(said) => print('cases.decide', { ...said, id: row.id })}
        done={say('desk.paper.prepared')}
      >
        {(fields) => (
          <>
            {above}
            <DecisionFields row={row} fields={fields} />
          </>
        )}
      </FormDialog>
    );
  return (
    <FormDialog
      {...frame}
      title={term('command', step)}
      form={`case.decide.${row.id}`}
      initial={{ ...emptyDecision, from: dayField(Date.now(), zone) }}
      schema={DecideCase}
      run={(said) => client.cases.decide.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.decidedDone')}
    >
      {(fields) => (
        <>
          <DecisionFields row={row} fields={fields as unknown as Fields<typeof emptyDecision>} />
          <DayField
            name="from"
            label={say('desk.case.from')}
            value={fields.values.from}
            onChange={(from) => fields.set('from', from)}
            error={fields.faultOf('from')}
          />
        </>
      )}
    </FormDialog>
  );
}

interface DecisionFieldsProps {
  row: StepProps['row'];
  fields: Fields<typeof emptyDecision>;
}

function DecisionFields({ row, fields: { text, values, set, faultOf } }: DecisionFieldsProps) {
  const { say } = useWords();
  const measures = useMeasureOptions(row);
  return (
    <>
      <DiscussionFields
        value={values.discussion}
        onChange={(said) => set('discussion', said)}
        faultOf={faultOf}
      />
      <MeasureFields
        label={say('desk.case.decided')}
        options={measures}
        value={values}
        onChange={(said) => {
          set('measures', said.measures);
          set('months', said.months);
        }}
        faultOf={faultOf}
      />
      <Textarea label={say('desk.case.reasons')} autosize minRows={3} required {...text('reasons')} />
      <Textarea label={say('desk.case.basis')} autosize minRows={2} required {...text('basis')} />
    </>
  );
}

/** Exempted or dismissed: also decided by people together. */
export function EndStep({ row, step, onClose, pen = false, above }: VerdictProps) {
  const { say, term } = useWords();
  const print = usePen();
  const exempts = step === 'exemptCase';
  const run = exempts ? client.cases.exempt : client.cases.dismiss;
  return (
    <FormDialog
      title={pen ? say('desk.case.pen') : term('command', step)}
      form={`case.${pen ? 'pen.' : ''}${step}.${row.id}`}
      initial={{ ground: '', discussion: emptyDiscussion }}
      schema={ExemptCase}
      run={(said) =>
        pen
          ? print(exempts ? 'cases.exempt' : 'cases.dismiss', { ...said, id: row.id })
          : run.mutate({ ...said, id: row.id, expected: row.version })
      }
      done={say(pen ? 'desk.paper.prepared' : 'desk.case.decidedDone')}
      opened
      onClose={onClose}
      lines={pen ? [say('desk.case.pen.line')] : []}
    >
      {({ text, values, set, faultOf }) => (
        <>
          {above}
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
