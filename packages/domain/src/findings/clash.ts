import type { Recorded, RecordedOf } from '../lifecycle.ts';
import { isTombstone } from '../primitives.ts';
import { isSame, type KnownFields } from './finding-fields.ts';

/** What is chosen as one thing: a key with its sub-code, a post or why it is not known. */
export const findingParts = {
  observation: ['observation'],
  place: ['place'],
  judgement: ['style', 'subCode'],
  window: ['unit', 'window'],
  post: ['post', 'postUnknownReason'],
  criterion: ['criterion'],
  severity: ['severity'],
  also: ['also'],
  amountFen: ['amountFen'],
  observedAt: ['observedAt'],
} as const satisfies Record<string, readonly (keyof KnownFields)[]>;
export type FindingPart = keyof typeof findingParts | 'dropped';

export const partNames = [
  ...(Object.keys(findingParts) as (keyof typeof findingParts)[]),
  'dropped',
] as const;

/** What one of the two said of a part; `null` where it left the finding out. */
export interface Said {
  readonly hash: string;
  readonly person: string;
  readonly at: number;
  readonly values: Readonly<Partial<Record<string, unknown>>> | null;
}

export interface Clash {
  readonly part: FindingPart;
  readonly said: readonly Said[];
}

export interface Clashes {
  /** Every entry that a choice has to name, sorted. */
  readonly of: readonly string[];
  /** Empty where two acts crossed and nothing was said differently: naming them says that somebody has seen it. */
  readonly parts: readonly Clash[];
}

export const noClashes: Clashes = { of: [], parts: [] };

type Change = RecordedOf<'finding.amended' | 'finding.supplemented' | 'finding.chosen' | 'finding.settled'>;
const changing = ['finding.amended', 'finding.supplemented', 'finding.chosen', 'finding.settled'];
const isChange = (entry: Recorded): entry is Extract<Recorded, Change> => changing.includes(entry.kind);

function valuesOf(entry: Recorded, part: keyof typeof findingParts): Record<string, unknown> {
  if (!isChange(entry)) return {};
  const payload = entry.payload as Record<string, unknown>;
  return Object.fromEntries(
    findingParts[part].flatMap((key) => (payload[key] === undefined ? [] : [[key, payload[key]]])),
  );
}

const isEmpty = (values: object) => Object.keys(values).length === 0;

/** A post here and a reason for not knowing it there are two answers to one question. */
const differs = (one: Record<string, unknown>, other: Record<string, unknown>): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].some((key) => !isSame(one[key], other[key]));

const partsBetween = (one: Recorded, other: Recorded): (keyof typeof findingParts)[] =>
  (Object.keys(findingParts) as (keyof typeof findingParts)[]).filter((part) => {
    const [left, right] = [valuesOf(one, part), valuesOf(other, part)];
    return !isEmpty(left) && !isEmpty(right) && differs(left, right);
  });

const namedTogether = (entry: Recorded, one: string, other: string): boolean =>
  (entry.kind === 'finding.chosen' || entry.kind === 'finding.settled') &&
  entry.payload.of.includes(one) &&
  entry.payload.of.includes(other);

/**
 * Whether two entries that did not know of each other still wait for a person. Two changes of different parts simply both
 * hold; anything else waits until somebody chooses, in an entry that names both.
 */
export function isStillContested(one: Recorded, other: Recorded, all: readonly Recorded[]): boolean {
  if (isChange(one) && isChange(other) && partsBetween(one, other).length === 0) return false;
  return !all.some((entry) => namedTogether(entry, one.hash, other.hash));
}

/** What has to be chosen, given the pairs of entries that did not know of each other. A function of the set of entries. */
export function clashesOf(
  entries: readonly Recorded[],
  pairs: readonly (readonly [string, string])[],
): Clashes {
  const byHash = new Map(entries.map((entry) => [entry.hash, entry]));
  const open = pairs.flatMap(([a, b]) => {
    const [one, other] = [byHash.get(a), byHash.get(b)];
    return one && other && isStillContested(one, other, entries) ? [[one, other] as const] : [];
  });
  const said = new Map<FindingPart, Map<string, Said>>();
  const hear = (part: FindingPart, entry: Recorded, values: Said['values']) => {
    const heard = said.get(part) ?? new Map<string, Said>();
    heard.set(entry.hash, { hash: entry.hash, person: entry.actor.person, at: entry.at, values });
    said.set(part, heard);
  };
  for (const [one, other] of open) {
    for (const part of partsBetween(one, other))
      for (const entry of [one, other]) hear(part, entry, valuesOf(entry, part));
    // Left out here, worked on there: what was worked on is not lost with it.
    const both = [one, other];
    if (both.filter(({ kind }) => kind === 'finding.dropped').length !== 1) continue;
    for (const entry of both) hear('dropped', entry, entry.kind === 'finding.dropped' ? null : {});
  }
  return {
    of: [...new Set(open.flat().map((entry) => entry.hash))].sort(),
    parts: [...said].flatMap(([part, heard]) => {
      const last = lastWords(entries, part, [...heard.values()]);
      return last.length < 2 ? [] : [{ part, said: last }];
    }),
  };
}

/** Whoever corrects their own words is asked for the last of them; where both come to say the same, nobody is asked. */
function lastWords(entries: readonly Recorded[], part: FindingPart, heard: readonly Said[]): readonly Said[] {
  const speaks = (entry: Recorded) =>
    part === 'dropped'
      ? isChange(entry) || entry.kind === 'finding.dropped'
      : !isEmpty(valuesOf(entry, part));
  const over = new Set<string>();
  for (const entry of entries) if (speaks(entry)) for (const hash of knownTo(entries, entry)) over.add(hash);
  const said = new Map<string, Said>();
  const inOrder = [...heard].sort((a, b) => a.at - b.at || (a.hash < b.hash ? -1 : 1));
  for (const each of inOrder.filter(({ hash }) => !over.has(hash))) {
    const values = JSON.stringify(each.values);
    if (!said.has(values)) said.set(values, each);
  }
  return [...said.values()];
}

/** Everything about the finding that the author of this entry had seen. */
function knownTo(entries: readonly Recorded[], { after }: Recorded): ReadonlySet<string> {
  const byHash = new Map(entries.map((entry) => [entry.hash, entry]));
  const seen = new Set<string>();
  const open = [...after];
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    open.push(...(byHash.get(hash)?.after ?? []));
  }
  return seen;
}

/** The values of what was chosen for each part. */
export function chosenValues(clashes: Clashes, choices: Readonly<Record<string, string>>): object {
  return Object.assign(
    {},
    ...clashes.parts.map(({ part, said }) => {
      const values = said.find(({ hash }) => hash === choices[part])?.values ?? {};
      // What was erased by law cannot be said again; it stays as it stands.
      return Object.fromEntries(Object.entries(values).filter(([, value]) => !isTombstone(value)));
    }),
  );
}
