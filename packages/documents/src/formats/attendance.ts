import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { keptWithNext } from '../page/paragraphs.ts';
import { blankRow, type Row } from '../page/rows.ts';
import { block, cell, pitch } from '../paper.ts';

/** 10.3: one line below the text, indented by two, 出席： in Hei and the names in Fang, wraps under the first name. */
export function attendanceRows(
  { typist, word }: Edition<Letterhead>,
  groups: readonly { readonly label: string; readonly names: readonly string[] }[],
): Row[] {
  const rows = groups
    .filter(({ names }) => names.length > 0)
    .flatMap(({ label, names }) => {
      const hang = 2 * cell + typist.setLine(label, 'body').width;
      const spans = [
        { text: label, role: 'heading1' as const },
        { text: names.join(word('document.comma')), role: 'body' as const },
      ];
      return typist.set(spans, { indent: 2 * cell, hang }).map(
        (line): Row => ({
          draw: (top) => [typist.place(line, { x: block.left, top, height: pitch })],
        }),
      );
    });
  const all = [blankRow(), ...rows];
  return all.map((row, at) => (at < all.length - 1 ? keptWithNext(row) : row));
}

/** The last two lines of the text come along, so that nobody's name stands on a page without any. */
export const withAttendance = (body: readonly Row[], attendance: readonly Row[]): Row[] => [
  ...body.map((row, at) => (at >= body.length - 2 ? keptWithNext(row) : row)),
  ...attendance,
];
