import { Textarea, TextInput } from '@mantine/core';
import { appealResults, DecideAppeal, remedies } from '@mingcha/domain/accountability';
import { useWords } from '@mingcha/ui';
import { useNavigate } from '@tanstack/react-router';
import { client } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { DiscussionFields, emptyDiscussion } from '../../parts/discussion-fields.tsx';
import { MeasureFields } from '../../parts/measure-fields.tsx';
import { useMeasureOptions } from '../../parts/use-measure-options.ts';
import type { StepProps } from './actions.tsx';

interface ResultProps extends StepProps {
  /** 呈批单: what was agreed together is typed and printed; whoever decides signs it with a pen. */
  pen?: boolean;
}

const initial = {
  result: null as string | null,
  measures: [] as string[],
  months: null as number | null,
  facts: '',
  reasons: '',
  organ: '',
  discussion: emptyDiscussion,
};

/** What was found, why, and what is decided, as it will stand in the decision. */
export function ResultStep({ appeal, onClose, pen = false }: ResultProps) {
  const { say, term } = useWords();
  const navigate = useNavigate();
  const measures = useAnyMeasure(appeal.person);
  const higher = remedies.some(({ code, organ }) => code === appeal.route && organ === 'higher');
  const changesMeasures = (result: string | null) => result === 'changed' && appeal.aboutType === 'case';
  return (
    <FormDialog
      title={pen ? say('desk.case.pen') : term('command', 'decideAppeal')}
      form={`appeal.${pen ? 'pen' : 'decide'}.${appeal.id}`}
      initial={initial}
      schema={DecideAppeal}
      toCommand={({ measures: chosen, months, organ, ...said }) => ({
        ...said,
        ...(organ.trim() === '' ? {} : { organ }),
        ...(changesMeasures(said.result) ? { measures: chosen, months } : {}),
      })}
      run={async (said) => {
        const { id, version: expected } = appeal;
        if (!pen) return client.appeals.decide.mutate({ ...said, id, expected });
        const paper = await client.papers.prepare.mutate({ act: 'appeals.decide', target: { ...said, id } });
        await navigate({ to: '/papers/$id', params: { id: paper.id } });
        return paper;
      }}
      done={say(pen ? 'desk.paper.prepared' : 'desk.appeal.decided')}
      opened
      onClose={onClose}
      lines={[say('desk.own.never'), say(pen ? 'desk.case.pen.line' : 'desk.case.decide.people')]}
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
          {changesMeasures(values.result) ? (
            <MeasureFields
              label={say('desk.appeal.changed')}
              options={measures}
              value={values}
              onChange={(said) => {
                set('measures', said.measures);
                set('months', said.months);
              }}
              faultOf={faultOf}
            />
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

/** Any organ’s measures may be what it is changed to; what would be heavier is refused. */
function useAnyMeasure(person: string | null) {
  return [
    ...useMeasureOptions({ authority: 'SUPERVISION', person }),
    ...useMeasureOptions({ authority: 'PARTY', person }),
    ...useMeasureOptions({ authority: 'EMPLOYER', person }),
    ...useMeasureOptions({ authority: 'GOVERNMENT', person }),
  ].filter((each, place, all) => all.findIndex((one) => one.value === each.value) === place);
}
