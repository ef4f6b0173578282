import type { Lifecycle, Recorded, Subject } from '@mingcha/domain';
import { type Header, headsOf, orderCausally } from '@mingcha/journal';

export interface Known {
  readonly hash: string;
  readonly header: Header;
  readonly own: boolean;
  /** Null for a kind that this version does not know: it counts for order, not for state. */
  readonly recorded: Recorded | null;
}

interface Book {
  readonly all: Known[];
  /** Ancestors first; made when it is asked for, and again after a new entry. */
  ordered: readonly Known[] | null;
  /** What each lifecycle made of them, kept until the next entry. */
  readonly folds: Map<object, unknown>;
}

export interface Ledger {
  place(known: Known): void;
  entriesOf(subject: Subject): readonly Known[];
  stateOf<S>(lifecycle: Lifecycle<S, never, never>, id: string): S;
  headsOf(subject: Subject): readonly string[];
  subjects(type: Subject['type']): readonly string[];
  /** The entries of each subject of which one says what `test` asks. */
  filter(test: (known: Known) => boolean): readonly Known[];
}

const keyOf = (subject: { type: string; id: string }) => `${subject.type} ${subject.id}`;

const causal = (known: Known) => ({
  hash: known.hash,
  writer: known.header.writer,
  seq: known.header.seq,
  after: known.header.after,
  known,
});

/** Entries by what they are about. An entry refolds its own subject and no other: a long visit stays as quick as a short one. */
export function createLedger(): Ledger {
  const books = new Map<string, Book>();
  const types = new Map<string, string[]>();

  function orderedOf(subject: Subject): readonly Known[] {
    const book = books.get(keyOf(subject));
    if (book === undefined) return [];
    book.ordered ??= orderCausally(book.all.map(causal)).map((entry) => entry.known);
    return book.ordered;
  }

  return {
    place(known) {
      const { subject } = known.header;
      const book = books.get(keyOf(subject));
      if (book !== undefined) {
        book.all.push(known);
        book.ordered = null;
        book.folds.clear();
        return;
      }
      books.set(keyOf(subject), { all: [known], ordered: null, folds: new Map() });
      const ids = types.get(subject.type);
      if (ids === undefined) types.set(subject.type, [subject.id]);
      else ids.push(subject.id);
    },
    entriesOf: orderedOf,
    stateOf<S>(lifecycle: Lifecycle<S, never, never>, id: string): S {
      const subject = { type: lifecycle.subject, id };
      const book = books.get(keyOf(subject));
      if (book === undefined) return lifecycle.initial;
      if (!book.folds.has(lifecycle)) {
        const state = orderedOf(subject).reduce(
          (now, known) => (known.recorded === null ? now : lifecycle.evolve(now, known.recorded)),
          lifecycle.initial,
        );
        book.folds.set(lifecycle, state);
      }
      return book.folds.get(lifecycle) as S;
    },
    headsOf: (subject) => headsOf((books.get(keyOf(subject))?.all ?? []).map(causal)).sort(),
    subjects: (type) => types.get(type) ?? [],
    filter: (test) => [...books.values()].flatMap(({ all }) => (all.some(test) ? all : [])),
  };
}
