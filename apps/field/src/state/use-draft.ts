import { useCallback, useEffect, useRef, useState } from 'react';
import { useOpen } from './hooks.ts';
import { useKeptAsTyped } from './use-kept-as-typed.ts';

export interface Draft<T> {
  /** Null until the disk was asked. */
  readonly value: T | null;
  /** Shown at once, on the disk a breath later. */
  set(next: T): void;
  /** Writes what is still in the air: whoever hands the draft on to be taken away with an entry calls it first. */
  flush(): Promise<void>;
  /** Takes it from the disk, and what is on its way there. */
  drop(): Promise<void>;
}

/** What is typed is kept as typed: a kill loses a quarter of a second of it. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const { drafts } = useOpen();
  const [value, setValue] = useState<T | null>(null);
  const first = useRef(initial);
  const kept = useKeptAsTyped(useCallback((next: T) => drafts.write(key, next), [drafts, key]));

  useEffect(() => {
    let here = true;
    void drafts.read<T>(key).then((found) => {
      if (here) setValue(found ?? first.current);
    });
    return () => {
      here = false;
    };
  }, [drafts, key]);

  const set = useCallback(
    (next: T) => {
      setValue(next);
      kept.set(next);
    },
    [kept],
  );
  const drop = useCallback(async () => {
    await kept.forget();
    await drafts.drop(key);
  }, [kept, drafts, key]);
  return { value, set, flush: kept.flush, drop };
}
