import { z } from 'zod';
import { type Kind, ruleOf } from '../kinds.ts';
import { FileRef } from '../papers/attachment.ts';
import { LongText, Reason } from '../primitives.ts';

/**
 * How far the fields of an entry stand open in a package. `full`: whatever its maker reads. `masked`: nothing personal and
 * nothing in somebody's own words. `told`: only of what kind it is. `ground`: of an entry about something else, what a
 * checker needs of it. `document`: of a document what its own page shows of it in its code, and the hash of its bytes.
 */
export type Openness = 'full' | 'masked' | 'told' | 'ground' | 'ground-named' | 'document';

/** Of entries that a case rests on: who may write, who signed, what a place or a seat is called. */
const groundPaths: Partial<Record<Kind, readonly string[]>> = {
  'lane.opened': ['writer', 'publicKey', 'alg'],
  'server-key.proposed': ['key', 'alg', 'publicKey', 'ground'],
  'server-key.confirmed': ['key', 'ground'],
  'server-key.changed': ['ground', 'former', 'change'],
  'device.proposed': ['writer', 'publicKey', 'alg'],
  'device.revoked': ['lastSeq', 'lastHash'],
  'person-key.enrolled': ['person', 'device', 'publicKey', 'alg'],
  'hold.released': ['hash'],
  'fields.erased': ['entries', 'approvals'],
  'unit.registered': ['name', 'code'],
  'unit.revised': ['name', 'code'],
  'seat.established': ['unit', 'duty', 'title'],
  'seat.revised': ['unit', 'title'],
  'series.taken': ['serial', 'bulletin', 'order', 'appeal', 'dispatch'],
};
/** For whoever holds the document and nothing else. */
const documentPaths: Partial<Record<Kind, readonly string[]>> = {
  'bulletin.signed': ['viewHash'],
  'bulletin.numbered': ['number'],
  'bulletin.rendered': ['sha256', 'viewHash'],
  'order.issued': ['viewHash', 'number'],
  'order.rendered': ['sha256', 'viewHash'],
  'dispatch.signed': ['viewHash', 'number'],
  'dispatch.rendered': ['sha256', 'viewHash'],
};
/** Where the reader may read names, those of the people who acted. */
const named: Partial<Record<Kind, readonly string[]>> = {
  'person.registered': ['name'],
  'person.revised': ['name'],
};

export function openTo(openness: Openness, kind: Kind, path: string): boolean {
  const key = path.split('/')[0] ?? path;
  switch (openness) {
    case 'full':
      return true;
    case 'masked':
      return maskedPaths(kind).has(key);
    case 'told':
      return false;
    case 'ground-named':
      return (named[kind] ?? groundPaths[kind])?.includes(key) === true;
    case 'document':
      return (documentPaths[kind] ?? groundPaths[kind])?.includes(key) === true;
    case 'ground':
      return groundPaths[kind]?.includes(key) === true;
  }
}

/** That somebody is called to account is known to few, and an identifier of a case says so. */
const secret: Partial<Record<Kind, readonly string[]>> = { 'finding.disposed': ['by'] };

const known = new Map<Kind, ReadonlySet<string>>();

/** Read from the shape of the kind itself, so that a new field is withheld before anybody thinks of this page. */
function maskedPaths(kind: Kind): ReadonlySet<string> {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const { payload, personal } = ruleOf(kind);
  const open = Object.entries(payload.shape as Record<string, z.core.$ZodType>).filter(
    ([key, schema]) =>
      !personal.includes(key) && secret[kind]?.includes(key) !== true && !holdsOwnWords(schema),
  );
  const paths = new Set(open.map(([key]) => key));
  known.set(kind, paths);
  return paths;
}

/** Reasons, opinions, whatever is said at length, and what somebody called a file: names stand in them. */
function holdsOwnWords(schema: z.core.$ZodType): boolean {
  if (schema === Reason || schema === LongText || schema === FileRef) return true;
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).some((each) => holdsOwnWords(each));
  if (schema instanceof z.ZodArray) return holdsOwnWords(schema.element);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return holdsOwnWords(schema.def.innerType);
  if (schema instanceof z.ZodUnion) return schema.options.some((each) => holdsOwnWords(each));
  if (schema instanceof z.ZodRecord) return holdsOwnWords(schema.valueType);
  return false;
}
