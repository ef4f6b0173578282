import { isTombstone } from '@mingcha/domain';
import type { Question } from '@mingcha/domain/registry';
import { Empty, Loading, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Choice, Field } from '../parts/field.tsx';
import { Press, PressRow } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { useOpen, useVisit } from '../state/hooks.ts';
import { useDraft } from '../state/use-draft.ts';
import { progressOf } from '../visit/checklist.ts';
import { actOnVisit } from '../visit/visit-acts.ts';
import styles from './checklist.module.css';

type Answer = boolean | number | string;

/** One question a screen; the first one without an answer comes first. */
export function ChecklistPage() {
  const { visit } = useParams({ from: '/n/$visit/checklist' });
  const { say, language } = useWords();
  const open = useOpen();
  const go = useNavigate();
  const view = useVisit(visit);
  const checklist = view.pack?.checklist ?? null;
  const questions = checklist?.questions ?? [];
  const progress = progressOf(checklist, view.state.answers);
  const first = questions.findIndex((each) => each.id === progress.missing[0]);
  const [at, setAt] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const back = view.state.status === 'started' ? `/n/${visit}` : `/n/${visit}/table`;
  const number = at ?? Math.max(first, 0);
  const question = questions[number];

  if (view.state.fields === null) return <Loading />;
  if (question === undefined) {
    return (
      <Screen title={say('field.checklist.title')} back={back}>
        <Empty title={say('field.checklist.none')} why={say('field.checklist.none.why')} />
      </Screen>
    );
  }
  const present = view.state.answers[question.id];
  const answered = present === undefined || isTombstone(present) ? null : present;

  const answer = async (value: Answer) => {
    const done =
      value === answered
        ? { ok: true as const }
        : await actOnVisit(open, visit, { type: 'answerQuestions', answers: { [question.id]: value } });
    if (!done.ok) return setRefusal(done.refusal);
    await open.drafts.drop(`answer/${visit}/${question.id}`);
    setRefusal(null);
    if (number + 1 < questions.length) setAt(number + 1);
    else void go({ to: back });
  };

  return (
    <Screen
      title={say('field.checklist.number', { at: number + 1, of: questions.length })}
      back={back}
      foot={
        <PressRow>
          <Press disabled={number === 0} onClick={() => setAt(number - 1)}>
            {say('field.checklist.before')}
          </Press>
          <Press disabled={number + 1 >= questions.length} onClick={() => setAt(number + 1)}>
            {say('field.checklist.skip')}
          </Press>
        </PressRow>
      }
    >
      <progress className={styles.progress} max={progress.required || 1} value={progress.done} />
      <p className={styles.question}>{language === 'en' ? question.text.en : question.text.zh}</p>
      {question.criterion === '' ? null : (
        <p className={styles.soft}>{say('field.checklist.criterion', { criterion: question.criterion })}</p>
      )}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <AnswerInput
        key={question.id}
        visit={visit}
        question={question}
        answered={answered}
        onAnswer={(value) => void answer(value)}
      />
      {question.required ? null : <p className={styles.soft}>{say('field.checklist.optional')}</p>}
    </Screen>
  );
}

interface AnswerInputProps {
  visit: string;
  question: Question;
  answered: Answer | null;
  onAnswer: (value: Answer) => void;
}

function AnswerInput({ visit, question, answered, onAnswer }: AnswerInputProps) {
  const { say } = useWords();
  const draft = useDraft(`answer/${visit}/${question.id}`, answered === null ? '' : String(answered));
  if (question.answer === 'yes-no') {
    return (
      <div className={styles.choices}>
        {([true, false] as const).map((value) => (
          <Press key={`${value}`} aria-pressed={answered === value} onClick={() => onAnswer(value)}>
            {say(value ? 'field.checklist.yes' : 'field.checklist.no')}
          </Press>
        ))}
      </div>
    );
  }
  if (question.answer === 'choice') {
    return (
      <Choice
        label={say('field.checklist.choose')}
        value={typeof answered === 'string' ? answered : null}
        onChange={onAnswer}
        options={(question.choices ?? []).map((each) => ({ value: each, label: each }))}
      />
    );
  }
  const text = draft.value ?? '';
  const asText = question.answer === 'text';
  const value = asText ? text.trim() : Number.parseInt(text, 10);
  return (
    <div className={styles.typed}>
      <Field label={say(`field.checklist.in.${question.answer}`)}>
        {asText ? (
          <textarea value={text} maxLength={1000} onChange={(event) => draft.set(event.target.value)} />
        ) : (
          <input
            inputMode="numeric"
            value={text}
            maxLength={9}
            onChange={(event) => draft.set(event.target.value.replaceAll(/\D/g, ''))}
          />
        )}
      </Field>
      <Press
        look="filled"
        wide
        disabled={asText ? value === '' : Number.isNaN(value)}
        onClick={() => onAnswer(value)}
      >
        {say('field.checklist.next')}
      </Press>
    </div>
  );
}
