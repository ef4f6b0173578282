/**
 * Appends of one browser come one after another, in whichever tab they are made. The lock only saves work: what makes a
 * fork impossible is that the append itself compares the head inside its transaction.
 */
export async function withWriterLock<T>(work: () => Promise<T>): Promise<T> {
  if (navigator.locks === undefined) return work();
  return navigator.locks.request('notes-writer', work) as Promise<T>;
}

export interface TabHold {
  /** Resolves when another tab took the tablet over. */
  readonly lost: Promise<void>;
}

/**
 * Takes the turn away from whoever holds it: a frozen page would keep it for ever. Nothing is lost by it, since an append
 * that was under way finds another head than the one it read, and is made again or not at all.
 */
async function breakWriterLock(): Promise<void> {
  await navigator.locks.request('notes-writer', { steal: true }, () => {});
}

/** One tab works, the others step aside. Null when another tab is the one; `steal` takes over from it. */
export function holdTab(steal = false): Promise<TabHold | null> {
  if (navigator.locks === undefined) return Promise.resolve({ lost: new Promise(() => {}) });
  return new Promise((answer) => {
    let end = () => {};
    const lost = new Promise<void>((ended) => {
      end = ended;
    });
    const how = steal ? { steal: true } : { ifAvailable: true };
    const held = navigator.locks.request('notes-tab', how, async (lock) => {
      if (lock === null) return answer(null);
      if (steal) await breakWriterLock();
      answer({ lost });
      return new Promise<void>(() => {});
    });
    held.then(end, end);
  });
}
