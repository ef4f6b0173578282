import { useCallback, useEffect, useRef, useState } from 'react';
import { useOpen } from './hooks.ts';

export interface Draft<T> {
  /** Null until the disk was asked. */
  readonly value: T | null;
  /** Shown at once, on the disk a breath later. */
  set(next: T): void;
  /** Writes what is still in the air. */
  flush(): Promise<void>;
}

const breath = 250;

/** What is typed is kept as typed: a kill loses a quarter of a second of it. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const { drafts } = useOpen();
  const [value, setValue] = useState<T | null>(null);
  const pending = useRef<{ value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useRef(initial);

  useEffect(() => {
    let here = true;
    void drafts.read<T>(key).then((kept) => {
      if (here) setValue(kept ?? first.current);
    });
    return () => {
      here = false;
    };
  }, [drafts, key]);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const waiting = pending.current;
    pending.current = null;
    if (waiting !== null) await drafts.write(key, waiting.value);
  }, [drafts, key]);

  useEffect(() => {
    const hide = () => void flush();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      void flush();
    };
  }, [flush]);

  const set = useCallback(
    (next: T) => {
      setValue(next);
      pending.current = { value: next };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), breath);
    },
    [flush],
  );
  return { value, set, flush };
}
