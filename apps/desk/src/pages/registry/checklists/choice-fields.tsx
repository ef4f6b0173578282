import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Question } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { IconX } from '@tabler/icons-react';
import styles from './checklists.module.css';
import { newCode } from './editing.ts';

interface ChoiceFieldsProps {
  question: Question;
  onChange: (question: Question) => void;
}

/** The choices of a question, each in both languages. */
export function ChoiceFields({ question, onChange }: ChoiceFieldsProps) {
  const { say } = useWords();
  const choices = question.choices ?? [];
  const texts = question.choiceTexts ?? {};
  const word = (choice: string, language: 'zh' | 'en', text: string) =>
    onChange({
      ...question,
      choiceTexts: { ...texts, [choice]: { zh: '', en: '', ...texts[choice], [language]: text } },
    });
  const remove = (choice: string) => {
    const { [choice]: _, ...left } = texts;
    const points =
      question.points?.by === 'choice'
        ? {
            by: 'choice' as const,
            each: Object.fromEntries(
              Object.entries(question.points.each).filter(([each]) => each !== choice),
            ),
          }
        : question.points;
    onChange({
      ...question,
      choices: choices.filter((each) => each !== choice),
      choiceTexts: left,
      ...(points === undefined ? {} : { points }),
    });
  };
  return (
    <div className={styles.part}>
      {choices.map((choice, index) => (
        <div key={choice} className={styles.condition}>
          <TextInput
            label={say('desk.list.choice.zh', { number: index + 1 })}
            value={texts[choice]?.zh ?? ''}
            onChange={(event) => word(choice, 'zh', event.currentTarget.value)}
          />
          <TextInput
            label={say('desk.list.choice.en', { number: index + 1 })}
            value={texts[choice]?.en ?? ''}
            onChange={(event) => word(choice, 'en', event.currentTarget.value)}
          />
          <ActionIcon
            variant="subtle"
            aria-label={say('desk.list.choice.remove', { number: index + 1 })}
            onClick={() => remove(choice)}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          const choice = newCode(choices, 'c');
          onChange({
            ...question,
            choices: [...choices, choice],
            choiceTexts: { ...texts, [choice]: { zh: '', en: '' } },
          });
        }}
      >
        {say('desk.list.choice.add')}
      </Button>
    </div>
  );
}
