import { isTyping } from '@mingcha/ui';
import { useEffect } from 'react';
import { type Place, pagesOf } from './navigation.ts';

/** `g` and then a letter goes to a place; `g h` goes home. The second key has a second and a half to come. */
export function useGoKeys(places: readonly Place[], go: (to: string) => void): void {
  useEffect(() => {
    let since = 0;
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const now = event.timeStamp;
      if (event.key === 'g') {
        since = now;
        return;
      }
      if (since === 0 || now - since > 1500) return;
      since = 0;
      const to = event.key === 'h' ? '/' : pagesOf(places).find((page) => page.key === event.key)?.to;
      if (to === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(to);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [places, go]);
}
