import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from '../algorithms.ts';
import { hash, instant, signature, writerId } from '../shapes.ts';

/** The first eight bytes of every ferry file, once it is opened. */
export const FERRY_MAGIC = 'MCFERRY1';

/** One frame: type (1 byte), length (4 bytes, big endian), body. */
export const FRAME_HEAD_BYTES = 5;
export const FRAME = { record: 0x4a, bytes: 0x42, end: 0x45 } as const;

/** Nothing that was written honestly comes near these; a forged length must not make a reader take memory. */
export const FERRY_LIMITS = { recordBytes: 33_554_432, pieceBytes: 1_048_576 } as const;

/**
 * out: a tablet's entries and recordings for its office · in: the office's tasks, pack, receipts, revocation for one tablet ·
 * fellow: a tablet's entries of common visits for another tablet · kit: everything a tablet holds, to go on without it.
 */
export const FERRY_PURPOSES = ['out', 'in', 'fellow', 'kit'] as const;
export type FerryPurpose = (typeof FERRY_PURPOSES)[number];

export interface FerryHead {
  readonly v: 1;
  readonly what: 'mingcha-ferry';
  readonly purpose: FerryPurpose;
  /** Drawn for this file: 32 hex digits. */
  readonly id: string;
  /** By the sender's clock. */
  readonly at: number;
  readonly office: string;
  readonly alg: AlgorithmId;
  /** Writer id (of a tablet) or key id (of a server) that signs head and end. */
  readonly from: string;
  /** Writer id of the tablet, or id of the office, that it is meant for. */
  readonly to: string;
  readonly sig: string;
}

export interface FerryEnd {
  readonly v: 1;
  readonly id: string;
  /** How many records there are, the head included. */
  readonly records: number;
  /** SHA-256 over everything before this frame. */
  readonly digest: string;
  readonly sig: string;
}

export const headShape = z
  .strictObject({
    v: z.literal(1),
    what: z.literal('mingcha-ferry'),
    purpose: z.enum(FERRY_PURPOSES),
    id: writerId,
    at: instant,
    office: z.string().min(1).max(160),
    alg: z.string().refine(isAlgorithm),
    from: writerId,
    to: z.string().min(1).max(160),
    sig: signature,
  })
  .transform((head) => head as FerryHead);

export const endShape = z.strictObject({
  v: z.literal(1),
  id: writerId,
  records: z.int().min(1),
  digest: hash,
  sig: signature,
});

/** A record names what it is; a reader passes over what it does not know. The bytes after a `medium` are that medium's. */
export interface FerryRecord {
  readonly is: string;
}

export const FERRY_FAULTS = [
  'ferry.not-a-ferry-file',
  'ferry.version-unknown',
  'ferry.malformed',
  'ferry.sender-unknown',
  /** The office's, by a key that this reader neither knows nor can take on what the file shows. */
  'ferry.key-unknown',
  /** The office's, by a key that it gave up. */
  'ferry.key-retired',
  'ferry.head-signature-wrong',
  'ferry.cut-or-changed',
  'ferry.end-wrong',
] as const;
export type FerryFaultCode = (typeof FERRY_FAULTS)[number];

/** Reading ends here. What was handed out before it has proven itself, or has to. */
export class FerryFault extends Error {
  override readonly name = 'FerryFault';
  readonly code: FerryFaultCode;
  constructor(code: FerryFaultCode, at = '') {
    super(at === '' ? code : `${code} at ${at}`);
    this.code = code;
  }
}
