import { isTombstone } from '../primitives.ts';
import type { FindingCommand, FindingState } from './finding.ts';
import { sameTime, type TimeElement } from './time-element.ts';

export type KnownFields = NonNullable<FindingState['fields']>;

const changing = ['recordFinding', 'amendFinding', 'supplementFinding'] as const;
type Changing = Extract<FindingCommand, { type: (typeof changing)[number] }>;

export const changesIn = (command: FindingCommand): Omit<Changing, 'type' | 'reason' | 'visit'> | null => {
  if (!changing.includes(command.type as Changing['type'])) return null;
  const { type: _, ...rest } = command as Changing;
  return Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => key !== 'reason' && key !== 'visit' && value !== undefined),
  );
};

/**
 * What the finding says after a change. Naming the post takes back the reason why it was unknown, and the other way
 * round, since the two exclude each other.
 */
export function merged(fields: KnownFields | null, changes: object): KnownFields {
  const next = said({ ...fields, ...changes });
  if ('post' in changes && !('postUnknownReason' in changes)) return without(next, 'postUnknownReason');
  if ('postUnknownReason' in changes && !('post' in changes)) return without(next, 'post');
  return next;
}

/** Words that were taken back are words that nobody said. */
function said(fields: object): KnownFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => key !== 'observation' || value !== null),
  ) as unknown as KnownFields;
}

function without(fields: KnownFields, key: 'post' | 'postUnknownReason'): KnownFields {
  const { [key]: _, ...rest } = fields;
  return rest;
}

/** As it would stand once the command is carried out: guards look at the outcome. */
export const afterwards = (state: FindingState, command: FindingCommand): KnownFields | null => {
  const changes = changesIn(command);
  return changes ? merged(state.fields, changes) : state.fields;
};

const isTime = (value: unknown): value is TimeElement =>
  typeof value === 'object' && value !== null && 'by' in value && 'elapsed' in value;

export const isSame = (a: unknown, b: unknown): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((each, index) => each === b[index])) ||
  (isTombstone(a) && isTombstone(b)) ||
  (isTime(a) && isTime(b) && sameTime(a, b));
