import { checkRevocation, fromBase64url, signPurge, signReleaseAsk, toBase64url } from '@mingcha/journal';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeviceSession } from '../../src/context.ts';
import { ports, serverKeyOf } from '../../src/journal/ports.ts';
import { type House, openHouse } from '../house/house.ts';
import { nodeSigner } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { Pen } from './pen.ts';

let house: House;
let town: Town;
let pen: Pen;
let device: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 120_000);
afterAll(() => house.close());
beforeEach(async () => {
  pen = new Pen(town);
  device = await pen.enrol(['lead', 'inspector']);
});

const row = () => house.services.db.prisma.device.findUniqueOrThrow({ where: { id: device } });
const revoke = async () =>
  town.admin.access.devices.revoke({ id: device, expected: (await row()).version, reason: '平板遗失' });
async function session(): Promise<DeviceSession> {
  if (pen.device === null) throw new Error('not enrolled');
  const writer = await house.services.db.reader.writer(pen.signer.writer);
  return { ...pen.device, state: writer?.state ?? 'revoked' };
}
const tablet = async () => house.tablet(await session()).exchange;
const serverKeys = () => {
  const key = serverKeyOf(house.services.receipts);
  return new Map([[key.key, { alg: key.alg, publicKey: house.services.receipts.publicKey }]]);
};
const counts = { at: 5, entries: 3, media: 1, keptEntries: 2, keptMedia: 1 };

const secret = new Uint8Array(32).fill(7);
async function sealedFor(recipient: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return toBase64url(await encrypter.encrypt(secret));
}
const ours = () => sealedFor(house.services.secrets.recovery.recipient);

describe('a tablet asks how it stands', () => {
  test('and hears nothing while it stands, and a word that it can check once it was revoked', async () => {
    expect((await (await tablet()).standing()).revocation).toBeNull();
    await revoke();
    const { revocation } = await (await tablet()).standing();
    const checked = await checkRevocation(ports, revocation, serverKeys(), pen.signer.writer);
    expect(checked.ok).toBe(true);
    const other = await checkRevocation(ports, revocation, serverKeys(), nodeSigner().writer);
    expect(other.ok ? '' : other.fault.code).toBe('revocation.writer-other');
    const moved = { ...revocation, at: 1 };
    const forged = await checkRevocation(ports, moved, serverKeys(), pen.signer.writer);
    expect(forged.ok ? '' : forged.fault.code).toBe('revocation.signature-wrong');
  });
});

describe('what it purged', () => {
  test('becomes one entry under its own signature, and nobody else can say it', async () => {
    const report = await signPurge(pen.signer, counts);
    await expect((await tablet()).purged(report)).rejects.toThrow('access.device-not-revoked');
    await revoke();
    const foreign = await signPurge(nodeSigner(), counts);
    await expect((await tablet()).purged(foreign)).rejects.toThrow('access.report-unsigned');
    await expect((await tablet()).purged({ ...report, keptMedia: 0 })).rejects.toThrow(
      'access.report-unsigned',
    );
    await (await tablet()).purged(report);
    await (await tablet()).purged(report);
    const entries = await house.services.db.reader.recordedOf({ type: 'device', id: device });
    expect(entries.filter(({ kind }) => kind === 'device.purged')).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'revoked', keptEntries: 2, keptMedia: 1 });
  });
});

describe('the key to what it still holds', () => {
  async function ask(sealed: string, signer = pen.signer) {
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const signed = await signReleaseAsk(signer, { recipient, at: 9 });
    const answer = await (await tablet()).release({ ...signed, sealed });
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(fromBase64url(answer.secret) ?? new Uint8Array());
  }

  test('is given after one asked and the security administrator released, and to this tablet alone', async () => {
    await revoke();
    await expect(ask(await ours())).rejects.toThrow('access.release-waits');
    const director = await town.as('director');
    const reason = '平板已找回，取出未送的内容';
    await director.access.devices.askRelease({ id: device, expected: (await row()).version, reason });
    await expect(
      director.access.devices.release({ id: device, expected: (await row()).version }),
    ).rejects.toThrow('not-allowed');
    const { security } = town;
    const released = { what: 'device.to-release', count: 1 };
    expect((await security.work.mine()).waiting).toContainEqual(released);
    await security.access.devices.release({ id: device, expected: (await row()).version });
    expect((await row()).state).toBe('released');
    expect(await ask(await ours())).toEqual(secret);
    await expect(ask(await ours(), nodeSigner())).rejects.toThrow('access.report-unsigned');
    const foreign = await identityToRecipient(await generateX25519Identity());
    await expect(ask(await sealedFor(foreign))).rejects.toThrow('access.vault-not-ours');
    // What it still sends is held for a person as before: the key opens the tablet, not the journal.
    expect((await session()).state).toBe('revoked');
  });

  test('needs two people, whoever they are', async () => {
    await revoke();
    const { security } = town;
    await security.access.devices.askRelease({
      id: device,
      expected: (await row()).version,
      reason: '平板已找回',
    });
    await expect(
      security.access.devices.release({ id: device, expected: (await row()).version }),
    ).rejects.toThrow('access.release-second-person');
    expect((await security.work.mine()).waiting.map(({ what }) => what)).not.toContain('device.to-release');
  });
});
