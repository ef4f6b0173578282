import { createContext, useContext } from 'react';
import { client } from './trpc.ts';

/** Through which door somebody came: signed in, or with a one-time code. Pages that serve both ask through it. */
export interface Door {
  readonly client: Pick<typeof client, 'cases' | 'appeals' | 'confirmations' | 'orders'>;
  /** What says so with every request beside tRPC. */
  readonly headers: Readonly<Record<string, string>>;
  /** With a code: what was handed in, by the hash of its entry. */
  readonly onHandedIn?: (receipt: { entry: string; at: number }) => void;
}

export const DoorContext = createContext<Door>({ client, headers: {} });

export const useDoor = (): Door => useContext(DoorContext);

/** The form’s own act: what was taken in becomes the receipt of whoever came with a code. */
export function useHandIn() {
  const { onHandedIn } = useDoor();
  return ({ entries }: { readonly entries: readonly string[] }) => {
    const [entry] = entries;
    if (entry !== undefined) onHandedIn?.({ entry, at: Date.now() });
  };
}
