import { idOf, Reason } from '@mingcha/domain';
import { deviceLifecycle, EnrolDevice } from '@mingcha/domain/access';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act, actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { longAlgorithm } from '../../exchange/attestations.ts';
import { forgetShown } from '../../exchange/given-heads.ts';
import { refuse } from '../../refused.ts';
import { type ActedOutput, answered, seen } from '../acted.ts';
import { pageInput, readPage } from '../keyset.ts';
import { namesOf } from '../registry/queries.ts';
import { agreedDigits, comparisonsOf, drawValue } from './comparison.ts';
import { codeDigest, enrolmentLasts, newEnrolmentCode } from './enrolment-code.ts';
import { RecoveredKit } from './schemas.ts';

type DeviceState = 'proposed' | 'enrolled' | 'refused' | 'revoked' | 'released';

const subjectOf = (id: string) => ({ type: 'device' as const, id });

export const StartEnrolmentInput = z.object({
  name: z.string().trim().min(1).max(60),
  /** Who will use it; nobody named makes it a tablet of the pool. */
  persons: z.array(idOf('person')).max(12),
  /** The tablet that it takes the place of: lost, broken, or with its browser's data cleared. */
  predecessor: idOf('device').optional(),
});
export const DeviceInput = z.object({ id: idOf('device'), ...seen });
export const ConfirmDeviceInput = DeviceInput.extend(EnrolDevice.shape);
export const DeviceReasonInput = DeviceInput.extend({ reason: Reason });
export const DevicesInput = z.object({
  ...pageInput,
  state: z.enum(['proposed', 'enrolled', 'refused', 'revoked', 'released']).optional(),
  sort: z.enum(['proposedAt', 'name']).default('proposedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

/** Step one: somebody at the desk invites one tablet. */
export async function startEnrolment(ctx: SignedIn, input: z.infer<typeof StartEnrolmentInput>) {
  const { services, session } = ctx;
  const code = newEnrolmentCode(services.random);
  const now = services.now();
  const known = await services.db.reader.prisma.person.count({
    where: { office: session.office, id: { in: input.persons } },
  });
  if (known !== new Set(input.persons).size) refuse('not-found', { subject: 'person' });
  await assertContinuable(ctx, input.predecessor);
  await services.db.prisma.enrolment.create({
    data: {
      id: services.newId('enr'),
      code: codeDigest(services.secrets.session, code),
      office: session.office,
      name: input.name,
      persons: input.persons,
      startedBy: session.person,
      seat: session.seat,
      startedAt: BigInt(now),
      expiresAt: BigInt(now + enrolmentLasts),
      value: drawValue(services.random),
      predecessor: input.predecessor ?? null,
    },
  });
  return {
    code,
    expires: now + enrolmentLasts,
    /** What the QR code says: the tablet app with the code filled in, under the name the office chose. */
    qr: `${services.settings.publicUrl}/field/#enrol=${code}&look=${services.settings.fieldGuise}`,
  };
}

/** Only a tablet that was let in once has a history to continue. */
async function assertContinuable(ctx: SignedIn, predecessor: string | undefined): Promise<void> {
  if (predecessor === undefined) return;
  const found = await ctx.services.db.reader.prisma.device.count({
    where: {
      AND: [
        scope(ctx, 'device.propose', 'Device'),
        { id: predecessor, state: { in: ['enrolled', 'revoked', 'released'] } },
      ],
    },
  });
  if (found === 0) refuse('not-found', { subject: 'device' });
}

/** Step three: another person types the digits that the tablet shows, and with them lets its key in. Guesses are counted. */
export async function confirmDevice(
  ctx: SignedIn,
  { id, expected, digits }: z.infer<typeof ConfirmDeviceInput>,
): Promise<ActedOutput> {
  const { services, request } = ctx;
  if (services.guesses.claim(request.ip) === null) refuse('too-many-requests', { seconds: 900 });
  const agreed = await agreedDigits(services, id);
  const acted = await actTogether(ctx, [subjectOf(id)], async (t) => {
    const enrolled = await t.act({
      lifecycle: deviceLifecycle,
      subject: subjectOf(id),
      expected,
      command: { type: 'enrolDevice', digits },
      facts: { agreed },
    });
    const { writer, publicKey, alg, persons } = enrolled.state;
    const algorithm = longAlgorithm(alg);
    if (writer === null || publicKey === null || algorithm === null)
      throw new Error('an enrolled tablet has a key');
    await t.reader.enrol({
      id: writer,
      alg: algorithm,
      publicKey: Buffer.from(publicKey, 'base64url'),
      class: 'tablet',
      office: ctx.session.office,
      subject: subjectOf(id),
      persons,
    });
    return enrolled;
  });
  services.guesses.right(request.ip);
  return answered(acted);
}

export async function refuseDevice(
  ctx: SignedIn,
  { id, expected, reason }: z.infer<typeof DeviceReasonInput>,
): Promise<ActedOutput> {
  const acted = await actTogether(ctx, [subjectOf(id)], (t) =>
    t.act({
      lifecycle: deviceLifecycle,
      subject: subjectOf(id),
      expected,
      command: { type: 'refuseDevice', reason },
      facts: {},
    }),
  );
  return answered(acted);
}

export const ResolveDeviceInput = DeviceReasonInput.extend({ outcome: z.enum(['goes-on', 'revoked']) });

const forksNamed = 1000;

/** A named person says what the two versions of a tablet are: it goes on, or its key is worth nothing any more. Both are kept. */
export async function resolveDevice(
  ctx: SignedIn,
  { id, expected, reason, outcome }: z.infer<typeof ResolveDeviceInput>,
): Promise<ActedOutput> {
  const subject = subjectOf(id);
  const lifecycle = deviceLifecycle;
  const acted = await actTogether(ctx, [subject], async (t) => {
    const row = await t.reader.prisma.device.findFirst({ where: { id }, select: { writer: true } });
    const writer = row?.writer ?? '';
    const rows = await t.reader.prisma.fork.findMany({
      where: { writer },
      orderBy: [{ arrival: 'desc' }, { seq: 'desc' }],
      take: forksNamed,
      select: { hash: true },
    });
    const forks = rows.map(({ hash }) => hash).sort();
    const command = { type: 'resolveDevice' as const, outcome, forks, reason };
    const resolved = await t.act({ lifecycle, subject, expected, command, facts: {} });
    if (outcome === 'goes-on') {
      await t.reader.restore(writer);
      return resolved;
    }
    const head = await t.reader.head(writer);
    const last = { seq: head?.seq ?? 0, hash: head?.hash ?? '' };
    const revoke = {
      type: 'revokeDevice' as const,
      lastSeq: last.seq,
      lastHash: head?.hash ?? null,
      reason,
    };
    const revoked = await t.act({ lifecycle, subject, command: revoke, facts: {} });
    await t.reader.revoke(writer, last);
    return revoked;
  });
  // What it presents from here on is what it is measured by.
  if (outcome === 'goes-on') await forgetShown(ctx.services, acted.state.writer ?? '');
  return answered(acted);
}

/** Names the last entry known at this moment: what the tablet writes after it is held for a person, never judged by its clock. */
export async function revokeDevice(
  ctx: SignedIn,
  { id, expected, reason }: z.infer<typeof DeviceReasonInput>,
): Promise<ActedOutput> {
  const acted = await actTogether(ctx, [subjectOf(id)], async (t) => {
    const row = await t.reader.prisma.device.findFirst({ where: { id }, select: { writer: true } });
    const head = row === null ? null : await t.reader.head(row.writer);
    const revoked = await t.act({
      lifecycle: deviceLifecycle,
      subject: subjectOf(id),
      expected,
      command: { type: 'revokeDevice', lastSeq: head?.seq ?? 0, lastHash: head?.hash ?? null, reason },
      facts: {},
    });
    if (row !== null) await t.reader.revoke(row.writer, { seq: head?.seq ?? 0, hash: head?.hash ?? '' });
    return revoked;
  });
  return answered(acted);
}

/** Somebody wants what a revoked tablet still holds, and says why. */
export async function askRelease(
  ctx: SignedIn,
  { id, expected, reason }: z.infer<typeof DeviceReasonInput>,
): Promise<ActedOutput> {
  const command = { type: 'askRelease' as const, reason };
  return answered(
    await act(ctx, { lifecycle: deviceLifecycle, subject: subjectOf(id), expected, command, facts: {} }),
  );
}

/** The security administrator lets it have its key again, at its next contact. */
export async function releaseDevice(
  ctx: SignedIn,
  { id, expected }: z.infer<typeof DeviceInput>,
): Promise<ActedOutput> {
  const command = { type: 'releaseDevice' as const };
  return answered(
    await act(ctx, { lifecycle: deviceLifecycle, subject: subjectOf(id), expected, command, facts: {} }),
  );
}

export async function listDevices(ctx: SignedIn, input: z.infer<typeof DevicesInput>) {
  return ctx.services.db.read(async (reader) => {
    const filters = input.state === undefined ? [] : [{ state: input.state }];
    const page = await readPage(reader, 'Device', {
      input,
      column: input.sort,
      visible: { AND: [scope(ctx, 'device.read', 'Device'), ...filters] },
    });
    const people = page.rows.flatMap((row) => [
      row.proposedBy,
      row.enrolledBy ?? '',
      row.revokedBy ?? '',
      row.releaseAskedBy ?? '',
      row.releasedBy ?? '',
      row.resolvedBy ?? '',
      ...row.persons,
    ]);
    const proposed = page.rows.filter((row) => row.state === 'proposed').map((row) => row.id);
    const comparison = await comparisonsOf(ctx.services, proposed);
    const repins = await ctx.services.db.prisma.enrolment.findMany({
      where: {
        device: { in: page.rows.map(({ id }) => id) },
        predecessor: { not: null },
        digits: { not: null },
      },
    });
    const heads = await reader.prisma.writer.findMany({
      where: { id: { in: page.rows.map((row) => row.writer) } },
      select: { id: true, headSeq: true },
    });
    const forks = await reader.prisma.fork.groupBy({
      by: ['writer'],
      where: { writer: { in: page.rows.map((row) => row.writer) } },
      _count: { hash: true },
    });
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...row,
        doubled: row.doubled as 'fork' | 'rolled-back' | null,
        resolved: row.resolved as 'goes-on' | 'revoked' | null,
        forks: forks.find(({ writer }) => writer === row.writer)?._count.hash ?? 0,
        state: row.state as DeviceState,
        /** It shows digits and waits for somebody who types them. */
        repin:
          repins.find(({ device, predecessor }) => device === row.id && predecessor === row.id)?.startedBy ??
          null,
        ferry: row.recipient !== null,
        head: heads.find(({ id }) => id === row.writer)?.headSeq ?? 0,
        recovered: RecoveredKit.nullable().parse(row.recovered),
        ...comparison(row.id),
      })),
      names: await namesOf(reader, ctx.session.office, people),
    };
  });
}
