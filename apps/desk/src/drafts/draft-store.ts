const prefix = 'mingcha.draft.';

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & Record<string, unknown>;

/**
 * What is being typed, by form. It outlives a crash, an expired session and a lost network; it leaves with the command.
 * A draft is read once and changed here alone: no rendering can bring an older one back.
 */
export function createDrafts(storage: Kept) {
  const drafts = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  function read<Values>(key: string): Values | null {
    if (!drafts.has(key)) drafts.set(key, parsed(storage.getItem(prefix + key)));
    return drafts.get(key) as Values | null;
  }

  return {
    read,
    change<Values>(key: string, initial: Values, change: (now: Values) => Values): void {
      const next = change(read<Values>(key) ?? initial);
      drafts.set(key, next);
      try {
        storage.setItem(prefix + key, JSON.stringify(next));
      } catch {
        // A full storage must not stop the typing itself.
      }
      tell();
    },
    drop(key: string): void {
      storage.removeItem(prefix + key);
      drafts.set(key, null);
      tell();
    },
    /** On signing out of a shared computer nothing typed stays behind. */
    dropAll(): void {
      for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
      drafts.clear();
      tell();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
