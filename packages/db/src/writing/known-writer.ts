import type { KnownWriter } from '@mingcha/journal';
import type { WriterRecord } from '../types.ts';

/** A registered writer as the journal judges it. */
export const knownWriter = (record: WriterRecord): KnownWriter => ({
  writer: record.id,
  alg: record.alg,
  publicKey: record.publicKey,
  writerClass: record.class,
  office: record.office,
  enrolled: true,
  persons: record.class === 'server' ? null : new Set(record.persons),
  revoked:
    record.revokedSeq === null ? null : { lastSeq: record.revokedSeq, lastHash: record.revokedHash ?? '' },
});
