import { SegmentedControl } from '@mantine/core';
import { type Language, languages } from '@mingcha/words';
import { useWords } from './use-words.ts';

/** Each language is named in itself, so that it is found by whoever cannot read the other. */
export function LanguageSwitch() {
  const { language, setLanguage, say } = useWords();
  return (
    <SegmentedControl
      size="xs"
      role="radiogroup"
      aria-label={say('ui.language')}
      value={language}
      onChange={(chosen) => setLanguage(chosen as Language)}
      data={languages.map((each) => ({ value: each, label: say(`language.${each}`) }))}
    />
  );
}
