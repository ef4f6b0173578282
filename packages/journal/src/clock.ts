/**
 * What a device says of the time against what is known of it. A clock may be wrong without anybody meaning it, so nothing here
 * is a fault of an entry: it is named, and a person judges.
 */

/**
 * A minute: papers print times to the minute, and what a network sets right in an ordinary clock is less. A device that is off
 * by less than this moves no printed time by more than its last figure.
 */
export const CLOCK_TOLERANCE = 60_000;

/** The time of one entry: as its device said it, and between what it is proven to lie. Null: open on that side. */
export interface ClockStamp {
  readonly hash: string;
  readonly seq: number;
  readonly clock: number;
  readonly mono: number;
  readonly boot: string;
  readonly after: number | null;
  readonly before: number | null;
}

export type ClockDoubtCode =
  /** Earlier than the server time that the entry itself quotes. */
  | 'clock.before-token'
  /** Later than the entry's arrival at the server. */
  | 'clock.after-arrival'
  /** Between the entry before and this one the clock went back, against the count of milliseconds since the start. */
  | 'clock.set-back'
  /** As much forward as it went back elsewhere in the same run of the program. */
  | 'clock.set-forward';

export interface ClockDoubt {
  readonly code: ClockDoubtCode;
  /** The entry; of a step, the first one after it. */
  readonly hash: string;
  /** Milliseconds. */
  readonly by: number;
}

/** A device clock outside of what is proven is doubtful; null where it may be right. */
export function outsideInterval({ hash, clock, after, before }: Omit<ClockStamp, 'seq' | 'mono' | 'boot'>) {
  if (after !== null && clock < after - CLOCK_TOLERANCE)
    return { code: 'clock.before-token', hash, by: after - clock } satisfies ClockDoubt;
  if (before !== null && clock > before + CLOCK_TOLERANCE)
    return { code: 'clock.after-arrival', hash, by: clock - before } satisfies ClockDoubt;
  return null;
}

interface Step {
  readonly hash: string;
  readonly at: number;
  /** Positive: the clock went further than the count. */
  readonly by: number;
}

/**
 * Everything doubtful about the times of one writer's entries. Clock less count is the same for all entries of one run of the
 * program. Less than before means that the clock was set back: nothing else can do that. More means that it was set forward
 * or that the device slept, for the count stands still in sleep; so a step forward is told only beside one back that it undoes.
 */
export function clockDoubts(stamps: readonly ClockStamp[]): ClockDoubt[] {
  const sorted = [...stamps].sort((one, other) => one.seq - other.seq);
  const boots = new Map<string, ClockStamp[]>();
  for (const stamp of sorted) boots.set(stamp.boot, [...(boots.get(stamp.boot) ?? []), stamp]);
  const steps = [...boots.values()].flatMap(stepsIn);
  const order = new Map(sorted.map(({ hash }, index) => [hash, index]));
  return [...sorted.flatMap((stamp) => outsideInterval(stamp) ?? []), ...steps].sort(
    (one, other) => (order.get(one.hash) ?? 0) - (order.get(other.hash) ?? 0),
  );
}

function stepsIn(stamps: readonly ClockStamp[]): ClockDoubt[] {
  const steps = stamps.slice(1).flatMap(({ hash, clock, mono }, index): Step[] => {
    const last = stamps[index];
    const by = last === undefined ? 0 : clock - mono - (last.clock - last.mono);
    return Math.abs(by) > CLOCK_TOLERANCE ? [{ hash, at: index, by }] : [];
  });
  const forward = new Set(steps.filter(({ by }) => by > 0));
  return steps
    .filter(({ by }) => by < 0)
    .flatMap((back): ClockDoubt[] => {
      const undone = [...forward]
        .filter(({ by }) => by >= -back.by - CLOCK_TOLERANCE)
        .sort((one, other) => Math.abs(one.at - back.at) - Math.abs(other.at - back.at))[0];
      const told: ClockDoubt = { code: 'clock.set-back', hash: back.hash, by: -back.by };
      if (undone === undefined) return [told];
      forward.delete(undone);
      return [told, { code: 'clock.set-forward', hash: undone.hash, by: undone.by }];
    });
}
