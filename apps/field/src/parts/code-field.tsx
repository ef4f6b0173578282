import { useWords } from '@mingcha/ui';
import { Field } from './field.tsx';

interface CodeFieldProps {
  hint: string;
  typed: string;
  onType: (typed: string) => void;
}

/** The code that the desk shows, typed as it stands there: nothing completes or corrects it. */
export function CodeField({ hint, typed, onType }: CodeFieldProps) {
  const { say } = useWords();
  return (
    <Field label={say('field.enrol.code')} hint={hint}>
      <input
        value={typed}
        onChange={(event) => onType(event.target.value)}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        inputMode="text"
      />
    </Field>
  );
}
