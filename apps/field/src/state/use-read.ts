import { useEffect, useMemo, useRef, useState } from 'react';
import { oneAtATime } from './one-at-a-time.ts';

/**
 * What lies on the disk, read again when `stamp` is another. While that changes many times within one reading there is one
 * more after it and not many, and what was read is shown meanwhile.
 */
export function useRead<T>(read: () => Promise<T>, stamp: unknown, none: T): T {
  const [value, setValue] = useState(none);
  const asked = useRef({ read, stamp });
  const again = useMemo(
    () =>
      oneAtATime(async () => {
        const found = await read();
        if (asked.current.read === read) setValue(() => found);
      }),
    [read],
  );
  useEffect(() => {
    asked.current = { read, stamp };
    void again();
  }, [again, read, stamp]);
  return value;
}
