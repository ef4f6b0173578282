import { Button } from '@mantine/core';
import { type WordingHint, wordingHints } from '@mingcha/domain/bulletins';
import { Tag, useWords } from '@mingcha/ui';
import styles from './compose.module.css';

interface HintsProps {
  /** Names the field, for whoever hears the list. */
  label: string;
  text: string;
  /** The field itself: pressing a hint goes to the word in it. */
  field?: () => HTMLTextAreaElement | HTMLInputElement | null;
}

/** Words that an issued document does without. It stops nobody, save where saving is refused, and then it says so. */
export function WordingHints({ label, text, field }: HintsProps) {
  const { say } = useWords();
  const hints = wordingHints(text);
  if (hints.length === 0) return null;
  const jump = ({ at, phrase }: WordingHint) => {
    const element = field?.();
    element?.focus();
    element?.setSelectionRange(at, at + phrase.length);
  };
  return (
    <ul className={styles.hints} aria-label={say('desk.wording.title', { label })}>
      {hints.map((hint) => (
        <li key={`${hint.at} ${hint.phrase}`} data-rule={hint.rule}>
          <Tag
            tone={hint.refused ? 'stopped' : 'attention'}
            label={say(hint.refused ? 'desk.wording.refused' : 'desk.wording.warning')}
          />{' '}
          {field === undefined ? (
            <strong>{hint.phrase}</strong>
          ) : (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={say('desk.wording.jump', { phrase: hint.phrase })}
              onClick={() => jump(hint)}
            >
              {hint.phrase}
            </Button>
          )}{' '}
          {say(`desk.wording.rule.${hint.rule}`)}
        </li>
      ))}
    </ul>
  );
}
