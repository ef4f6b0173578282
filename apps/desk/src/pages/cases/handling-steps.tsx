import { NumberInput, Select, Textarea } from '@mantine/core';
import {
  AcceptCase,
  AnswerDefence,
  ServeDecision,
  ServeNotice,
  TransferCase,
} from '@mingcha/domain/accountability';
import type { FileRef } from '@mingcha/domain/papers';
import { useWords, useZone } from '@mingcha/ui';
import { client } from '../../api/trpc.ts';
import { ManyField, OneField } from '../../forms/fields.tsx';
import { FileField } from '../../forms/file-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { ProofFields, proofOf, useEmptyProof } from '../../forms/proof-fields.tsx';
import styles from './cases.module.css';
import type { CaseDetail } from './detail.tsx';
import { useMeasureOptions } from './measure-options.ts';
import { useCasePeople } from './use-people.ts';

export interface StepProps {
  row: CaseDetail['case'];
  step: string;
  onClose: () => void;
}

export function TransferStep({ row, step, onClose }: StepProps) {
  const { say, term } = useWords();
  return (
    <FormDialog
      title={term('command', step)}
      form={`case.transfer.${row.id}`}
      initial={{ handover: '', receipt: null as FileRef | null }}
      schema={TransferCase}
      toCommand={({ handover, receipt }) => ({
        handover: handover.split('\n').filter((line) => line.trim() !== ''),
        ...(receipt === null ? {} : { receipt }),
      })}
      run={(said) => client.cases.transfer.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.transferred')}
      opened
      onClose={onClose}
      lines={[say('desk.case.transfer.line', { organ: row.organ })]}
    >
      {({ text, values, set, faultOf }) => (
        <>
          <Textarea label={say('desk.case.handover')} autosize minRows={3} required {...text('handover')} />
          <FileField
            name="receipt"
            label={say('desk.case.receipt')}
            single
            value={values.receipt === null ? [] : [values.receipt]}
            onChange={([file = null]) => set('receipt', file)}
            error={faultOf('receipt')}
          />
        </>
      )}
    </FormDialog>
  );
}

export function AcceptStep({ row, step, onClose }: StepProps) {
  const { say, term } = useWords();
  const people = useCasePeople();
  return (
    <FormDialog
      title={term('command', step)}
      form={`case.accept.${row.id}`}
      initial={{ investigators: [] as string[] }}
      schema={AcceptCase}
      run={(said) => client.cases.accept.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.accepted')}
      opened
      onClose={onClose}
      lines={[say('desk.case.accept.line')]}
    >
      {({ values, set, faultOf }) => (
        <ManyField
          name="investigators"
          label={say('desk.case.investigators')}
          options={people}
          value={values.investigators}
          onChange={(chosen) => set('investigators', chosen)}
          error={faultOf('investigators')}
          required
        />
      )}
    </FormDialog>
  );
}

export function NoticeStep({ row, step, onClose }: StepProps) {
  const { say, term } = useWords();
  const zone = useZone();
  const proof = useEmptyProof();
  const measures = useMeasureOptions(row);
  return (
    <FormDialog
      title={term('command', step)}
      form={`case.notice.${row.id}`}
      initial={{ measures: [] as string[], months: null as number | null, facts: '', basis: '', proof }}
      schema={ServeNotice}
      toCommand={({ proof: typed, ...said }) => ({ ...said, proof: proofOf(typed, zone) })}
      run={(said) => client.cases.serveNotice.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.noticeServed')}
      opened
      onClose={onClose}
      lines={[say('desk.case.notice.line')]}
    >
      {({ text, values, set, faultOf }) => (
        <>
          <Textarea label={say('desk.case.facts')} autosize minRows={3} required {...text('facts')} />
          <Textarea label={say('desk.case.basis')} autosize minRows={2} required {...text('basis')} />
          <ManyField
            name="measures"
            label={say('desk.case.noticed')}
            hint={say('desk.case.measures.hint')}
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
          <ProofFields value={values.proof} onChange={(typed) => set('proof', typed)} faultOf={faultOf} />
        </>
      )}
    </FormDialog>
  );
}

export function AnswerStep({ row, step, onClose }: StepProps) {
  const { say, term } = useWords();
  const people = useCasePeople();
  return (
    <FormDialog
      title={term('command', step)}
      form={`case.answer.${row.id}`}
      initial={{
        points: row.points.map(({ n }) => ({ n, outcome: '', text: '' })),
        forum: [] as string[],
      }}
      schema={AnswerDefence}
      run={(said) => client.cases.answerDefence.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.answered')}
      opened
      onClose={onClose}
      lines={[say('desk.case.answer.line')]}
    >
      {({ values, set, faultOf }) => {
        const put = (n: number, change: object) =>
          set(
            'points',
            values.points.map((each) => (each.n === n ? { ...each, ...change } : each)),
          );
        return (
          <>
            {values.points.map((answer, place) => (
              <fieldset key={answer.n}>
                <legend>{say('desk.case.point', { n: answer.n })}</legend>
                <p className={styles.text}>{row.points.find((point) => point.n === answer.n)?.text}</p>
                <Select
                  name={`points.${place}.outcome`}
                  label={say('desk.case.outcome')}
                  required
                  data={(['accepted', 'partly', 'rejected'] as const).map((outcome) => ({
                    value: outcome,
                    label: term('outcome', outcome),
                  }))}
                  value={answer.outcome === '' ? null : answer.outcome}
                  error={faultOf(`points.${place}.outcome`)}
                  onChange={(outcome) => put(answer.n, { outcome: outcome ?? '' })}
                />
                <Textarea
                  name={`points.${place}.text`}
                  label={say('desk.reason')}
                  required
                  value={answer.text}
                  error={faultOf(`points.${place}.text`)}
                  onChange={(event) => put(answer.n, { text: event.currentTarget.value })}
                />
              </fieldset>
            ))}
            <ManyField
              name="forum"
              label={say('desk.case.forum')}
              hint={say('desk.case.forum.hint')}
              options={people}
              value={values.forum}
              onChange={(chosen) => set('forum', chosen)}
              error={faultOf('forum')}
              required
            />
          </>
        );
      }}
    </FormDialog>
  );
}

export function ServeStep({ row, step, onClose }: StepProps) {
  const { say, term } = useWords();
  const zone = useZone();
  const proof = useEmptyProof();
  const open = [
    ...(row.person !== null && row.servedPersonAt === null ? (['person'] as const) : []),
    ...(row.servedUnitAt === null ? (['unit'] as const) : []),
  ];
  return (
    <FormDialog
      title={term('command', step)}
      form={`case.serve.${row.id}`}
      initial={{ to: (open[0] ?? null) as string | null, proof }}
      schema={ServeDecision}
      toCommand={({ to, proof: typed }) => ({ to, proof: proofOf(typed, zone) })}
      run={(said) => client.cases.serve.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.served')}
      opened
      onClose={onClose}
      lines={[say('desk.case.serve.line')]}
    >
      {({ one, values, set, faultOf }) => (
        <>
          <OneField
            label={say('desk.case.serve.to')}
            options={open.map((to) => ({ value: to, label: say(`desk.case.against.${to}`) }))}
            required
            {...one('to')}
          />
          <ProofFields value={values.proof} onChange={(typed) => set('proof', typed)} faultOf={faultOf} />
        </>
      )}
    </FormDialog>
  );
}
