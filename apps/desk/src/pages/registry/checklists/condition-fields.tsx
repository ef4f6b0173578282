import { ActionIcon, Button, Select } from '@mantine/core';
import { type Condition, isCounted, type Needs, type Question } from '@mingcha/domain/registry';
import { useRowKeys, useWords } from '@mingcha/ui';
import { IconX } from '@tabler/icons-react';
import styles from './checklists.module.css';
import { without } from './editing.ts';
import { questionName, ValueField } from './value-field.tsx';

interface Props {
  question: Question;
  onChange: (question: Question) => void;
}

const comparisons = (of: Question) =>
  isCounted(of.answer) ? (['same', 'other', 'at-least', 'at-most'] as const) : (['same', 'other'] as const);

const firstValue = (of: Question) =>
  of.answer === 'yes-no' ? true : of.answer === 'choice' ? (of.choices?.[0] ?? '') : 1;

/** Asked only if earlier questions were answered so; all of them must hold. */
export function ConditionFields({ question, before, onChange }: Props & { before: readonly Question[] }) {
  const { say, language } = useWords();
  const conditions = question.shownIf ?? [];
  const rows = useRowKeys(conditions.length);
  const asked = before.filter(({ answer }) => answer !== 'text');
  const set = (next: readonly Condition[]) =>
    onChange(next.length === 0 ? without(question, 'shownIf') : { ...question, shownIf: [...next] });
  const change = (at: number, condition: Condition) =>
    set(conditions.map((each, index) => (index === at ? condition : each)));
  const [first] = asked;
  return (
    <div className={styles.part}>
      {conditions.map((condition, index) => {
        const of = asked.find(({ id }) => id === condition.question);
        return (
          <div key={rows.of(index)} className={styles.condition}>
            <Select
              label={say('desk.list.shownIf')}
              value={of === undefined ? null : condition.question}
              data={asked.map((each) => ({ value: each.id, label: questionName(each, language) }))}
              onChange={(id) => {
                const chosen = asked.find((each) => each.id === id);
                if (chosen) change(index, { question: chosen.id, is: 'same', value: firstValue(chosen) });
              }}
            />
            {of === undefined ? null : (
              <>
                <Select
                  label={say('desk.list.is')}
                  value={condition.is}
                  data={comparisons(of).map((is) => ({ value: is, label: say(`desk.list.is.${is}`) }))}
                  onChange={(is) => is !== null && change(index, { ...condition, is: is as Condition['is'] })}
                />
                <ValueField
                  label={say('desk.list.value')}
                  of={of}
                  value={condition.value}
                  onChange={(value) => change(index, { ...condition, value })}
                />
              </>
            )}
            <ActionIcon
              variant="subtle"
              aria-label={say('desk.list.condition.remove')}
              onClick={() => {
                rows.drop(index);
                set(conditions.filter((_, each) => each !== index));
              }}
            >
              <IconX size="1rem" aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {first === undefined || conditions.length >= 4 ? null : (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => set([...conditions, { question: first.id, is: 'same', value: firstValue(first) }])}
        >
          {say('desk.list.condition.add')}
        </Button>
      )}
    </div>
  );
}

const whens = (question: Question) => ['always', ...comparisons(question)] as const;

/** The least an answer must come with. */
export function NeedsFields({ question, onChange }: Props) {
  const { say } = useWords();
  const { needs } = question;
  const set = (next: Needs | null) =>
    onChange(next === null ? without(question, 'needs') : { ...question, needs: next });
  const wanted = question.answer === 'text' ? (['always'] as const) : whens(question);
  return (
    <div className={styles.condition}>
      <Select
        label={say('desk.list.needs')}
        value={needs?.is ?? 'none'}
        data={[
          { value: 'none', label: say('desk.list.needs.none') },
          ...wanted.map((is) => ({ value: is, label: say(`desk.list.needs.${is}`) })),
        ]}
        onChange={(is) => {
          if (is === null || is === 'none') return set(null);
          const what = needs?.what ?? 'either';
          const value = needs?.value ?? (question.answer === 'yes-no' ? false : firstValue(question));
          set(is === 'always' ? { is, what } : { is: is as Needs['is'], value, what });
        }}
      />
      {needs === undefined ? null : (
        <>
          {needs.is === 'always' ? null : (
            <ValueField
              label={say('desk.list.value')}
              of={question}
              value={needs.value}
              onChange={(value) => set({ ...needs, value })}
            />
          )}
          <Select
            label={say('desk.list.needs.what')}
            value={needs.what}
            data={(['either', 'evidence', 'words'] as const).map((what) => ({
              value: what,
              label: say(`desk.list.what.${what}`),
            }))}
            onChange={(what) => what !== null && set({ ...needs, what: what as Needs['what'] })}
          />
        </>
      )}
    </div>
  );
}
