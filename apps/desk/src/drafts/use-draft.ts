import { use, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { SessionContext } from '../session/session-context.ts';
import { drafts } from './drafts.ts';

/** A value that is saved as it is typed, for this person on this device; with a one-time code, for its one subject. */
export function useDraft<Value>(form: string, initial: Value) {
  const person = use(SessionContext)?.person ?? 'code';
  const key = `${person}.${form}`;
  // Until something is typed the value follows what it begins with, which may change while the page is open.
  const typed = useSyncExternalStore(drafts.subscribe, () => drafts.read<Value>(key));
  const begin = useRef(initial);
  useLayoutEffect(() => {
    begin.current = initial;
  });
  /** From what stands at this moment, and not from what the last rendering showed. */
  const change = useCallback((how: (now: Value) => Value) => drafts.change(key, begin.current, how), [key]);
  const set = useCallback((next: Value) => change(() => next), [change]);
  const clear = useCallback(() => drafts.drop(key), [key]);
  return { value: typed ?? initial, change, set, clear };
}
