import type { RenderedDocument } from '@mingcha/documents';
import { dayOf } from '@mingcha/domain/calendar';
import type { KeySealing } from '@mingcha/domain/papers';
import { say } from '@mingcha/words';
import { z } from 'zod';
import type { SignedIn } from '../context.ts';
import { refuse } from '../refused.ts';
import { recordBlob } from '../uploads/finish.ts';
import type { SealHolder, SealPort } from './port.ts';

export const SealKeyOutput = z
  .object({
    subject: z.string(),
    issuer: z.string(),
    notBefore: z.int(),
    notAfter: z.int(),
    /** Whether its certificate holds now. */
    holds: z.boolean(),
  })
  .nullable();

/** With what this machine seals; null where documents are sealed by hand alone. */
export function sealKey({ services: { seal, now } }: SignedIn): z.infer<typeof SealKeyOutput> {
  if (seal === null) return null;
  const { subject, issuer, notBefore, notAfter } = seal.holder();
  return { subject, issuer, notBefore, notAfter, holds: holdsAt(seal.holder(), now()) };
}

const holdsAt = ({ notBefore, notAfter }: SealHolder, at: number): boolean =>
  notBefore <= at && at <= notAfter;

function portFor({ services }: SignedIn, zone: string): SealPort {
  const { seal, now } = services;
  if (seal === null) refuse('bulletin.no-seal-key');
  const holder = seal.holder();
  if (!holdsAt(holder, now()))
    refuse('bulletin.seal-key-out-of-time', {
      from: dayOf(holder.notBefore, zone),
      until: dayOf(holder.notAfter, zone),
    });
  return seal;
}

interface ToSeal {
  readonly id: string;
  readonly office: string;
  readonly number: string;
  readonly zone: string;
  /** The signed view under its number, without the mark of what is unsealed. */
  print(): Promise<RenderedDocument>;
}

/**
 * 电子用印: prints the signed view once more and has it sealed by the configured key. What the entry says of it holds the hashes
 * of view, printed and sealed bytes; the sealed file begins with the printed one.
 */
export async function sealPrinted(
  ctx: SignedIn,
  { id, office, number, zone, print }: ToSeal,
): Promise<KeySealing> {
  const { services } = ctx;
  const port = portFor(ctx, zone);
  const printed = await print();
  const reason = say('zh-CN', 'document.seal-reason', { number });
  const { bytes, holder, stamp } = await port.seal(printed.bytes, { reason, at: services.now() });
  if (Buffer.compare(bytes.subarray(0, printed.bytes.length), printed.bytes) !== 0)
    throw new Error(`the seal ${port.name} changed what was printed`);
  const stored = await services.blobs.put(bytes);
  await services.db.transact((writer) =>
    recordBlob(writer, { ...stored, mime: port.mime, office, subject: id, arrival: services.now() }),
  );
  const { sha256: certificate, ...named } = holder;
  return {
    viewHash: printed.viewHash,
    sha256: stored.sha256,
    size: stored.size,
    unsigned: printed.sha256,
    unsignedSize: printed.bytes.length,
    fingerprint: printed.fingerprint,
    service: port.name,
    certificate: { ...named, digest: certificate },
    ...(stamp === null ? {} : { stamp }),
  };
}
