import { type NewEvent, ruleOf } from '@mingcha/domain';
import { type PaperMark, takesPaper, takesPass } from '@mingcha/domain/papers';

/** How an act reached the server when it was not its author signed in with a password. */
export interface Ways {
  readonly paper?: PaperMark | undefined;
  /** The one-time code it came through. */
  readonly pass?: string | undefined;
}

/**
 * Writes the way into every event that has a place for it. An act by pen or by code that leaves no trace of it would
 * read as if its author had been signed in, so a decision without such an event is a fault of the program.
 */
export function marked(events: readonly NewEvent[], { paper, pass }: Ways): readonly NewEvent[] {
  if (paper === undefined && pass === undefined) return events;
  let told = false;
  const result = events.map((event) => {
    const { payload } = ruleOf(event.kind);
    const way = {
      ...(paper !== undefined && takesPaper(payload) ? { paper } : {}),
      ...(pass !== undefined && takesPass(payload) ? { pass } : {}),
    };
    if (Object.keys(way).length === 0) return event;
    told = true;
    return { ...event, payload: { ...event.payload, ...way } } as NewEvent;
  });
  if (!told)
    throw new Error(`${events.map((event) => event.kind).join(', ')} cannot come on paper or by code`);
  return result;
}
