import { oneAtATime } from './one-at-a-time.ts';

export interface KeptAsTyped<T> {
  /** Written a breath later, or at once by `flush`. */
  set(value: T): void;
  /** Answers when the newest lies on the disk, and nothing is on its way there any more. */
  flush(): Promise<void>;
  /** What waits is written no more; answers when nothing is on its way, so that what lies there can be taken away. */
  forget(): Promise<void>;
}

const breath = 250;

/**
 * What somebody types, on the disk a quarter of a second after the last key. Writes follow one another, so that an older
 * text never overtakes a newer one, and never comes back after what was made of it. One that failed waits for the next
 * `flush`, unless something newer was typed.
 */
export function keptAsTyped<T>(write: (value: T) => Promise<void>): KeptAsTyped<T> {
  let waiting: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = oneAtATime(async () => {
    const last = waiting;
    waiting = null;
    if (last === null) return;
    try {
      await write(last.value);
    } catch (failure) {
      waiting ??= last;
      throw failure;
    }
  });
  const flush = () => {
    clearTimeout(timer);
    return settle();
  };
  return {
    flush,
    set(value) {
      waiting = { value };
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), breath);
    },
    async forget() {
      waiting = null;
      // One that was on its way may fail, and wait again.
      await flush().catch(() => undefined);
      waiting = null;
    },
  };
}
