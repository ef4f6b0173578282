import { isTombstone } from '@mingcha/domain';
import { type Answer, type Given, lacking, type Question } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useOpen } from '../../state/hooks.ts';
import type { PackChecklist } from '../../state/pack.ts';
import type { VisitView } from '../../visit/view.ts';
import { AnswerInput } from './answer-input.tsx';
import { AnswerSupport } from './answer-support.tsx';
import styles from './checklist.module.css';
import type { Said } from './checklist-page.tsx';

interface QuestionViewProps {
  view: VisitView;
  list: PackChecklist;
  question: Question;
  given: Given;
  /** Answers whether it was written down. `stays`: more is to be said to this question. */
  onSaid: (said: Said, stays: boolean) => Promise<boolean>;
}

export function QuestionView({ view, list, question, given, onSaid }: QuestionViewProps) {
  const { say, language } = useWords();
  const open = useOpen();
  const en = language === 'en';
  const { id } = question;
  const present = given.answers[id];
  const excuse = given.excused[id];
  const answered = present === undefined || isTombstone(present) || excuse !== undefined ? null : present;
  const lacks = lacking(question, given);

  const answer = async (value: Answer) => {
    const next = { ...given, answers: { ...given.answers, [id]: value } };
    const wants = lacking(question, { ...next, excused: without(given.excused, id) }) !== null;
    if (await onSaid({ answers: { [id]: value } }, wants)) await open.drafts.drop(`answer/${view.id}/${id}`);
  };

  return (
    <>
      <p className={styles.list}>{en ? (list.nameEn ?? list.name) : list.name}</p>
      <p className={styles.question}>{en ? question.text.en || question.text.zh : question.text.zh}</p>
      {question.criterion === '' ? null : (
        <p className={styles.soft}>{say('field.checklist.criterion', { criterion: question.criterion })}</p>
      )}
      <AnswerInput
        visit={view.id}
        question={question}
        answered={answered}
        onAnswer={(value) => void answer(value)}
      />
      {excuse === undefined ? null : (
        <p className={styles.excused}>
          {say('checklist.excused', { why: isTombstone(excuse) ? say('ui.erased') : excuse })}
        </p>
      )}
      {lacks === null ? null : (
        <p className={styles.lacks} role="status">
          {say(`checklist.needs.${lacks}`)}
        </p>
      )}
      <AnswerSupport view={view} question={question} given={given} insist={lacks !== null} onSaid={onSaid} />
      {question.required ? null : <p className={styles.soft}>{say('field.checklist.optional')}</p>}
    </>
  );
}

const without = <T,>(map: Readonly<Record<string, T>>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([each]) => each !== id));
