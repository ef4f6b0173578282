import type { Reader } from '@mingcha/db';
import { idOf } from '@mingcha/domain';
import { deviceLifecycle, ProposeDevice } from '@mingcha/domain/access';
import { checkCodeOf, commitTo, writerIdOf } from '@mingcha/journal';
import { z } from 'zod';
import { standingOf } from '../../access/standing.ts';
import { togetherAs } from '../../act.ts';
import type { Context } from '../../context.ts';
import { ports } from '../../journal/ports.ts';
import { refuse } from '../../refused.ts';
import { groundOf } from './comparison.ts';
import { codeDigest } from './enrolment-code.ts';

export const ClaimInput = z.object({
  code: z.string().min(8).max(20),
  publicKey: ProposeDevice.shape.publicKey,
  alg: ProposeDevice.shape.alg,
  name: z.string().trim().max(60).optional(),
  /** The tablet's part of the digits: 32 bytes, drawn for this invitation before the server's value is known. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** What it was called here before, where a backup from before its first day was put back: it stays the tablet that it is. */
  device: idOf('device').optional(),
});
export const CodeInput = z.object({ code: z.string().min(8).max(20) });

/** How long a tablet may ask what became of its claim. */
const answerLasts = 24 * 3_600_000;
/** Claims of one code by others than the first; after them it is claimed by nobody. */
const strangersBorne = 5;

/** Step two: what this server is bound to before it hears the tablet's key and nonce. */
export async function offerEnrolment(ctx: Context, { code }: z.infer<typeof CodeInput>) {
  const invitation = await invitationFor(ctx, code);
  return { commitment: commitTo(ports, await openingOf(ctx, invitation)) };
}

/**
 * Step three: the tablet shows the code, its own public key and its nonce, and only now hears the value. One claim for each
 * invitation: whoever stands between has one chance, not as many as they like. Proposed in the name of who invited it.
 */
export async function claimDevice(ctx: Context, input: z.infer<typeof ClaimInput>) {
  const { services } = ctx;
  const invitation = await invitationFor(ctx, input.code);
  const opening = await openingOf(ctx, invitation);
  const publicKey = Buffer.from(input.publicKey, 'base64url');
  const writer = writerIdOf(ports, publicKey);
  if (invitation.device !== null) {
    if (invitation.strangers >= strangersBorne) refuse('access.code-taken');
    // The same tablet asks again because the first answer did not reach it.
    const device = await services.db.reader.prisma.device.findUnique({ where: { id: invitation.device } });
    if (device?.publicKey === input.publicKey && invitation.nonce === input.nonce)
      return { deviceId: device.id, ...opening };
    await services.db.prisma.enrolment.updateMany({
      where: { id: invitation.id },
      data: { strangers: { increment: 1 } },
    });
    refuse('access.code-taken');
  }
  const again = await sameTablet(services.db.reader, invitation.predecessor, writer);
  if (again !== null) {
    // It stays the tablet that it is: only digits are agreed, and nothing is proposed.
    const free = { id: invitation.id, device: null };
    const taken = await services.db.prisma.enrolment.updateMany({
      where: free,
      data: {
        device: again,
        expiresAt: BigInt(services.now() + answerLasts),
        nonce: input.nonce,
        digits: checkCodeOf(ports, { ...input, ...opening }),
      },
    });
    if (taken.count !== 1) refuse('access.code-taken');
    return { deviceId: again, ...opening };
  }
  const deviceId = await unknownHere(services.db.reader, input.device, writer, () => services.newId('dev'));
  const standing = await standingOf(services.db.reader, invitation.startedBy, invitation.office);
  // One claim of an invitation at a time: whoever waited sees what the one before left.
  const claims = [deviceId, invitation.id].map((id) => ({ type: 'device' as const, id }));
  await togetherAs(services, standing, claims, async (t) => {
    const free = { id: invitation.id, device: null };
    if ((await t.reader.bookkeeping.enrolment.count({ where: free })) === 0) refuse('access.code-taken');
    const taken = await t.reader.bookkeeping.enrolment.updateMany({
      where: free,
      data: {
        device: deviceId,
        expiresAt: BigInt(services.now() + answerLasts),
        nonce: input.nonce,
        digits: checkCodeOf(ports, { ...input, ...opening }),
      },
    });
    if (taken.count !== 1) refuse('access.code-taken');
    await t.act({
      lifecycle: deviceLifecycle,
      subject: { type: 'device', id: deviceId },
      creates: true,
      command: {
        type: 'proposeDevice',
        writer,
        publicKey: input.publicKey,
        alg: input.alg,
        name: invitation.name,
        persons: invitation.persons,
        ...(await predecessorOf(t.reader, invitation.predecessor)),
      },
      facts: {},
    });
  });
  return { deviceId, ...opening };
}

/** The tablet that is invited to take its own place: it holds the same key still. */
async function sameTablet(reader: Reader, device: string | null, writer: string): Promise<string | null> {
  if (device === null) return null;
  const where = { id: device, writer, state: 'enrolled' };
  return (await reader.prisma.device.count({ where })) === 0 ? null : device;
}

/** The name that it comes with, while nobody here has it and its key is nobody's; else a new one. */
async function unknownHere(
  { prisma }: Reader,
  device: string | undefined,
  writer: string,
  newId: () => string,
): Promise<string> {
  if (device === undefined) return newId();
  const where = { OR: [{ id: device }, { writer }] };
  return (await prisma.device.count({ where })) === 0 ? device : newId();
}

/** The tablet that is continued, and the last of its entries that is known at this moment. */
async function predecessorOf(reader: Reader, device: string | null) {
  if (device === null) return {};
  const row = await reader.prisma.device.findUnique({ where: { id: device }, select: { writer: true } });
  if (row === null) return {};
  const head = await reader.head(row.writer);
  return { predecessor: { device, writer: row.writer, seq: head?.seq ?? 0, hash: head?.hash ?? null } };
}

/** What became of a claim; for a tablet that was let in, everything it checks receipts against. */
export async function enrolmentStatus(ctx: Context, { code }: z.infer<typeof CodeInput>) {
  const { services } = ctx;
  const invitation = await invitationFor(ctx, code);
  if (invitation.device === null) return { state: 'waiting' as const, enrolment: null, reason: null };
  const { prisma } = services.db.reader;
  const device = await prisma.device.findUniqueOrThrow({ where: { id: invitation.device } });
  const state = device.state as 'proposed' | 'enrolled' | 'refused' | 'revoked' | 'released';
  // Invited to compare anew: the digits stand until somebody at the desk has typed them.
  if (invitation.predecessor === device.id && invitation.digits !== null && state === 'enrolled')
    return { state: 'proposed' as const, enrolment: null, reason: null };
  if (state !== 'enrolled') return { state, enrolment: null, reason: device.reason };
  const office = await prisma.office.findUniqueOrThrow({ where: { id: device.office } });
  return {
    state,
    reason: null,
    enrolment: {
      device: device.id,
      writer: device.writer,
      officeName: office.name,
      ...(await groundOf(services, services.db.reader, office.id)),
    },
  };
}

async function invitationFor(ctx: Context, code: string) {
  const { services, request } = ctx;
  const left = services.guesses.claim(request.ip);
  if (left === null) refuse('too-many-requests', { seconds: 900 });
  const found = await services.db.prisma.enrolment.findUnique({
    where: { code: codeDigest(services.secrets.session, code) },
  });
  if (found === null) refuse('access.code-wrong', { left });
  services.guesses.right(request.ip);
  if (Number(found.expiresAt) < services.now()) refuse('access.code-expired');
  return found;
}

/** An invitation from before the digits were agreed this way has no value: it is made anew. */
async function openingOf({ services }: Context, { value, office }: { value: string | null; office: string }) {
  if (value === null) refuse('access.code-expired');
  return { value, ground: await groundOf(services, services.db.reader, office) };
}
