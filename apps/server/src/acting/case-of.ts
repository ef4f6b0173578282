import { caseOf, type NewEvent, type Recorded } from '@mingcha/domain';

/** Whose key seals the personal fields of an event: the subject itself, its visit, or its person. */
export function caseIdOf(event: NewEvent, history: readonly Recorded[]): string | undefined {
  const owner = caseOf[event.subject.type];
  if (owner === undefined) return undefined;
  if (owner === 'self') return event.subject.id;
  for (const { payload } of [event, ...history]) {
    const value = (payload as Record<string, unknown>)[owner];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
