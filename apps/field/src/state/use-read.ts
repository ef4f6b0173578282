import { useEffect, useRef, useState } from 'react';

/** What lies on the disk, read again whenever `stamp` is another; an answer that comes after a later one is dropped. */
export function useRead<T>(read: () => Promise<T>, stamp: unknown, none: T): T {
  const [value, setValue] = useState(none);
  const asked = useRef(stamp);
  useEffect(() => {
    asked.current = stamp;
    void read().then((found) => {
      if (asked.current === stamp) setValue(() => found);
    });
  }, [read, stamp]);
  return value;
}
