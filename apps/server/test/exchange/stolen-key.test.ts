import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from '@mingcha/db';
import {
  checkCodeOf,
  checkReceipt,
  DRAWN_BYTES,
  type Signer,
  signReceipt,
  type TreeHead,
  takeKeyChange,
  toBase64url,
} from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeNextKey } from '../../src/config/secrets.ts';
import { ports, signerOf } from '../../src/journal/ports.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, morning, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { Pen } from './pen.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-'));
let clock = morning;
const now = () => {
  clock += 1;
  return clock;
};
let house: House;
let town: Town;
let pen: Pen;
let former: Signer;
let seen: TreeHead;
let admins: { readonly system: string; readonly security: string };

beforeAll(async () => {
  house = await openHouse({ folder, now });
  town = await openTown(house);
  await releaseTask(town, { covert: true });
  pen = new Pen(town);
  await pen.enrol(['lead', 'inspector']);
  const grants = await house.services.db.prisma.roleGrant.findMany();
  const holder = (role: string) => grants.find((row) => row.role === role)?.person ?? '';
  admins = { system: holder('system-admin'), security: holder('security-admin') };
  former = house.services.receipts;
  await house.services.db.sequencer.run();
  seen = (await house.services.db.tree.head()) as TreeHead;
  const next = signerOf(makeNextKey(house.services.settings.folders.secrets));
  const proposed = await town.security.access.serverKeys.propose({ ground: 'stolen', reason: '疑被复制' });
  const director = await town.as('director');
  await director.access.serverKeys.confirm({ id: proposed.id, key: next.writer, expected: proposed.version });
  await house.close();
  house = await openHouse({ folder, now });
}, 120_000);
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const device = () => {
  if (pen.device === null) throw new Error('not enrolled');
  return pen.device;
};
const system = () => house.as(admins.system, town.office);
const director = () => house.as(town.person('director'), town.office);
const versionNow = async () => {
  const { rows } = await (await director()).access.devices.list({});
  return rows.find(({ id }) => id === device().device)?.version ?? 0;
};

/** As a tablet does it that is asked to compare: the same key, a nonce of its own. */
async function answers() {
  const { code } = await (await system()).access.devices.startRepin({ id: device().device });
  const nonce = toBase64url(ports.random(DRAWN_BYTES));
  const publicKey = toBase64url(pen.signer.publicKey);
  const claim = { code, publicKey, alg: 'ed25519' as const, nonce };
  const { deviceId, ...opening } = await house.nobody().access.devices.claim(claim);
  return { code, deviceId, opening, digits: checkCodeOf(ports, { ...claim, ...opening }) };
}

describe('a key of the server that somebody else has too', () => {
  test('gives no word that any tablet or browser would take: the change is shown, and proves nothing', async () => {
    const { changes } = await house.tablet(device()).exchange.keys({ key: former.writer, size: seen.size });
    expect(changes).toHaveLength(1);
    const { alg, publicKey } = former;
    const taken = await takeKeyChange(ports, { key: former.writer, alg, publicKey }, seen, changes[0] ?? {});
    expect(taken.ok ? 'taken' : taken.fault.code).toBe('key-change.no-word');
  });

  test('signs no receipt of a later time', async () => {
    const fact = { writer: pen.signer.writer, seq: 1, hash: 'a'.repeat(64), blobs: [] };
    const forged = await signReceipt(former, { ...fact, arrival: now() });
    const verdict = await checkReceipt(ports, forged, house.services.serverKeys, fact);
    expect(verdict.ok ? 'ok' : verdict.fault.code).toBe('receipt.key-retired');
  });

  test('leaves an installation that is whole', async () => {
    await house.services.db.sequencer.run();
    const { db, keyring, secrets, settings } = house.services;
    const parts = { db: db as OpenDatabase, keyring, secrets, folders: settings.folders };
    expect((await verifyAll(parts)).findings).toEqual([]);
  });

  test('is compared anew at each tablet: one person invites it, another types what it shows', async () => {
    const { code, deviceId, opening, digits } = await answers();
    expect(deviceId).toBe(device().device);
    expect(opening.ground.serverKeys.map(({ key }) => key)).toEqual([house.services.receipts.writer]);
    const status = () => house.nobody().access.devices.status({ code });
    expect((await status()).state).toBe('proposed');
    // The newest head that it showed before it was compared, and forgets with the key.
    await house.tablet(device()).exchange.log({ seen, hashes: [] });
    const second = (await director()).access.devices;
    const confirmation = { id: deviceId, expected: await versionNow(), digits };
    await expect(second.repin({ ...confirmation, digits: '000 000' })).rejects.toThrow(
      'access.digits-differ',
    );
    await second.repin(confirmation);
    const { state, enrolment } = await status();
    expect(state).toBe('enrolled');
    expect(enrolment?.writer).toBe(pen.signer.writer);
    expect(enrolment?.serverKeys.map(({ key }) => key)).toEqual([house.services.receipts.writer]);
    // It is the tablet that it was: nothing was proposed, and it goes on under its own key.
    expect(await house.services.db.prisma.device.count({ where: { writer: pen.signer.writer } })).toBe(1);
    await expect(second.repin({ ...confirmation, expected: await versionNow() })).rejects.toThrow(
      'access.digits-gone',
    );
    // A head that it has forgotten by order of two persons is not one that an older copy of it lacks.
    await house.tablet(device()).exchange.log({ seen: null, hashes: [] });
    const { rows } = await (await director()).access.devices.list({});
    expect(rows.find(({ id }) => id === deviceId)?.doubled).toBeNull();
  });

  test('is not compared by the one who invited it', async () => {
    const own = await (await director()).access.devices.startRepin({ id: device().device });
    const nonce = toBase64url(ports.random(DRAWN_BYTES));
    const publicKey = toBase64url(pen.signer.publicKey);
    const claim = { code: own.code, publicKey, alg: 'ed25519' as const, nonce };
    const { deviceId, ...opening } = await house.nobody().access.devices.claim(claim);
    const digits = checkCodeOf(ports, { ...claim, ...opening });
    const confirmation = { id: deviceId, expected: await versionNow(), digits };
    await expect((await director()).access.devices.repin(confirmation)).rejects.toThrow(
      'access.device-second-person',
    );
  });
});

describe('a key of the server that is gone', () => {
  test('gives way when two persons order it with the server stopped; without them nothing starts', async () => {
    const secrets = house.services.settings.folders.secrets;
    const { person } = town;
    const accounts = await house.services.db.prisma.personAccount.findMany({ where: { open: true } });
    const nameOf = (id: string) => accounts.find((row) => row.person === id)?.username ?? '';
    const before = house.services.receipts.writer;
    await (await system()).access.accounts.open({ person: person('director'), username: 'director' });
    await house.close();
    rmSync(join(secrets, 'receipt.pem'));
    const next = signerOf(makeNextKey(secrets));
    await expect(openHouse({ folder, now })).rejects.toThrow('secrets-lost');
    const lostKey = { proposedBy: nameOf(admins.security), confirmedBy: 'director', reason: '磁盘损坏' };
    await expect(
      openHouse({ folder, now, lostKey: { ...lostKey, confirmedBy: lostKey.proposedBy } }),
    ).rejects.toThrow();
    house = await openHouse({ folder, now, lostKey });
    expect(house.services.receipts.writer).toBe(next.writer);
    const row = await house.services.db.prisma.serverKey.findFirst({ where: { key: next.writer } });
    expect([row?.ground, (row?.former as { key: string } | null)?.key]).toEqual(['lost', before]);
    await house.services.db.sequencer.run();
    const { db, keyring, settings } = house.services;
    const parts = {
      db: db as OpenDatabase,
      keyring,
      secrets: house.services.secrets,
      folders: settings.folders,
    };
    expect((await verifyAll(parts)).findings).toEqual([]);
  });
});
