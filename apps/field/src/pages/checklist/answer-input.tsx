import { type Answer, type Question, scaleOf } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { Choice, Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { useDraft } from '../../state/use-draft.ts';
import styles from './checklist.module.css';

interface AnswerInputProps {
  visit: string;
  question: Question;
  answered: Answer | null;
  onAnswer: (value: Answer) => void;
}

/** More steps than fit under a thumb are typed. */
const mostKeys = 10;

export function AnswerInput(props: AnswerInputProps) {
  const { say, language } = useWords();
  const { question, answered, onAnswer } = props;
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
    const textOf = (choice: string) => {
      const text = question.choiceTexts?.[choice];
      return (language === 'en' ? text?.en : text?.zh) || choice;
    };
    return (
      <Choice
        label={say('field.checklist.choose')}
        value={typeof answered === 'string' ? answered : null}
        onChange={onAnswer}
        options={(question.choices ?? []).map((each) => ({ value: each, label: textOf(each) }))}
      />
    );
  }
  if (question.answer === 'score' && scaleOf(question) <= mostKeys) {
    return (
      <fieldset className={styles.scale} aria-label={say('field.checklist.in.score')}>
        {Array.from({ length: scaleOf(question) + 1 }, (_, value) => value).map((value) => (
          <button key={value} type="button" aria-pressed={answered === value} onClick={() => onAnswer(value)}>
            {value}
          </button>
        ))}
      </fieldset>
    );
  }
  return <Typed {...props} />;
}

function Typed({ visit, question, answered, onAnswer }: AnswerInputProps) {
  const { say } = useWords();
  const draft = useDraft(`answer/${visit}/${question.id}`, answered === null ? '' : String(answered));
  const text = draft.value ?? '';
  const asText = question.answer === 'text';
  const value = asText ? text.trim() : Number.parseInt(text, 10);
  const tooMuch = question.answer === 'score' && typeof value === 'number' && value > scaleOf(question);
  return (
    <div className={styles.typed}>
      <Field
        label={say(`field.checklist.in.${question.answer as 'count'}`)}
        fault={tooMuch ? say('field.checklist.unfit', { to: scaleOf(question) }) : null}
      >
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
        disabled={tooMuch || (asText ? value === '' : Number.isNaN(value))}
        onClick={() => void draft.flush().then(() => onAnswer(value))}
      >
        {say('field.checklist.next')}
      </Press>
    </div>
  );
}
