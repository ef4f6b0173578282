import { halfOf } from '../calendar/index.ts';
import { type TimeElement, type TimeFacts, timeOfItem, timeOfRun } from './time-element.ts';

type Half = 'am' | 'pm';

/** What a person chooses: a run of a stopwatch, or a matter with its days. The length is never among it. */
export interface TimeChoice {
  readonly run: string;
  readonly item: string;
  readonly from: string;
  readonly fromHalf: Half;
  readonly to: string;
  readonly toHalf: Half;
  /** Not done when it was seen. */
  readonly open: boolean;
}

export const nothingChosen: TimeChoice = {
  run: '',
  item: '',
  from: '',
  fromHalf: 'am',
  to: '',
  toHalf: 'pm',
  open: true,
};

export function choiceOf(time: TimeElement | undefined): TimeChoice {
  if (time === undefined) return nothingChosen;
  if (time.by === 'watch') return { ...nothingChosen, run: time.run };
  const { item, from, to, open } = time;
  return {
    ...nothingChosen,
    item,
    from: from.day,
    fromHalf: from.half,
    ...(open ? {} : { to: to.day, toHalf: to.half }),
    open,
  };
}

/** What the choice comes to; null while it is not whole. */
export function timeOfChoice(
  choice: TimeChoice | undefined,
  facts: TimeFacts,
  observedAt: number,
): TimeElement | null {
  if (choice === undefined) return null;
  const run = facts.runs.find(({ id }) => id === choice.run);
  if (run !== undefined) return timeOfRun(run);
  const item = facts.items.find(({ id }) => id === choice.item);
  if (item === undefined || choice.from === '' || (!choice.open && choice.to === '')) return null;
  const to = choice.open ? halfOf(observedAt, facts.calendar.zone) : { day: choice.to, half: choice.toHalf };
  return timeOfItem(facts.calendar, item, { day: choice.from, half: choice.fromHalf }, to, choice.open);
}
