import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Verb } from '@mingcha/domain/access';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { importEvidence } from '../../src/capabilities/evidence/import.ts';
import { recordBlob } from '../../src/uploads/finish.ts';
import { signedInAs } from '../door/signed-in.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let visit: string;
let recorder: string;
const bytes = Buffer.concat([Buffer.from('ID3'), randomBytes(1_500_000)]);

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  visit = (await releaseTask(town)).visit;
  const members = [town.person('lead'), town.person('inspector')];
  const [lead = ''] = members;
  const subject = { type: 'visit' as const, id: visit };
  const opened = await tablet.write('visit.opened', subject, { packVersion: '1' }, lead, visit);
  await tablet.attestAll(visit, opened, members);
  const start = { members, position: null, reason: '室内无信号', observation: false };
  await tablet.write('visit.started', subject, start, lead, visit);
  await tablet.send();
  const registered = await (await town.as('planner')).registry.registerRecorder({
    make: '索尼',
    model: 'ICD-PX470',
    serial: 'SN-0001',
    holder: town.person('lead'),
  });
  recorder = registered.id;
}, 120_000);
afterAll(() => house?.close());

const verb: Verb = 'evidence.import';
const said = (changes: object = {}) => ({
  visit,
  recorder,
  capturedAt: house.services.now(),
  statement: '由本人从录音笔拷出，未作改动',
  ...changes,
});

async function takeIn(key: string, changes: object = {}) {
  const { services } = house;
  const blob = await services.blobs.put(bytes);
  await services.db.transact((writer) =>
    recordBlob(writer, {
      ...blob,
      mime: 'audio/mpeg',
      office: town.office,
      subject: 'import',
      arrival: services.now(),
    }),
  );
  const ctx = await town.contextOf(key, verb);
  return importEvidence(ctx, said(changes), { medium: 'audio', mime: 'audio/mpeg' }, blob);
}

describe('the file of an ordinary recorder', () => {
  it('becomes evidence of the visit, and counts when another person has signed for it', async () => {
    const taken = await takeIn('lead');
    expect(taken.state).toBe('imported');
    const { evidence, names } = await (await town.as('inspector')).evidence.get({ id: taken.id });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(evidence).toMatchObject({
      origin: 'recorder',
      sha256,
      receivedHash: sha256,
      size: bytes.length,
      slices: 2,
      covert: true,
      recorder: { make: '索尼', serial: 'SN-0001' },
      importConfirmedBy: null,
    });
    expect(names[evidence.recorder?.holder ?? '']).toBe('lead同志');

    const waitsFor = async (key: string) => {
      const { waiting } = await (await town.as(key)).work.mine();
      return waiting.find(({ what }) => what === 'evidence.to-sign')?.count ?? 0;
    };
    const askedToSign = async () => Promise.all(['lead', 'inspector', 'third', 'director'].map(waitsFor));
    expect(await askedToSign(), 'the other of the team, and the director').toEqual([0, 1, 0, 1]);
    const { rows } = await (await town.as('inspector')).evidence.list({ state: ['imported'] });
    expect(rows.map(({ id }) => id)).toEqual([taken.id]);

    const sign = async (key: string) =>
      (await town.as(key)).evidence.confirmImport({ id: taken.id, expected: taken.version, sha256 });
    await expect(sign('lead')).rejects.toThrow('evidence.confirmer-is-importer');
    expect((await sign('inspector')).state).toBe('verified');
    expect(await askedToSign()).toEqual([0, 0, 0, 0]);
    const after = await (await town.as('reviewer')).evidence.get({ id: taken.id });
    expect(after.evidence.importConfirmedBy).toBe(town.person('inspector'));
    expect(after.custody.map((line) => line.kind)).toEqual([
      'evidence.imported',
      'evidence.import-confirmed',
    ]);
  });

  it('is refused from a device that is not in the register, or no longer', async () => {
    await expect(takeIn('lead', { recorder: `rcd_${'a'.repeat(26)}` })).rejects.toThrow(
      'evidence.recorder-unknown',
    );
    const planner = await town.as('planner');
    const line = { make: '罗技', model: 'C1', serial: 'X', holder: town.person('lead') };
    const gone = await planner.registry.registerRecorder(line);
    await planner.registry.endRecorder({
      id: gone.id,
      expected: gone.version,
      reason: '损坏',
      on: '2026-01-05',
    });
    await expect(takeIn('lead', { recorder: gone.id })).rejects.toThrow('evidence.recorder-unknown');
    const { rows } = await planner.registry.recorders.list({});
    expect(rows.map((row) => row.serial)).toEqual(['SN-0001']);
  });

  it('is not taken in by somebody who was not on the visit, nor into a visit nobody sees', async () => {
    await expect(takeIn('third')).rejects.toThrow('not-found');
    await expect(takeIn('lead', { visit: `vis_${'a'.repeat(26)}` })).rejects.toThrow('not-found');
  });

  it('is listed with its visit as what it is', async () => {
    const taken = await takeIn('inspector');
    const { evidence } = await (await town.as('director')).visits.get({ id: visit });
    expect(evidence.find((piece) => piece.id === taken.id)).toMatchObject({
      state: 'imported',
      origin: 'recorder',
    });
  });

  it('is not lost where the same bytes are destroyed while it comes', async () => {
    const { services } = house;
    const { prisma } = services.db;
    const same = Buffer.concat([Buffer.from('ID3'), randomBytes(300_000)]);
    const { sha256 } = await services.blobs.put(same);
    // Somebody looked what names them before this entry did, and takes them away before it stands.
    const digests = vi.spyOn(services.blobs, 'read').mockImplementationOnce((hash) => {
      const read = services.blobs.read(hash);
      read.once('end', () => void destroyed());
      return read;
    });
    const destroyed = async () => {
      await services.blobs.destroy(sha256);
      await prisma.blob.deleteMany({ where: { sha256 } });
    };
    const { signed } = await signedInAs(town, 'lead');
    const answer = await fetch(`${house.url}/files/evidence`, {
      method: 'POST',
      headers: {
        ...signed,
        'content-type': 'audio/mpeg',
        'x-import': encodeURIComponent(JSON.stringify(said())),
      },
      body: same,
    });
    digests.mockRestore();
    expect(answer.status, await answer.text()).toBe(200);
    expect(readFileSync(services.blobs.absolute(sha256))).toEqual(same);
    expect(await prisma.blob.findUnique({ where: { sha256 } })).toMatchObject({ state: 'stored' });
  });
});
