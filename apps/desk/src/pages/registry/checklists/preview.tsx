import { Button, NumberInput, Textarea } from '@mantine/core';
import {
  type Answer,
  type Given,
  isCounted,
  lacking,
  nothingGiven,
  progressIn,
  type Question,
  scaleOf,
  scoreOf,
  shownQuestions,
} from '@mingcha/domain/registry';
import { Tag, useWords } from '@mingcha/ui';
import { useState } from 'react';
import styles from './checklists.module.css';
import type { Editing } from './editing.ts';
import { choiceName, questionName } from './value-field.tsx';

const tones = { good: 'done', fair: 'attention', poor: 'stopped' } as const;

/** The list as the tablet asks it, question by question; what is answered here is kept nowhere. */
export function Preview({ list }: { list: Editing }) {
  const { say, language } = useWords();
  const [given, setGiven] = useState<Given>(nothingGiven);
  const [at, setAt] = useState(0);
  const shown = shownQuestions(list.questions, given);
  const number = Math.min(at, shown.length);
  const question = shown[number];
  const score = scoreOf(list, given);
  const { required, done } = progressIn(list.questions, given);
  const answer = (id: string, value: Answer) =>
    setGiven({ ...given, answers: { ...given.answers, [id]: value } });
  return (
    <section className={styles.preview} aria-label={say('desk.list.preview')}>
      <h2>{say('desk.list.preview')}</h2>
      <div className={styles.tablet}>
        {question === undefined ? (
          <p className={styles.asked}>
            {say(shown.length === 0 ? 'desk.list.preview.none' : 'field.checklist.score')}
          </p>
        ) : (
          <>
            <p className="mc-quiet">{say('field.checklist.number', { at: number + 1, of: shown.length })}</p>
            <progress max={required || 1} value={done} />
            <p className={styles.asked}>{questionName(question, language)}</p>
            <Asked
              key={question.id}
              question={question}
              value={given.answers[question.id] as Answer | undefined}
              onAnswer={(value) => answer(question.id, value)}
            />
            <Lacks question={question} given={given} />
          </>
        )}
        {score.share === null ? null : (
          <p className={styles.sum} role="status">
            {say('checklist.score', { total: score.total, most: score.most })} ·{' '}
            {say('checklist.share', { share: score.share })}{' '}
            {score.band === null ? null : (
              <Tag
                tone={tones[score.band.tone]}
                label={language === 'en' ? score.band.en || score.band.zh : score.band.zh}
              />
            )}
          </p>
        )}
        <div className={styles.turn}>
          <Button disabled={number === 0} onClick={() => setAt(number - 1)}>
            {say('field.checklist.before')}
          </Button>
          <Button disabled={number >= shown.length} onClick={() => setAt(number + 1)}>
            {say('field.checklist.skip')}
          </Button>
        </div>
      </div>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          setGiven(nothingGiven);
          setAt(0);
        }}
      >
        {say('desk.list.preview.again')}
      </Button>
    </section>
  );
}

function Lacks({ question, given }: { question: Question; given: Given }) {
  const { say } = useWords();
  const what = lacking(question, given);
  return what === null ? null : (
    <p className={styles.lacks} role="status">
      {say(`checklist.needs.${what}`)}
    </p>
  );
}

interface AskedProps {
  question: Question;
  value: Answer | undefined;
  onAnswer: (value: Answer) => void;
}

function Asked({ question, value, onAnswer }: AskedProps) {
  const { say, language } = useWords();
  const keys: readonly { value: Answer; label: string }[] =
    question.answer === 'yes-no'
      ? [
          { value: true, label: say('field.checklist.yes') },
          { value: false, label: say('field.checklist.no') },
        ]
      : question.answer === 'choice'
        ? (question.choices ?? []).map((choice) => ({
            value: choice,
            label: choiceName(question, choice, language),
          }))
        : question.answer === 'score' && scaleOf(question) <= 10
          ? Array.from({ length: scaleOf(question) + 1 }, (_, step) => ({ value: step, label: `${step}` }))
          : [];
  if (keys.length > 0) {
    return (
      <div className={styles.keys}>
        {keys.map((key) => (
          <Button
            key={`${key.value}`}
            variant={key.value === value ? 'light' : 'default'}
            aria-pressed={key.value === value}
            onClick={() => onAnswer(key.value)}
          >
            {key.label}
          </Button>
        ))}
      </div>
    );
  }
  return isCounted(question.answer) ? (
    <NumberInput
      aria-label={questionName(question, language)}
      min={0}
      allowDecimal={false}
      value={typeof value === 'number' ? value : ''}
      onChange={(typed) => typeof typed === 'number' && onAnswer(typed)}
    />
  ) : (
    <Textarea
      aria-label={questionName(question, language)}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onAnswer(event.currentTarget.value)}
    />
  );
}
