/** Days are plain dates, `2026-11-21`, in the office's zone; counting them needs no zone and no clock. */

const millisecondsADay = 86_400_000;

const utcOf = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date);
};

const dayOfUtc = (milliseconds: number): string => localParts(milliseconds, 'UTC').day;

/** Whole days from one day to another; negative where it lies before. */
export const daysBetween = (from: string, to: string): number => (utcOf(to) - utcOf(from)) / millisecondsADay;

export const plusDays = (day: string, days: number): string => dayOfUtc(utcOf(day) + days * millisecondsADay);

/** 1 Monday … 7 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: string): number => ((((utcOf(day) / millisecondsADay + 3) % 7) + 7) % 7) + 1;

export const yearOfDay = (day: string): number => Number(day.slice(0, 4));

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
}

/** An instant as the wall clock of a zone shows it. */
export function localParts(instant: number, zone: string): { readonly day: string; readonly time: string } {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return {
    day: `${String(parts.year).padStart(4, '0')}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}

export const dayOf = (instant: number, zone: string): string => localParts(instant, zone).day;

/** The instant at which a zone's wall clock shows this day and time; in a gap, the moment after it. */
export function instantOf(day: string, time: string, zone: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const wanted = utcOf(day) + (hour * 60 + minute) * 60_000;
  const shown = (instant: number): number => {
    const local = localParts(instant, zone);
    const [h = 0, m = 0] = local.time.split(':').map(Number);
    return utcOf(local.day) + (h * 60 + m) * 60_000;
  };
  const first = wanted - (shown(wanted) - wanted);
  return first - (shown(first) - wanted);
}
