import { plusDays } from '@mingcha/domain/calendar';

const day = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/;

/** `10-1` in 2026 → `2026-10-01`; a day of another year keeps its year, and is refused by name. */
function dayIn(year: number, text: string): string | null {
  const [, own, month, date] = day.exec(text) ?? [];
  if (month === undefined || date === undefined) return null;
  const said = `${own ?? String(year)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  // The thirtieth of February would silently become a day of March.
  return plusDays(said, 0) === said ? said : null;
}

/** One day or one stretch of days a line, as a notice lists them: `10-1 ~ 10-7`. Answers the first line that is neither. */
export function daysIn(year: number, text: string): { days: string[] } | { wrong: string } {
  const days: string[] = [];
  for (const line of text.split(/[\n,，、;；]/).map((each) => each.trim())) {
    if (line === '') continue;
    const [from, to = from, more] = line.split(/\s*[~～至到–—]\s*/).map((each) => dayIn(year, each));
    if (!from || !to || more !== undefined || to < from) return { wrong: line };
    for (let each = from; each <= to && days.length < 400; each = plusDays(each, 1)) days.push(each);
  }
  return { days: [...new Set(days)].sort() };
}

/** The same days as lines: neighbours stand as one stretch. */
export function linesOf(days: readonly string[]): string {
  const stretches: [string, string][] = [];
  for (const each of [...days].sort()) {
    const last = stretches.at(-1);
    if (last !== undefined && plusDays(last[1], 1) === each) last[1] = each;
    else stretches.push([each, each]);
  }
  return stretches
    .map(([from, to]) => (from === to ? from.slice(5) : `${from.slice(5)} ~ ${to.slice(5)}`))
    .join('\n');
}
