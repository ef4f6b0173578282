import { describe, expect, it } from 'vitest';
import { createDrafts } from '../src/drafts/draft-store.ts';

/** A browser's storage, as far as it is asked here; `full` when nothing more fits in. */
class Shelf {
  [key: string]: unknown;
  readonly #full: boolean;
  constructor(full = false) {
    this.#full = full;
  }
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.#full) throw new Error('QuotaExceededError');
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

const blank = { unit: null as string | null, items: [] as string[] };

describe('a draft', () => {
  it('takes two fields set by one press, and no change begins from an older rendering', () => {
    const drafts = createDrafts(new Shelf());
    const rendered = drafts.read<typeof blank>('new') ?? blank;
    drafts.change('new', blank, (now) => ({ ...now, unit: 'land' }));
    drafts.change('new', rendered, (now) => ({ ...now, items: [] }));
    expect(drafts.read('new')).toEqual({ unit: 'land', items: [] });
  });

  it('is there again after a crash, and not after it went out as a command', () => {
    const kept = new Shelf();
    createDrafts(kept).change('new', blank, (now) => ({ ...now, unit: 'land' }));
    const again = createDrafts(kept);
    expect(again.read('new')).toEqual({ unit: 'land', items: [] });
    again.drop('new');
    expect(again.read('new')).toBeNull();
    expect(createDrafts(kept).read('new')).toBeNull();
  });

  it('gives the same thing until it changes, so that a page comes to rest', () => {
    const kept = new Shelf();
    createDrafts(kept).change('new', blank, (now) => now);
    const drafts = createDrafts(kept);
    expect(drafts.read('new')).toBe(drafts.read('new'));
  });

  it('goes on in a storage that is full', () => {
    const drafts = createDrafts(new Shelf(true));
    drafts.change('new', blank, (now) => ({ ...now, unit: 'land' }));
    expect(drafts.read('new')).toEqual({ unit: 'land', items: [] });
  });

  it('leaves with whoever signs out, and nothing else does', () => {
    const kept = new Shelf();
    kept.setItem('app.language', 'en');
    const drafts = createDrafts(kept);
    drafts.change('new', blank, (now) => now);
    let told = 0;
    drafts.subscribe(() => (told += 1));
    drafts.dropAll();
    expect(drafts.read('new')).toBeNull();
    expect(told).toBe(1);
    expect(Object.keys(kept)).toEqual(['app.language']);
  });

  it('that nobody can read is none', () => {
    const kept = new Shelf();
    kept.setItem('mingcha.draft.new', '{');
    expect(createDrafts(kept).read('new')).toBeNull();
  });
});
