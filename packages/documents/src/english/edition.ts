import type { BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { type Facts, say, type WordKey } from '@mingcha/words';
import type { Plot } from '../chart/plot.ts';
import type { Plate } from '../page/photo-plates.ts';
import type { Sheets } from '../page/sheets.ts';
import type { Typist } from '../page/typist.ts';
import type { Span } from '../text/tokens.ts';
import type { Flow } from './flow.ts';

/** What is known in English of what was recorded in Chinese, by the Chinese words: given by people, never made by a machine. */
export type Given = ReadonlyMap<string, string>;

export interface EnglishEdition {
  readonly view: BulletinView;
  readonly imprint: BulletinImprint | null;
  readonly viewHash: string;
  readonly plates: readonly Plate[];
  readonly plot: Plot | null;
  readonly given: Given;
  readonly sheets: Sheets;
  readonly typist: Typist;
  readonly flow: Flow;
}

/** A sentence of the catalogue with its facts, with quotes and apostrophes as they are printed. */
export const english = (key: WordKey, facts?: Facts): string =>
  say('en', key, facts)
    .replace(/(?<=^|[\s(])"/g, '“')
    .replaceAll('"', '”')
    .replace(/(?<=^|[\s(])'/g, '‘')
    .replaceAll("'", '’');

/** Words of ours, and names inside them. */
export const told = (text: string, role: Span['role'] = 'body'): Span => ({ text, role, latin: true });
/** Somebody's own words, as they stand in the record. */
export const recorded = (text: string, role: Span['role'] = 'body'): Span => ({ text, role });

/** As it was recorded, with what it is called in English behind it where somebody has said so. */
export function named({ given }: EnglishEdition, name: string): string {
  const known = given.get(name);
  return known === undefined ? name : `${name} (${known})`;
}
