import { z } from 'zod';

/** What is timed on a visit: in the queue, until somebody first turns to one, while the matter is handled. */
export const Watch = z.enum(['queue', 'contact', 'handling']);
export type Watch = z.infer<typeof Watch>;
export const watches = Watch.options;

/** One stretch of one watch, named by the tablet that starts it. */
export const RunId = z.string().regex(/^[a-z0-9]{8,40}$/);

export const WatchPress = z.strictObject({
  watch: Watch,
  run: RunId,
  act: z.enum(['start', 'stop']),
  /** Milliseconds since the start of this program on this tablet, which no change of the clock moves. */
  mono: z.int().min(0),
  /** Which start of the program that was. */
  boot: z.string().min(1).max(60),
});

export interface Press {
  /** The tablet's clock. */
  readonly at: number;
  readonly mono: number;
  readonly boot: string;
}
export interface Run {
  readonly id: string;
  readonly watch: Watch;
  readonly start: Press;
  readonly stop: Press | null;
}

export const Measured = z.enum(['both', 'smaller', 'clock']);
export type Measured = z.infer<typeof Measured>;

/** Clocks of one tablet are never quite one; beyond this the two have told different stories. */
const agree = 2_000;

/**
 * How long a run took, and by what. Clock and counter agree: the counter. They do not (the tablet slept, or its clock was set):
 * the smaller of the two, since what cannot be shown is not held against anybody. The program began anew in between: the clock.
 */
export function measured(start: Press, stop: Press): { readonly elapsed: number; readonly by: Measured } {
  const clock = Math.max(0, stop.at - start.at);
  if (start.boot !== stop.boot) return { elapsed: clock, by: 'clock' };
  const mono = Math.max(0, stop.mono - start.mono);
  if (Math.abs(clock - mono) <= agree) return { elapsed: mono, by: 'both' };
  return { elapsed: Math.min(clock, mono), by: 'smaller' };
}

type Pressed = z.infer<typeof WatchPress>;

export function afterPress(
  runs: readonly Run[],
  { watch, run, act, mono, boot }: Pressed,
  at: number,
): readonly Run[] {
  const press: Press = { at, mono, boot };
  const known = runs.find(({ id }) => id === run);
  if (act === 'start') return known ? runs : [...runs, { id: run, watch, start: press, stop: null }];
  // The first stop stands: what is pressed again on another tablet moves nothing.
  return runs.map((each) => (each.id === run && each.stop === null ? { ...each, stop: press } : each));
}
