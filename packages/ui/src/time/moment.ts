import type { Language } from '@mingcha/words';

interface Parts {
  year: string;
  month: string;
  day: string;
  weekday: string;
  hour: string;
  minute: string;
  second: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, zone: string): Intl.DateTimeFormat {
  const key = `${language} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: language === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(key, made);
  return made;
}

function partsOf(instant: number, language: Language, zone: string): Parts {
  const found: Record<string, string> = {};
  for (const { type, value } of formatOf(language, zone).formatToParts(instant)) found[type] = value;
  const { year = '', month = '', day = '', weekday = '', hour = '', minute = '', second = '' } = found;
  return { year, month, day, weekday, hour, minute, second };
}

/** 11月26日（周四） / Thu 26 Nov; the year is said only when it is not this one. */
export function sayDay(instant: number, now: number, language: Language, zone: string): string {
  const at = partsOf(instant, language, zone);
  const other = at.year !== partsOf(now, language, zone).year;
  if (language === 'en') return `${at.weekday} ${at.day} ${at.month}${other ? ` ${at.year}` : ''}`;
  return `${other ? `${at.year}年` : ''}${at.month}月${at.day}日（${at.weekday}）`;
}

/** 17:30 */
export function sayTime(instant: number, language: Language, zone: string, seconds = false): string {
  const at = partsOf(instant, language, zone);
  return `${at.hour}:${at.minute}${seconds ? `:${at.second}` : ''}`;
}

/** 11月26日（周四）17:30 / Thu 26 Nov 17:30 */
export function sayMoment(instant: number, now: number, language: Language, zone: string): string {
  const day = sayDay(instant, now, language, zone);
  const time = sayTime(instant, language, zone);
  return language === 'en' ? `${day} ${time}` : `${day}${time}`;
}

/** 2026-11-26 in the office's zone: what a date field holds. */
export function dayField(instant: number, zone: string): string {
  const at = partsOf(instant, 'zh-CN', zone);
  return `${at.year}-${at.month.padStart(2, '0')}-${at.day.padStart(2, '0')}`;
}

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const at = partsOf(instant, 'zh-CN', zone);
  const wall = Date.UTC(
    Number(at.year),
    Number(at.month) - 1,
    Number(at.day),
    Number(at.hour),
    Number(at.minute),
    Number(at.second),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The instant at which a clock in the zone shows this day and time (`2026-11-26`, `17:30`); null for no such day. */
export function instantOf(day: string, time: string, zone: string): number | null {
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wall)) return null;
  const guess = wall - offsetAt(wall, zone);
  return wall - offsetAt(guess, zone);
}
