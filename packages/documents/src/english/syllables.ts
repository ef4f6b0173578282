/// <reference path="./hyphen.d.ts" />

/** Parts of a word between which it may be broken, after the patterns of British English that TeX uses. */
export type Syllables = (word: string) => readonly string[];

/** Neither two letters nor a mark alone are left on a line. */
const fewest = 3;
const mark = '\u00ad';

/** The patterns are loaded by the first document that needs them. */
export async function englishSyllables(): Promise<Syllables> {
  const { default: patterns } = await import('hyphen/en-gb/index.js');
  return (word) => {
    // Names with capitals inside, numbers and addresses are never parted.
    if (!/^[A-Za-z]?[a-z]+$/.test(word) || word.length < 2 * fewest) return [word];
    const syllables: string[] = [];
    let part = '';
    let left = word.length;
    for (const piece of patterns.hyphenateSync(word, { hyphenChar: mark }).split(mark)) {
      part += piece;
      left -= piece.length;
      if (part.length < fewest || left < fewest) continue;
      syllables.push(part);
      part = '';
    }
    return part === '' ? syllables : [...syllables, part];
  };
}
