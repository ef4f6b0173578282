import type { TreeHead } from '@mingcha/journal/verify';

export interface ServerKey {
  readonly key: string;
  readonly alg: string;
  readonly publicKey: string;
}

/** What the server showed and could not be the log that this browser has seen. */
export interface LogDoubt {
  readonly at: number;
  readonly code: string;
  readonly seen: TreeHead;
  /** As it came. Null: no head was shown at all. */
  readonly shown: unknown;
}

/** The log as this browser follows it: under which key, the newest head it has checked, and why it is doubted. */
export interface Remembered {
  readonly key: ServerKey;
  readonly seen: TreeHead;
  readonly doubt: LogDoubt | null;
  /** The server changed its key, and this browser has proven it to itself. */
  readonly changed?: { readonly at: number; readonly former: string };
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** It belongs to the machine and not to whoever is signed in: it says nothing of anybody, and stays when they leave. */
const name = 'mingcha.log';

export function readRemembered(storage: Kept): Remembered | null {
  try {
    const text = storage.getItem(name);
    return text === null ? null : (JSON.parse(text) as Remembered);
  } catch {
    return null;
  }
}

export function writeRemembered(storage: Kept, remembered: Remembered): void {
  try {
    storage.setItem(name, JSON.stringify(remembered));
  } catch {
    // A browser that keeps nothing still checks what it is shown within the page.
  }
}

export const forgetRemembered = (storage: Kept): void => storage.removeItem(name);
