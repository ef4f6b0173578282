import type { Sheet } from '../../src/page/ops.ts';
import { allCharacters } from '../printed.ts';
import { allSaid } from './laid.ts';

/**
 * Characters that do not stand where they were set, within a fifth of a point. Of a sheet that lies, the reader sees another place;
 * the origin of a dash that fills its cell lies where its ink does not begin.
 */
export function moved(sheets: readonly Sheet[], bytes: Uint8Array): string[] {
  const pages = allCharacters(bytes);
  return sheets.flatMap(({ ops, upright }, at) => {
    if (upright !== undefined) return [];
    const places = new Map<string, { x: number; y: number }[]>();
    for (const { character, x, y } of pages[at] ?? [])
      places.set(character, [...(places.get(character) ?? []), { x, y }]);
    return ops.flatMap((op) => {
      if (op.op !== 'glyphs') return [];
      return op.glyphs
        .filter(({ character }) => character.trim() !== '')
        .filter(({ character, x }) => {
          const isThere = (place: { x: number; y: number }) =>
            Math.abs(place.x - op.x - x) < 0.2 && Math.abs(place.y - op.baseline) < 0.2;
          return !places.get(character)?.some(isThere);
        })
        .map(({ character, x }) => `page ${at + 1}: ${character} at ${op.x + x}, ${op.baseline}`);
    });
  });
}

/** Characters that were set and do not come back from the PDF, as somebody else's reader finds them, and those that come back unasked. */
export function changed(sheets: readonly Sheet[], bytes: Uint8Array): string[] {
  const set = counted([...allSaid(sheets)]);
  const read = counted(
    allCharacters(bytes)
      .flat()
      .map(({ character }) => character)
      .filter((character) => character.trim() !== ''),
  );
  const all = new Set([...set.keys(), ...read.keys()]);
  return [...all]
    .filter((character) => set.get(character) !== read.get(character))
    .map((character) => {
      const code = character.codePointAt(0)?.toString(16);
      return `${character} (U+${code}) set ${set.get(character) ?? 0} times, read ${read.get(character) ?? 0} times`;
    });
}

function counted(characters: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}
