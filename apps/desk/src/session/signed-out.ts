type Listener = () => void;

const listeners = new Set<Listener>();
let out = false;

/** One place that knows that the session has ended, for the dialog that signs in again over the page. */
export const signedOut = {
  happened: () => set(true),
  over: () => set(false),
  get: () => out,
  subscribe: (listener: Listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function set(next: boolean): void {
  if (next === out) return;
  out = next;
  for (const listener of listeners) listener();
}
