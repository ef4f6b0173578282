import type { Done } from '../visit/visit-acts.ts';
import { createStore, type Store } from './store.ts';

export type Taken = 'finding' | 'words' | 'key' | 'photo' | 'recording';

export interface Offer {
  readonly what: Taken;
  readonly until: number;
  /** An entry like any other: what was said is said, and is taken back. */
  take(reason: string): Promise<Done>;
}

export interface Undo {
  /** The newest thing that can still be taken back; whoever took it back finds the one before it. */
  readonly offer: Store<Offer | null>;
  add(what: Taken, take: (reason: string) => Promise<Done>): void;
  take(reason: string): Promise<Done>;
}

const lasts = 10_000;

/** Ten seconds for the thumb that slipped; afterwards a correction is made like any other. */
export function createUndo(now: () => number): Undo {
  const offer = createStore<Offer | null>(null);
  let offers: readonly Offer[] = [];
  const look = () => {
    offers = offers.filter(({ until }) => until > now());
    offer.set(offers.at(-1) ?? null);
  };
  return {
    offer,
    add(what, take) {
      offers = [...offers, { what, until: now() + lasts, take }];
      look();
      setTimeout(look, lasts + 50);
    },
    async take(reason) {
      look();
      const newest = offer.get();
      if (newest === null) return { ok: true };
      // Once: a second press must not meet the same thing again.
      offers = offers.filter((each) => each !== newest);
      look();
      return newest.take(reason);
    },
  };
}
