import { gentleCheck } from '@mingcha/domain/findings';
import { useWords } from '@mingcha/ui';
import type { FindingForm } from './finding-form.ts';
import styles from './table.module.css';

/** What may help the words to tell what was seen. It stops nobody, and is quiet when there is nothing to say. */
export function GentleNotes({ form }: { form: FindingForm }) {
  const { say } = useWords();
  const noticed = gentleCheck({
    observation: form.observation,
    style: form.style,
    criterion: form.criterion,
    post: form.postKnown ? form.post : '',
    postUnknownReason: form.postKnown ? '' : form.postUnknownReason,
    hasDuration: (form.time?.run ?? '') !== '' || (form.time?.from ?? '') !== '',
  });
  if (noticed.length === 0) return null;
  return (
    <section className={styles.hints} aria-label={say('hint.title')} aria-live="polite">
      <ul>
        {noticed.map(({ hint, word }) => (
          <li key={`${hint} ${word ?? ''}`}>{say(`hint.${hint}`, { word: word ?? '' })}</li>
        ))}
      </ul>
    </section>
  );
}
