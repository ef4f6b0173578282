import { ActionIcon, Checkbox, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { AnswerKind, type FaultAt, type Question, scaleOf } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { Pair } from '../../../forms/form-frame.tsx';
import styles from './checklists.module.css';
import { ChoiceFields } from './choice-fields.tsx';
import { ConditionFields, NeedsFields } from './condition-fields.tsx';
import { answeredBy, type Editing } from './editing.ts';
import { PointsFields } from './points-fields.tsx';

interface QuestionEditorProps {
  list: Editing;
  at: number;
  question: Question;
  faults: readonly FaultAt[];
  onChange: (question: Question) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function QuestionEditor(props: QuestionEditorProps) {
  const { list, at, question, faults, onChange, onMove, onRemove } = props;
  const { say, term, language } = useWords();
  const number = at + 1;
  return (
    <fieldset className={styles.question}>
      <legend className={styles.legend}>{say('desk.list.question', { number })}</legend>
      <Group gap={4} className={styles.tools}>
        <ActionIcon
          variant="subtle"
          aria-label={say('desk.list.up', { number })}
          disabled={at === 0}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size="1rem" aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          aria-label={say('desk.list.down', { number })}
          disabled={at === list.questions.length - 1}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size="1rem" aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label={say('desk.list.remove', { number })} onClick={onRemove}>
          <IconTrash size="1rem" aria-hidden />
        </ActionIcon>
      </Group>
      {faults.map(({ fault }) => (
        <p key={fault} role="alert" className={styles.fault}>
          {term('checklist-fault', fault)}
        </p>
      ))}
      <Pair>
        <Textarea
          label={say('desk.list.text.zh', { number })}
          autosize
          maxLength={200}
          value={question.text.zh}
          onChange={(event) =>
            onChange({ ...question, text: { ...question.text, zh: event.currentTarget.value } })
          }
        />
        <Textarea
          label={say('desk.list.text.en', { number })}
          autosize
          maxLength={300}
          value={question.text.en}
          onChange={(event) =>
            onChange({ ...question, text: { ...question.text, en: event.currentTarget.value } })
          }
        />
      </Pair>
      <Pair>
        <Select
          label={say('desk.list.answer', { number })}
          value={question.answer}
          allowDeselect={false}
          data={AnswerKind.options.map((kind) => ({ value: kind, label: term('desk.answer-kind', kind) }))}
          onChange={(kind) => kind !== null && onChange(answeredBy(question, kind as AnswerKind))}
        />
        <TextInput
          label={say('desk.list.criterion')}
          maxLength={40}
          value={question.criterion}
          onChange={(event) => onChange({ ...question, criterion: event.currentTarget.value })}
        />
      </Pair>
      <Pair>
        {(list.groups ?? []).length < 2 ? null : (
          <Select
            label={say('desk.list.group')}
            value={question.group}
            allowDeselect={false}
            data={(list.groups ?? []).map(({ id, zh, en }) => ({
              value: id,
              label: (language === 'en' ? en : zh) || id,
            }))}
            onChange={(group) => group !== null && onChange({ ...question, group })}
          />
        )}
        {question.answer === 'score' ? (
          <NumberInput
            label={say('desk.list.scale')}
            min={1}
            max={100}
            allowDecimal={false}
            value={scaleOf(question)}
            onChange={(scale) => typeof scale === 'number' && onChange({ ...question, scale })}
          />
        ) : null}
      </Pair>
      {question.answer === 'choice' ? <ChoiceFields question={question} onChange={onChange} /> : null}
      <Checkbox
        label={say('desk.checklist.required')}
        checked={question.required}
        onChange={(event) => onChange({ ...question, required: event.currentTarget.checked })}
      />
      <ConditionFields question={question} before={list.questions.slice(0, at)} onChange={onChange} />
      <PointsFields question={question} onChange={onChange} />
      <NeedsFields question={question} onChange={onChange} />
    </fieldset>
  );
}
