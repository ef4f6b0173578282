import { visitLifecycle } from '@mingcha/domain/visits';
import type { DeviceDb } from '../journal/device-db.ts';
import type { Beside, Notebook } from '../journal/notebook.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { openCards } from './card.ts';
import type { Card, Pack, PackAnswer } from './pack.ts';
import { keepPack, pinOf, tidyPacks } from './pack-store.ts';
import { createStore, type Store } from './store.ts';

/** Reference data of this tablet: what is current, and what each visit was begun with. */
export interface Shelf {
  readonly current: Store<Pack | null>;
  /** What this visit goes by: the pack it was begun with, or the current one while it has not begun. */
  packFor(visit: string): Pack | null;
  take(answer: PackAnswer): Promise<void>;
  /** Pins the visit to the current pack: `beside` in the transaction of whatever begins it, `done` once that stands. */
  pin(visit: string): Promise<{ readonly beside: Beside; readonly done: () => void }>;
  /** Reads the cards whose opening the journal has heard of since. */
  open(): Promise<void>;
  subscribe(listener: () => void): () => void;
  version(): number;
}

export interface ShelfParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly current: Store<Pack | null>;
  readonly pinned: ReadonlyMap<string, Pack>;
  readonly notebook: Notebook;
}

const over = ['reviewed', 'locked', 'aborted', 'invalidated'];

export async function openShelf({ db, keys, current, pinned, notebook }: ShelfParts): Promise<Shelf> {
  const pins = new Map(pinned);
  const changes = createStore(0);
  let cards: ReadonlyMap<string, Card> = new Map();
  const whole = new Map<string, { readonly from: Pack; readonly card: Card; readonly pack: Pack }>();
  current.subscribe(() => changes.set(changes.get() + 1));

  const open = async () => {
    const before = cards;
    cards = await openCards({ db, keys, notebook }, cards);
    if (cards !== before) changes.set(changes.get() + 1);
  };

  /** One object for one state of affairs, so that screens that compare do not draw again. */
  function withCard(visit: string, pack: Pack): Pack {
    const card = cards.get(visit);
    const sealed = pack.assignments.some((each) => each.visit === visit && each.unit === null);
    if (card === undefined || !sealed) return pack;
    const known = whole.get(visit);
    if (known?.from === pack && known.card === card) return known.pack;
    const { entries: _, ...said } = card;
    const assignments = pack.assignments.map((each) => (each.visit === visit ? { ...each, ...said } : each));
    const made = { ...pack, assignments };
    whole.set(visit, { from: pack, card, pack: made });
    return made;
  }

  const packFor = (visit: string): Pack | null => {
    const pack = pins.get(visit) ?? current.get();
    return pack === null ? null : withCard(visit, pack);
  };

  await open();
  // A paper that was handed in may still come back; what the server lists no more does not.
  const isOver = (visit: string): boolean => {
    const { status } = notebook.stateOf(visitLifecycle, visit);
    const listed = current.get()?.assignments.some((each) => each.visit === visit) ?? true;
    return over.includes(status) || (status === 'submitted' && !listed);
  };
  await tidyPacks(db, { current: current.get(), pinned: pins }, isOver);
  return {
    current,
    packFor,
    async take(answer) {
      current.set(await keepPack(db, keys, answer, current.get()));
    },
    async pin(visit) {
      const pack = packFor(visit);
      if (pack === null) return { beside: async () => {}, done: () => {} };
      const row = await pinOf(keys, visit, pack);
      return {
        beside: async () => void (await db.pack.put(row)),
        done: () => void pins.set(visit, pack),
      };
    },
    open,
    subscribe: changes.subscribe,
    version: changes.get,
  };
}
