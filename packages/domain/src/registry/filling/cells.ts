import { plusDays } from '../../calendar/day.ts';

/** What a reader of workbooks finds in a cell. A formula has become the value that was saved with it. */
export type Cell = string | number | boolean | null | { readonly day: string } | { readonly error: string };

/** Full-width letters, digits and signs as they are typed with a Chinese input method on. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** Control characters, invisible joiners and every kind of blank at the ends; blanks inside become one. */
const tidy = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' || sign === '\t' ? ' ' : ''))
    .replace(/[\s\u3000]+/g, ' ')
    .trim();

/** As words: Chinese marks stay as they are, since names are written with them. */
export function wordsIn(cell: Cell): string {
  if (cell === null || typeof cell === 'boolean') return cell === null ? '' : String(cell);
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.error;
  // 7.1e10 would be a telephone number that a spreadsheet made its own.
  return typeof cell === 'number' ? plain(cell) : tidy(cell.normalize('NFC'));
}

const plain = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toFixed(6)));

/** For comparing: one width, one case, no blanks. */
export const sameAs = (text: string): string => halfWidth(tidy(text)).toLowerCase().replace(/ /g, '');

export function numberIn(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const text = halfWidth(wordsIn(cell)).replace(/[, ]/g, '');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : null;
}

/** Days are written in many ways; a number is the count of days that a spreadsheet keeps behind a date. */
export function dayIn(cell: Cell): string | null {
  if (typeof cell === 'object' && cell !== null) return 'day' in cell ? real(cell.day) : null;
  if (typeof cell === 'number') return serial(cell);
  const text = halfWidth(wordsIn(cell)).replace(/ /g, '');
  if (/^\d{5}$/.test(text)) return serial(Number(text));
  const [, year, month, day] =
    /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return real(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Day 1 is 1 January 1900, with a thirtieth of February that never was: day 0 is then 30 December 1899. */
const serial = (count: number): string | null =>
  count >= 36_526 && count < 109_575 ? plusDays('1899-12-30', Math.floor(count)) : null;

const real = (day: string): string | null =>
  /^2[01]\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) && plusDays(day, 0) === day ? day : null;

/** Digits, blanks and dashes as people write them; a leading plus stays. */
export function phoneIn(cell: Cell): string | null {
  const text = halfWidth(wordsIn(cell)).replace(/[ ()]/g, '');
  return /^\+?\d[\d-]{2,24}$/.test(text) ? text : null;
}
