import { factsOf, inTimeOrder, isInTimeOrder, observationOf, type TimedFact } from '@mingcha/domain/findings';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { Press, PressRow } from '../../parts/press.tsx';
import styles from './table.module.css';

interface FactsEditorProps {
  value: string;
  /** What stands in the time of a first fact: when the finding was observed. */
  seenAt: string;
  onChange: (observation: string) => void;
  onLeave: () => void;
}

/** A fact and what it is called here while it is typed and moved. */
interface Row extends TimedFact {
  readonly row: number;
}

const emptyAfter = (rows: readonly Row[], seenAt: string): Row => ({
  time: rows.at(-1)?.time ?? seenAt,
  text: '',
  row: 1 + Math.max(-1, ...rows.map(({ row }) => row)),
});

/** An observation fact by fact, each with its time. What is written down is the same text, a fact a line. */
export function FactsEditor({ value, seenAt, onChange, onLeave }: FactsEditorProps) {
  const { say } = useWords();
  // Kept beside the text: a fact that has a time and no words yet stands in no text.
  const [facts, setFacts] = useState<readonly Row[]>(() => {
    const [first = { time: seenAt, text: '' }, ...rest] = factsOf(value);
    return [{ ...first, time: first.time ?? seenAt }, ...rest].map((fact, row) => ({ ...fact, row }));
  });
  const set = (next: readonly Row[]) => {
    setFacts(next);
    onChange(observationOf(next));
  };
  const change = (index: number, part: Partial<TimedFact>) =>
    set(facts.map((fact, each) => (each === index ? { ...fact, ...part } : fact)));
  return (
    <fieldset className={styles.facts}>
      <legend>{say('field.facts.title')}</legend>
      <ol>
        {facts.map((fact, index) => (
          <li key={fact.row}>
            <input
              type="time"
              aria-label={say('field.facts.time', { number: index + 1 })}
              value={fact.time ?? ''}
              onChange={(event) => change(index, { time: event.target.value || null })}
            />
            <textarea
              rows={2}
              aria-label={say('field.facts.text', { number: index + 1 })}
              value={fact.text}
              onChange={(event) => change(index, { text: event.target.value.replaceAll('\n', ' ') })}
            />
            <button
              type="button"
              aria-label={say('field.facts.remove', { number: index + 1 })}
              disabled={facts.length === 1}
              onClick={() => set(facts.filter((_, each) => each !== index))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <PressRow>
        <Press onClick={() => set([...facts, emptyAfter(facts, seenAt)])}>{say('field.facts.add')}</Press>
        {isInTimeOrder(facts) ? null : (
          <Press onClick={() => set(inTimeOrder(facts))}>{say('field.facts.sort')}</Press>
        )}
        <Press look="bare" onClick={onLeave}>
          {say('field.facts.as-text')}
        </Press>
      </PressRow>
    </fieldset>
  );
}
