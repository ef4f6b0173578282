import { diffArrays } from 'diff';

/** A stretch of a paragraph that both versions have, that only the older has, or only the newer. */
export interface Piece {
  readonly text: string;
  readonly kind: 'same' | 'gone' | 'new';
}

/** A paragraph of the older version beside the one it became; null: the other has none in its place. */
export interface ParagraphPair {
  readonly before: readonly Piece[] | null;
  readonly after: readonly Piece[] | null;
  readonly changed: boolean;
}

/** Below this two paragraphs are two, and not one that was rewritten. */
const akin = 0.4;

/** What became of a text: by paragraph, and inside a paragraph by character in Chinese and by word in Latin. */
export function textChanges(before: string, after: string): ParagraphPair[] {
  const blocks = diffArrays(paragraphsOf(before), paragraphsOf(after));
  return blocks.flatMap(({ value, added, removed }, at) => {
    if (removed) {
      const next = blocks[at + 1];
      return rewritten(value, next?.added ? next.value : []);
    }
    // What stands after a removed block was paired with it.
    if (added) return blocks[at - 1]?.removed ? [] : value.map(onlyAfter);
    return value.map((text) => {
      const pieces = [{ text, kind: 'same' as const }];
      return { before: pieces, after: pieces, changed: false };
    });
  });
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const onlyBefore = (text: string): ParagraphPair => ({
  before: [{ text, kind: 'gone' }],
  after: null,
  changed: true,
});
const onlyAfter = (text: string): ParagraphPair => ({
  before: null,
  after: [{ text, kind: 'new' }],
  changed: true,
});

/** Each older paragraph with the likest of the newer ones that are still to come, so that the order of both is kept. */
function rewritten(older: readonly string[], newer: readonly string[]): ParagraphPair[] {
  const pairs: ParagraphPair[] = [];
  let next = 0;
  for (const text of older) {
    const likeness = newer.slice(next).map((candidate) => likenessOf(text, candidate));
    const best = Math.max(0, ...likeness);
    if (best < akin) {
      pairs.push(onlyBefore(text));
      continue;
    }
    const at = next + likeness.indexOf(best);
    pairs.push(...newer.slice(next, at).map(onlyAfter), changedTo(text, newer[at] ?? ''));
    next = at + 1;
  }
  return [...pairs, ...newer.slice(next).map(onlyAfter)];
}

/** A number or a Latin word is one thing; of everything else each character is. */
const tokensOf = (text: string): string[] =>
  text.match(/[\p{Script=Latin}\d]+(?:[.\-:/%][\p{Script=Latin}\d]+)*|./gsu) ?? [];

function likenessOf(one: string, other: string): number {
  const [a, b] = [tokensOf(one), tokensOf(other)];
  const shared = diffArrays(a, b)
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.length, 0);
  return (2 * shared) / (a.length + b.length);
}

function changedTo(before: string, after: string): ParagraphPair {
  const parts = diffArrays(tokensOf(before), tokensOf(after));
  const side = (kind: 'gone' | 'new', skipped: 'added' | 'removed'): Piece[] =>
    parts
      .filter((part) => !part[skipped])
      .map(({ value, added, removed }) => ({ text: value.join(''), kind: added || removed ? kind : 'same' }));
  return { before: side('gone', 'added'), after: side('new', 'removed'), changed: true };
}

export interface ListChange {
  readonly id: string;
  readonly kind: 'same' | 'gone' | 'new' | 'moved';
  /** Its number in the older and in the newer version, counted from 1. */
  readonly from: number | null;
  readonly to: number | null;
}

/** What became of a list whose order counts: in the newer order, what is gone where it last stood. */
export function listChanges(before: readonly string[], after: readonly string[]): ListChange[] {
  const kept = before.filter((id) => after.includes(id));
  const keptAfter = after.filter((id) => before.includes(id));
  const moved = new Set(diffArrays(kept, keptAfter).flatMap(({ value, removed }) => (removed ? value : [])));
  const placeIn = (list: readonly string[], id: string) => {
    const at = list.indexOf(id);
    return at < 0 ? null : at + 1;
  };
  const changes: ListChange[] = after.map((id) => ({
    id,
    kind: !before.includes(id) ? 'new' : moved.has(id) ? 'moved' : 'same',
    from: placeIn(before, id),
    to: placeIn(after, id),
  }));
  before.forEach((id, at) => {
    if (after.includes(id)) return;
    const earlier = before.slice(0, at);
    const stands = changes.findLastIndex((each) => earlier.includes(each.id) && each.kind !== 'moved');
    changes.splice(stands + 1, 0, { id, kind: 'gone', from: at + 1, to: null });
  });
  return changes;
}
