import { useWords } from '@mingcha/ui';
import { useEffect } from 'react';

/** Why a field does not stand, in words of the desk; null: the browser may say it. Numbers are brought into their bounds as they are typed. */
function wordsFor(field: HTMLInputElement, say: ReturnType<typeof useWords>['say']): string | null {
  const { validity, type, min: from, max: to } = field;
  const isChosen = type === 'checkbox' || type === 'radio' || field.tagName === 'SELECT';
  if (validity.valueMissing && isChosen) return say('desk.field.choose');
  // Half a date is none.
  if (validity.valueMissing || validity.badInput) return say('desk.field.fill');
  if (validity.rangeUnderflow) return say('desk.field.notBefore', { from });
  return validity.rangeOverflow ? say('desk.field.notAfter', { to }) : null;
}

/**
 * A field that does not stand is shown by the browser, with its pointer and its focus; what it says is said in the language of the
 * desk, which need not be the browser's. Of other faults the desk's forms speak themselves.
 */
export function OwnWords(): null {
  const { say } = useWords();
  useEffect(() => {
    const told = new Set<HTMLInputElement>();
    const refused = ({ target }: Event) => {
      // Text areas and lists of choices have the members that are asked for here.
      const field = target as HTMLInputElement;
      const words = wordsFor(field, say);
      if (words === null) return;
      field.setCustomValidity(words);
      told.add(field);
    };
    // A field with words of its own is never valid: they are gone before the next press is judged, however it was filled meanwhile.
    const forget = () => {
      for (const field of told) field.setCustomValidity('');
      told.clear();
    };
    const heard = new AbortController();
    const { signal } = heard;
    document.addEventListener('invalid', refused, { capture: true, signal });
    for (const name of ['input', 'click']) document.addEventListener(name, forget, { capture: true, signal });
    return () => {
      heard.abort();
      forget();
    };
  }, [say]);
  return null;
}
