import { useCallback, useState } from 'react';
import { useSession } from '../session/session-context.ts';
import { dropDraft, readDraft, writeDraft } from './draft-store.ts';

/** A value that is saved as it is typed, for this person on this device. */
export function useDraft<Value>(form: string, initial: Value) {
  const { person } = useSession();
  const key = `${person}.${form}`;
  const [value, setValue] = useState<Value>(() => readDraft<Value>(key) ?? initial);
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      writeDraft(key, next);
    },
    [key],
  );
  const clear = useCallback(() => {
    dropDraft(key);
    setValue(initial);
  }, [key, initial]);
  return { value, set, clear };
}
