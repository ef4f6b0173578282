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
  /** Opened, and its card is on its way from the disk to the screen: nobody knows yet whether it is here. */
  isReading(visit: string): boolean;
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
const begun = ['started', 'ended', 'draft-paper', 'submitted', 'returned'];

export async function openShelf({ db, keys, current, pinned, notebook }: ShelfParts): Promise<Shelf> {
  const pins = new Map(pinned);
  const changes = createStore(0);
  let cards: ReadonlyMap<string, Card> = new Map();
  const whole = new Map<string, { readonly from: Pack; readonly card: Card; readonly pack: Pack }>();
  current.subscribe(() => changes.set(changes.get() + 1));

  /** Opened visits whose cards were looked for on the disk. */
  let lookedFor: ReadonlySet<string> = new Set();
  const isOpened = (visit: string) => notebook.stateOf(visitLifecycle, visit).opened.length > 0;
  const open = async () => {
    const before = cards;
    const opened = notebook.subjects('visit').filter(isOpened);
    cards = await openCards({ db, keys, notebook }, cards);
    const news = cards !== before || opened.some((visit) => !lookedFor.has(visit));
    lookedFor = new Set(opened);
    if (news) changes.set(changes.get() + 1);
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

  const pin: Shelf['pin'] = async (visit) => {
    const pack = packFor(visit);
    if (pack === null) return { beside: async () => {}, done: () => {} };
    const row = await pinOf(keys, visit, pack);
    return {
      beside: async () => void (await db.pack.put(row)),
      done: () => void pins.set(visit, pack),
    };
  };

  /** What began on the team's other tablet stays here, too, with what lay here when its beginning was heard of. */
  async function pinBegun(): Promise<void> {
    for (const { visit } of current.get()?.assignments ?? []) {
      if (visit === null || pins.has(visit)) continue;
      if (!begun.includes(notebook.stateOf(visitLifecycle, visit).status)) continue;
      const pinned = await pin(visit);
      await pinned.beside([]);
      pinned.done();
    }
  }

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
    isReading: (visit) => isOpened(visit) && !lookedFor.has(visit),
    async take(answer) {
      await pinBegun();
      current.set(await keepPack(db, keys, answer, current.get()));
    },
    pin,
    open,
    subscribe: changes.subscribe,
    version: changes.get,
  };
}
