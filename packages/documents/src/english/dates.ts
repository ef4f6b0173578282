const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const parts = (day: string) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month: months[month - 1] ?? '', date };
};

/** 2026-11-05 → 5 November 2026 */
export function englishDay(day: string): string {
  const { year, month, date } = parts(day);
  return `${date} ${month} ${year}`;
}

/** 16–20 November 2026; 30 October – 4 November 2026: what both days have in common is said once. */
export function englishDays(from: string, to: string): string {
  const [first, last] = [parts(from), parts(to)];
  if (from === to) return englishDay(from);
  if (first.year !== last.year) return `${englishDay(from)} – ${englishDay(to)}`;
  if (first.month !== last.month) return `${first.date} ${first.month} – ${englishDay(to)}`;
  return `${first.date}–${englishDay(to)}`;
}

/** 2026年11月 → November 2026; anything else as it is. */
export const englishMonth = (printed: string): string =>
  printed.replace(/^(\d{4})年(\d{1,2})月$/, (whole, year: string, month: string) => {
    const name = months[Number(month) - 1];
    return name === undefined ? whole : `${name} ${year}`;
  });

/** 12500 → 12,500 */
export const englishNumber = (n: number): string => new Intl.NumberFormat('en').format(n);
