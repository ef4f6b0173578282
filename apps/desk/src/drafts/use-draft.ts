import { use, useCallback, useState } from 'react';
import { SessionContext } from '../session/session-context.ts';
import { dropDraft, readDraft, writeDraft } from './draft-store.ts';

/** A value that is saved as it is typed, for this person on this device; with a one-time code, for its one subject. */
export function useDraft<Value>(form: string, initial: Value) {
  const person = use(SessionContext)?.person ?? 'code';
  const key = `${person}.${form}`;
  // Until something is typed the value follows what it begins with, which may change while the page is open.
  const [typed, setTyped] = useState<Value | null>(() => readDraft<Value>(key));
  const set = useCallback(
    (next: Value) => {
      setTyped(next);
      writeDraft(key, next);
    },
    [key],
  );
  const clear = useCallback(() => {
    dropDraft(key);
    setTyped(null);
  }, [key]);
  return { value: typed ?? initial, set, clear };
}
