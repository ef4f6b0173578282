import { useCallback, useRef, useState } from 'react';

const most = 50;

/** What stood there before, step by step. It forgets with the page; what was composed is kept as a draft. */
export function useUndo<Value>(value: Value, change: (value: Value) => void) {
  const before = useRef<Value[]>([]);
  const [depth, setDepth] = useState(0);
  const set = useCallback(
    (next: Value) => {
      before.current = [...before.current.slice(-most + 1), value];
      setDepth(before.current.length);
      change(next);
    },
    [value, change],
  );
  const undo = useCallback(() => {
    const last = before.current.at(-1);
    if (last === undefined) return false;
    before.current = before.current.slice(0, -1);
    setDepth(before.current.length);
    change(last);
    return true;
  }, [change]);
  return { set, undo, depth };
}
