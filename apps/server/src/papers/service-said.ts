import { instantOf } from '@mingcha/domain/calendar';
import { type FileRef, ServiceMethod, type ServiceProof } from '@mingcha/domain/papers';
import { z } from 'zod';
import type { Asked } from './paper-act.ts';

const line = z.string().trim().max(120).optional();
const methods = ServiceMethod.exclude(['electronic']);

/** A return receipt as it is typed off: the day is the paper's own. */
export const ServiceSaid = z.object({
  method: methods,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: line,
  receivedBy: line,
  refusedReason: line,
  /** One a line: organ and name. */
  witnesses: z.string().max(600).optional(),
  tracking: line,
});

export const serviceAsked: readonly Asked[] = [
  {
    key: 'method',
    label: 'service-proof.method',
    kind: 'choice',
    options: methods.options.map((value) => ({ value, label: `service-method.${value}` })),
  },
  { key: 'time', label: 'service-proof.time', kind: 'text' },
  { key: 'place', label: 'service-proof.place', kind: 'text', optional: true },
  { key: 'receivedBy', label: 'service-proof.receivedBy', kind: 'text', optional: true },
  { key: 'refusedReason', label: 'service-proof.refusedReason', kind: 'text', optional: true },
  { key: 'witnesses', label: 'service-proof.witnessLines', kind: 'long', optional: true },
  { key: 'tracking', label: 'service-proof.tracking', kind: 'text', optional: true },
];

/** Organ first, then the name, as they stand under a receipt. */
const witnessesIn = (text: string) =>
  text
    .split('\n')
    .map((each) => /^(.*\S)\s+(\S+)$/u.exec(each.trim()))
    .flatMap((found) => (found ? [{ organ: found[1] ?? '', name: found[2] ?? '' }] : []));

/** The proof of which a paper's scan is the receipt. */
export function proofIn(
  said: z.output<typeof ServiceSaid>,
  { day, zone, scan }: { readonly day: string; readonly zone: string; readonly scan: FileRef },
): ServiceProof {
  const { method, time, place, receivedBy, refusedReason, witnesses = '', tracking } = said;
  return {
    method,
    at: instantOf(day, time, zone),
    ...(place ? { place } : {}),
    ...(receivedBy ? { receivedBy } : {}),
    ...(refusedReason ? { refusedReason } : {}),
    witnesses: method === 'left' ? witnessesIn(witnesses) : [],
    ...(tracking ? { tracking } : {}),
    scan,
  };
}
