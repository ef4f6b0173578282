import type { Draft } from '@mingcha/db';
import type { NewEvent, Recorded, Subject } from '@mingcha/domain';
import { caseIdOf } from './case-of.ts';

export interface Author {
  readonly office: string;
  readonly person: string;
  readonly seat: string | null;
}

/** Events of one decision as drafts: each takes the next `expected` of its own subject. */
export function draftsOf(
  events: readonly NewEvent[],
  author: Author,
  counts: ReadonlyMap<string, number>,
  history: readonly Recorded[],
): Draft[] {
  const next = new Map(counts);
  return events.map((event) => {
    const key = keyOf(event.subject);
    const expected = next.get(key);
    if (expected === undefined) throw new Error(`an event about ${key}, which this command has not locked`);
    next.set(key, expected + 1);
    const caseId = caseIdOf(event, history);
    return {
      kind: event.kind,
      subject: event.subject,
      office: author.office,
      actor: { person: author.person, seat: author.seat },
      payload: event.payload,
      expected,
      ...(caseId === undefined ? {} : { caseId }),
    };
  });
}

export const keyOf = (subject: Subject): string => `${subject.type}/${subject.id}`;
