import { NumberInput, Select } from '@mantine/core';
import type { Answer, Question } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';

interface ValueFieldProps {
  label: string;
  /** The question whose answer it would be. */
  of: Question;
  value: Answer | undefined;
  onChange: (value: Answer) => void;
}

/** A value as that question could be answered. */
export function ValueField({ label, of, value, onChange }: ValueFieldProps) {
  const { say, language } = useWords();
  if (of.answer === 'yes-no') {
    return (
      <Select
        label={label}
        value={value === undefined ? null : String(value)}
        data={[
          { value: 'true', label: say('desk.yes') },
          { value: 'false', label: say('desk.no') },
        ]}
        onChange={(chosen) => chosen !== null && onChange(chosen === 'true')}
      />
    );
  }
  if (of.answer === 'choice') {
    return (
      <Select
        label={label}
        value={typeof value === 'string' ? value : null}
        data={(of.choices ?? []).map((choice) => ({
          value: choice,
          label: choiceName(of, choice, language),
        }))}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    );
  }
  return (
    <NumberInput
      label={label}
      min={0}
      allowDecimal={false}
      value={typeof value === 'number' ? value : ''}
      onChange={(typed) => typeof typed === 'number' && onChange(typed)}
    />
  );
}

export function choiceName(question: Question, choice: string, language: string): string {
  const text = question.choiceTexts?.[choice];
  return (language === 'en' ? text?.en : text?.zh) || choice;
}

export const questionName = (question: Question, language: string): string =>
  (language === 'en' ? question.text.en : question.text.zh) ||
  question.text.zh ||
  question.text.en ||
  question.id;
