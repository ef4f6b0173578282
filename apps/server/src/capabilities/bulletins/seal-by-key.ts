import { renderBulletin as print } from '@mingcha/documents';
import { idOf } from '@mingcha/domain';
import { bulletinLifecycle } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { say } from '@mingcha/words';
import { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import type { SealHolder, SealPort } from '../../seals/port.ts';
import { recordBlob } from '../../uploads/finish.ts';
import { answered, seen } from '../acted.ts';
import { photosOf } from './render.ts';
import { numbered } from './seal.ts';

export const SealByKey = z.object({ id: idOf('bulletin'), ...seen });

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

/**
 * 电子用印: prints the signed view under its number once more, without the mark of what is unsealed, and has it sealed by the
 * configured key. The entry holds the hashes of view, printed and sealed bytes; the sealed file begins with the printed one.
 */
export async function sealByKey(ctx: SignedIn, { id, expected }: z.infer<typeof SealByKey>) {
  const { services } = ctx;
  const { row, zone, view } = await numbered(ctx, id);
  const subject = { type: 'bulletin' as const, id };
  // A key is used only for what may be sealed; the same is looked at again when it is written down.
  if (row.state !== 'rendered') forbid(row.state);
  const port = portFor(ctx, zone);
  const printed = await print(view, {
    fonts: fontsOf(services),
    imprint: {
      number: row.number,
      date: dayOf(Number(row.signedAt), zone),
      printedOn: row.dated,
      seal: 'key',
      copy: null,
    },
    photos: photosOf(services, view),
    digest,
  });
  const reason = say('zh-CN', 'document.seal-reason', { number: row.number });
  const { bytes, holder, stamp } = await port.seal(printed.bytes, { reason, at: services.now() });
  if (Buffer.compare(bytes.subarray(0, printed.bytes.length), printed.bytes) !== 0)
    throw new Error(`the seal ${port.name} changed what was printed`);
  const stored = await services.blobs.put(bytes);
  await services.db.transact((writer) =>
    recordBlob(writer, {
      ...stored,
      mime: port.mime,
      office: row.office,
      subject: id,
      arrival: services.now(),
    }),
  );
  const { sha256: certificate, ...named } = holder;
  const acted = await act(ctx, {
    lifecycle: bulletinLifecycle,
    subject,
    command: {
      type: 'sealBulletinByKey',
      viewHash: printed.viewHash,
      sha256: stored.sha256,
      size: stored.size,
      unsigned: printed.sha256,
      unsignedSize: printed.bytes.length,
      fingerprint: printed.fingerprint,
      service: port.name,
      certificate: { ...named, digest: certificate },
      ...(stamp === null ? {} : { stamp }),
    },
    facts: {},
    expected,
  });
  return answered(acted);
}

const forbid = (state: string): never =>
  refuse('state-forbids', {
    subject: 'subject.bulletin',
    command: 'command.sealBulletinByKey',
    state: `state.bulletin.${state}`,
  });
