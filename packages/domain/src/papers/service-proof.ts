import { z } from 'zod';
import { dayOf } from '../calendar/day.ts';
import { Instant, ShortText } from '../primitives.ts';
import { type Refusal, refusal } from '../refusals.ts';
import { FileRef } from './attachment.ts';
import type { PaperMark } from './paper-mark.ts';

/** 直接送达 · 留置送达 · 邮寄送达 · 电子送达 · 转交送达 */
export const ServiceMethod = z.enum(['direct', 'left', 'post', 'electronic', 'handed-on']);
export type ServiceMethod = z.infer<typeof ServiceMethod>;

export const Witness = z.strictObject({
  name: z.string().trim().min(1).max(60),
  organ: z.string().trim().min(1).max(120),
});
export type Witness = z.infer<typeof Witness>;

/** How a document came into its addressee's hands, and what shows that it did. */
export const ServiceProof = z.strictObject({
  method: ServiceMethod,
  at: Instant,
  place: ShortText.optional(),
  receivedBy: z.string().trim().min(1).max(60).optional(),
  refusedReason: ShortText.optional(),
  witnesses: z.array(Witness).max(6).default([]),
  tracking: z.string().trim().min(4).max(60).optional(),
  scan: FileRef.optional(),
});
export type ServiceProof = z.infer<typeof ServiceProof>;

const needed: Readonly<Record<ServiceMethod, readonly string[]>> = {
  direct: ['receivedBy', 'scan'],
  'handed-on': ['receivedBy', 'scan'],
  left: ['refusedReason', 'witnesses', 'scan'],
  post: ['tracking', 'scan'],
  electronic: [],
};

/** Two people, not one named twice. */
export const enoughWitnesses = (witnesses: readonly Witness[]): boolean =>
  new Set(witnesses.map(({ name, organ }) => `${organ} ${name}`)).size >= 2;

/** Who speaks: the addressee (signed in, with a pass, or on their own paper) or the office about them. */
export type ServedBy = 'addressee' | 'office';

/** When it is said, and the paper it was read from, if it came on one. */
interface Said {
  readonly now: number;
  readonly paper?: PaperMark | undefined;
}

/** Two pairs of eyes on one receipt: who typed it, and somebody else who neither typed nor signed it. */
export const compared = ({ recordedBy, checkedBy, decidedBy }: PaperMark): boolean =>
  checkedBy !== recordedBy && checkedBy !== decidedBy;

/**
 * No clock starts on the word of one person. Either the machine has seen it itself, because the addressee opened the
 * document signed in or through the code; or the receipt came on paper, typed by one and compared by another.
 */
export function serviceAccepted(
  proof: ServiceProof,
  { now, paper }: Said,
  issuedAt: number,
  by: ServedBy = 'office',
): Refusal | null {
  if (proof.method === 'electronic') {
    if (paper !== undefined) return refusal('service.electronic-not-own');
  } else if (paper === undefined || !compared(paper)) {
    return refusal('service.needs-second', { method: `service-method.${proof.method}` });
  }
  return serviceGuard(proof, now, issuedAt, by);
}

/** Without a proof no clock starts; what is missing is named, so that it can be brought. */
export function serviceGuard(
  proof: ServiceProof,
  now: number,
  issuedAt: number,
  by: ServedBy = 'office',
): Refusal | null {
  if (proof.at > now) return refusal('service.in-future');
  // A receipt tells minutes, and the minute of the issue is not before it.
  if (proof.at < issuedAt - (issuedAt % 60_000)) return refusal('service.before-issue');
  if (proof.method === 'electronic') return by === 'addressee' ? null : refusal('service.electronic-not-own');
  const missing = needed[proof.method].find((what) =>
    what === 'witnesses' ? !enoughWitnesses(proof.witnesses) : !proof[what as keyof ServiceProof],
  );
  return missing
    ? refusal('service.proof-missing', {
        method: `service-method.${proof.method}`,
        missing: `service-proof.${missing}`,
      })
    : null;
}

/** The day a clock counts from: that of the service, in the office's zone. */
export const servedOn = (proof: ServiceProof, zone: string): string => dayOf(proof.at, zone);
