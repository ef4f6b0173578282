import { useWords } from '@mingcha/ui';
import { useEffect } from 'react';

/**
 * A field that was left empty is shown by the browser, with its pointer and its focus; what it says is said in the language of the
 * desk, which need not be the browser's. Of other faults the desk's forms speak themselves.
 */
export function OwnWords(): null {
  const { say } = useWords();
  useEffect(() => {
    const told = new Set<HTMLInputElement>();
    const leftEmpty = ({ target }: Event) => {
      // Text areas and lists of choices have the same two members.
      const field = target as HTMLInputElement;
      if (!field.validity.valueMissing) return;
      const isChosen = field.type === 'checkbox' || field.type === 'radio' || field.tagName === 'SELECT';
      field.setCustomValidity(say(isChosen ? 'desk.field.choose' : 'desk.field.fill'));
      told.add(field);
    };
    // A field with words of its own is never valid: they are gone before the next press is judged, however it was filled meanwhile.
    const forget = () => {
      for (const field of told) field.setCustomValidity('');
      told.clear();
    };
    const heard = new AbortController();
    const { signal } = heard;
    document.addEventListener('invalid', leftEmpty, { capture: true, signal });
    for (const name of ['input', 'click']) document.addEventListener(name, forget, { capture: true, signal });
    return () => {
      heard.abort();
      forget();
    };
  }, [say]);
  return null;
}
