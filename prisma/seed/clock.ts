const DAY = 86_400_000;
/** The demonstration city lies in China, which has one zone without daylight saving. */
const ZONE = 8 * 3_600_000;
/** The story goes on into the night of its last day. Whoever watches it then must not find entries of hours to come. */
const NIGHT = 3 * 3_600_000;

/** Time of the demonstration: told by the story, counted back from the real today, never running by itself. */
export class DemoClock {
  readonly #today: number;
  #now: number;

  /** `realNow`: milliseconds since 1970; its day in China is "today", or before three in the morning the day before. */
  constructor(realNow: number) {
    this.#today = Math.floor((realNow - NIGHT + ZONE) / DAY) * DAY - ZONE;
    this.#now = this.#today;
  }

  readonly now = (): number => this.#now;

  /** A time of day so many working days ago (0 is today, or the last working day before it). */
  at(workdaysAgo: number, time: string): number {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return this.#workday(workdaysAgo) + (hours * 60 + minutes) * 60_000;
  }

  /** "2026-11-21", so many working days ago; negative for days to come. */
  day(workdaysAgo: number): string {
    return new Date(this.#workday(workdaysAgo) + ZONE).toISOString().slice(0, 10);
  }

  /** The day it is in the story. */
  today = (): string => new Date(this.now() + ZONE).toISOString().slice(0, 10);

  /** Moves on to a time of the story; it never goes back, so that no entry is older than its predecessor. */
  moveTo(time: number): number {
    this.#now = Math.max(this.#now + 1000, time);
    return this.#now;
  }

  /** Back to the first day of the story. Only before anything is recorded. */
  begin(workdaysAgo: number, time: string): void {
    this.#now = this.at(workdaysAgo, time);
  }

  #workday(ago: number): number {
    const step = ago < 0 ? DAY : -DAY;
    let day = this.#today;
    // Today counts as day 0 even at a weekend, so that "today" in the story is the visitor's today.
    for (let left = Math.abs(ago); left > 0; ) {
      day += step;
      if (!isWeekend(day)) left -= 1;
    }
    return day;
  }
}

function isWeekend(startOfDay: number): boolean {
  const weekday = new Date(startOfDay + ZONE).getUTCDay();
  return weekday === 0 || weekday === 6;
}
