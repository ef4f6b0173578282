import { Select, Textarea } from '@mantine/core';
import { AcceptCase, AnswerDefence, IssueNotice, TransferCase } from '@mingcha/domain/accountability';
import type { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { client } from '../../api/trpc.ts';
import { ManyField } from '../../forms/fields.tsx';
import { FileField } from '../../forms/file-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { MeasureFields } from '../../parts/measure-fields.tsx';
import { useCasePeople } from '../../parts/use-case-people.ts';
import { useMeasureOptions } from '../../parts/use-measure-options.ts';
import styles from './cases.module.css';
import type { CaseDetail } from './detail.tsx';

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

/** Written and printed. Nobody has it yet: its service is another step, and rests on two. */
export function NoticeStep({ row, step, onClose }: StepProps) {
  const { say, term } = useWords();
  const measures = useMeasureOptions(row);
  return (
    <FormDialog
      title={term('command', step)}
      form={`case.notice.${row.id}`}
      initial={{ measures: [] as string[], months: null as number | null, facts: '', basis: '' }}
      schema={IssueNotice}
      run={(said) => client.cases.issueNotice.mutate({ ...said, id: row.id, expected: row.version })}
      done={say('desk.case.noticeIssued')}
      opened
      onClose={onClose}
      lines={[say('desk.case.notice.line')]}
    >
      {({ text, values, set, faultOf }) => (
        <>
          <Textarea label={say('desk.case.facts')} autosize minRows={3} required {...text('facts')} />
          <Textarea label={say('desk.case.basis')} autosize minRows={2} required {...text('basis')} />
          <MeasureFields
            label={say('desk.case.noticed')}
            hint={say('desk.case.measures.hint')}
            options={measures}
            value={values}
            onChange={(said) => {
              set('measures', said.measures);
              set('months', said.months);
            }}
            faultOf={faultOf}
          />
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
