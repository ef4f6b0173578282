const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 40 → 四十; up to 99, which no heading passes. */
export function chineseNumeral(n: number): string {
  const tens = Math.floor(n / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${ten}${digits[n % 10]}`;
}

/** 2026-11-05 → 2026年11月5日: Arabic digits, full year, no leading zeros (7.3.5.4). */
export function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2026-11-05 → 11月5日 */
export const printedMonthDay = (day: string): string => printedDay(day).replace(/^\d+年/, '');

/** 10:05 → 10时05分 */
export const printedTime = (time: string): string => `${Number(time.slice(0, 2))}时${time.slice(3)}分`;
