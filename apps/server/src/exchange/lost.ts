import { deviceLifecycle } from '@mingcha/domain/access';
import {
  checkPurge,
  checkReleaseAsk,
  type PurgeReport,
  type ReleaseAsk,
  type Revocation,
  signRevocation,
  toBase64url,
} from '@mingcha/journal';
import { Encrypter } from 'age-encryption';
import { togetherAsOffice } from '../act.ts';
import type { DeviceSession } from '../context.ts';
import { ports } from '../journal/ports.ts';
import { refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { openedForUs } from './open-for-us.ts';

/** The server's signed word that this tablet was revoked; null while it stands. */
export async function revocationOf(services: Services, device: DeviceSession): Promise<Revocation | null> {
  if (device.state !== 'revoked') return null;
  const row = await rowOf(services, device);
  return signRevocation(services.receipts, {
    writer: device.writer,
    seq: row.lastSeq ?? 0,
    at: Number(row.revokedAt ?? 0),
  });
}

/** What a revoked tablet did with what it held. Its word, under its signature, becomes an entry; twice the same is one. */
export async function takePurge(
  services: Services,
  device: DeviceSession,
  unverified: PurgeReport,
): Promise<void> {
  if (device.state !== 'revoked') refuse('access.device-not-revoked');
  const checked = await checkPurge(ports, unverified, await keyOf(services, device));
  if (!checked.ok) refuse('access.report-unsigned');
  const subject = { type: 'device' as const, id: device.device };
  await togetherAsOffice(services, device.office, [subject], async (t) => {
    const row = await t.reader.prisma.device.findUniqueOrThrow({ where: { id: device.device } });
    if (Number(row.purgedAt ?? -1) === checked.value.at) return;
    const command = { type: 'purgeDevice' as const, ...checked.value };
    await t.act({ lifecycle: deviceLifecycle, subject, command, facts: {} });
  });
}

/**
 * The key to what the tablet still holds, once two people have released it: opened with the office's recovery key, and
 * closed again for a recipient that the tablet made for this one answer and signed.
 */
export async function openVaultFor(
  services: Services,
  device: DeviceSession,
  { sealed, ...unverified }: ReleaseAsk & { readonly sealed: string },
): Promise<string> {
  const row = await rowOf(services, device);
  const ask = await checkReleaseAsk(ports, unverified, await keyOf(services, device));
  if (!ask.ok) refuse('access.report-unsigned');
  if (row.state !== 'released') refuse('access.release-waits');
  const opened = await openedForUs(services, sealed);
  if (opened === null) refuse('access.vault-not-ours');
  await services.accessLog.record({
    office: device.office,
    person: '',
    seat: null,
    action: 'device-released',
    noun: 'device',
    target: device.device,
    facts: {},
  });
  const encrypter = new Encrypter();
  encrypter.addRecipient(ask.value.recipient);
  return toBase64url(await encrypter.encrypt(opened));
}

const rowOf = ({ db }: Services, { device, office }: DeviceSession) =>
  db.read((reader) => reader.prisma.device.findFirstOrThrow({ where: { id: device, office } }));

async function keyOf({ db }: Services, { writer }: DeviceSession) {
  const record = await db.read((reader) => reader.writer(writer));
  if (record === null) throw new Error(`no writer ${writer}`);
  return { writer, alg: record.alg, publicKey: record.publicKey };
}
