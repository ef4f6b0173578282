import { createHash } from 'node:crypto';
import type { RenderedDocument } from '@mingcha/documents';
import { dayOf } from '@mingcha/domain/calendar';
import { type HeldSealing, isSealOf, type KeySealing } from '@mingcha/domain/papers';
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

function portFor({ services }: SignedIn, zone: string, organ?: string): SealPort {
  const { seal, now } = services;
  if (seal === null) refuse('bulletin.no-seal-key');
  const holder = seal.holder();
  if (organ !== undefined && !isSealOf(holder.subject, organ))
    refuse('seal.of-another', { organ, subject: holder.subject });
  if (!holdsAt(holder, now()))
    refuse('bulletin.seal-key-out-of-time', {
      from: dayOf(holder.notBefore, zone),
      until: dayOf(holder.notAfter, zone),
    });
  return seal;
}

type Printed = Pick<RenderedDocument, 'bytes' | 'sha256' | 'fingerprint'>;

interface ToSeal<P extends Printed = Printed> {
  readonly number: string;
  readonly zone: string;
  /** Whose the document is, where that is not this office alone: the key seals for nobody else. */
  readonly organ?: string;
  /** The signed view under its number, without the mark of what is unsealed. */
  print(): Promise<P>;
}

/** Prints the signed view once more and has it sealed by the configured key; the sealed file begins with the printed one. */
async function sealedBytes<P extends Printed>(ctx: SignedIn, { number, zone, organ, print }: ToSeal<P>) {
  const port = portFor(ctx, zone, organ);
  const printed = await print();
  const reason = say('zh-CN', 'document.seal-reason', { number });
  const { bytes, holder, stamp } = await port.seal(printed.bytes, { reason, at: ctx.services.now() });
  if (Buffer.compare(bytes.subarray(0, printed.bytes.length), printed.bytes) !== 0)
    throw new Error(`the seal ${port.name} changed what was printed`);
  const { sha256: certificate, ...named } = holder;
  const told = {
    size: bytes.length,
    unsigned: printed.sha256,
    unsignedSize: printed.bytes.length,
    fingerprint: printed.fingerprint,
    service: port.name,
    certificate: { ...named, digest: certificate },
    ...(stamp === null ? {} : { stamp }),
  };
  return { bytes, printed, mime: port.mime, told };
}

/** 电子用印: what the entry says of it holds the hashes of view, printed and sealed bytes. The file goes to the store. */
export async function sealPrinted(
  ctx: SignedIn,
  { id, office, ...toSeal }: ToSeal<RenderedDocument> & { readonly id: string; readonly office: string },
): Promise<KeySealing> {
  const { services } = ctx;
  const { bytes, printed, mime, told } = await sealedBytes(ctx, toSeal);
  const stored = await services.blobs.put(bytes);
  await services.db.transact((writer) =>
    recordBlob(writer, { ...stored, mime, office, subject: id, arrival: services.now() }),
  );
  return { ...told, viewHash: printed.viewHash, sha256: stored.sha256 };
}

/** The same of a text about a person: the file goes into the entry, from which an erasure takes it. */
export async function sealHeld(
  ctx: SignedIn,
  { frozen, ...toSeal }: ToSeal & { readonly frozen: string },
): Promise<HeldSealing> {
  const { bytes, told } = await sealedBytes(ctx, toSeal);
  const file = Buffer.from(bytes);
  const sealed = createHash('sha256').update(file).digest('hex');
  return { ...told, frozen, sealed, file: file.toString('base64') };
}
