import { useSyncExternalStore } from 'react';

/** A value that screens watch. Small on purpose: state that matters is in the journal, this is only what is shown. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}

/** Resolves when it is no longer true; a recording that does not end in time is closed over its bytes at the next start. */
export function ended(running: Store<boolean>, patience = 5_000): Promise<void> {
  if (!running.get()) return Promise.resolve();
  return new Promise((done) => {
    const timer = setTimeout(done, patience);
    const forget = running.subscribe(() => {
      forget();
      clearTimeout(timer);
      done();
    });
  });
}
