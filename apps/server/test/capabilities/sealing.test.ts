import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { OpenDatabase } from '@mingcha/db';
import { fillSeal, reserveSeal } from '@mingcha/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalViewOf, printApproval } from '../../src/capabilities/bulletins/approval-sheet.ts';
import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { sealingCopy, sealingSheet } from '../../src/capabilities/bulletins/seal.ts';
import { printScheme, schemeViewOf } from '../../src/capabilities/plans/scheme.ts';
import { signCms } from '../../src/seals/cms.ts';
import { openKeyFile, pkcs12Port } from '../../src/seals/pkcs12-port.ts';
import { readSeal } from '../../src/seals/read-seal.ts';
import { checkDocuments } from '../../src/verify/check-documents.ts';
import { checkPrints } from '../../src/verify/check-prints.ts';
import type { Ground } from '../../src/verify/ground.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { scanned } from '../house/scan.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { makeSealKeys, password } from '../seals/seal-keys.ts';
import { tamperedBy } from '../verify/tampered.ts';

let house: House;
let town: Town;
let id: string;
let findings: string[];
let other: { readonly id: string; readonly version: number };
const keys = makeSealKeys();

/** A bulletin that every check has passed and that waits for its leader. */
beforeAll(async () => {
  const stamps = { urls: [], ca: null, policy: null };
  const key = openKeyFile({ file: keys.ec, password });
  const seal = pkcs12Port(key, { stamps, log: { warn: () => {} } });
  // The clock of the house stands where its story does, and the certificate was made today.
  const holder = { ...seal.holder(), notBefore: 0, notAfter: Date.UTC(2036, 0, 1) };
  house = await openHouse({ seal: { ...seal, holder: () => holder } });
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit);
  await tablet.send();
  await lockVisit(town, visit);
  ({ findings } = found);
  await confirmAll(town, findings);
  other = await signBulletin(town, await draftBulletin(town, { findings: found.findings, photos: [] }));
  const drafted = await draftBulletin(town, { findings: found.findings, photos: [] });
  ({ id } = drafted);
  const reviewer = await town.as('reviewer');
  const checked = await reviewer.bulletins.factCheck({ id, expected: drafted.version, opinion: '属实。' });
  const privacy = await town.as('privacy');
  const guarded = await privacy.bulletins.privacyCheck({
    id,
    expected: checked.version,
    statement: '已核。',
  });
  await reviewer.bulletins.review({ id, expected: guarded.version, opinion: '同意。' });
}, 180_000);
afterAll(async () => {
  keys.remove();
  await house?.close();
});

const now = async () => (await (await town.as('planner')).bulletins.get({ id })).bulletin;

describe('a bulletin on paper', () => {
  it('is signed with a pen over the hash of the text that was printed', async () => {
    const planner = await town.as('planner');
    const { viewHash } = await planner.bulletins.preview({ id });
    const printed = await planner.papers.prepare({ act: 'bulletins.sign', target: { id, viewHash } });
    const recorder = await town.as('second-reviewer');
    const entered = await recorder.papers.enter({
      id: printed.id,
      expected: printed.version,
      decidedBy: town.person('leader'),
      decidedOn: '2026-11-20',
      said: { decision: 'agree', opinion: '同意印发。' },
      scan: await scanned(town, '呈批单'),
    });
    const director = await town.as('director');
    await director.papers.check({ id: printed.id, expected: entered.version });
    const bulletin = await now();
    expect([bulletin.state, bulletin.signedBy, bulletin.opinion, bulletin.viewHash]).toEqual([
      'signed',
      town.person('leader'),
      '同意印发。',
      viewHash,
    ]);
  });

  it('is printed clean for the seal, and sealed when a copy for each addressee and a scan are there', async () => {
    const planner = await town.as('planner');
    await planner.bulletins.number({ id, expected: (await now()).version });
    await renderBulletin(house.services, id);
    const keeper = await town.contextOf('planner', 'bulletin.number');
    for (const print of [sealingCopy, sealingSheet]) {
      const { bytes, number } = await print(keeper, id);
      expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
      expect(number).toBe('清督〔2026〕1号');
    }
    const { version } = await now();
    const target = { id, expected: version };
    await expect(planner.bulletins.issue({ ...target, units: [town.unit] })).rejects.toThrow(
      'bulletin.not-sealed',
    );
    const seal = {
      ...target,
      copies: 2,
      sealedBy: town.person('director'),
      sealedOn: '2026-11-20',
      register: '2026-118',
      scan: await scanned(town, '用印件'),
    };
    const missing = { ...seal.scan, sha256: '0'.repeat(64) };
    await expect(planner.bulletins.seal({ ...seal, scan: missing })).rejects.toThrow('attachment.missing');
    const sealed = await planner.bulletins.seal(seal);
    expect(sealed.state).toBe('sealed');
    const bulletin = await now();
    expect([bulletin.sealCopies, bulletin.sealRegister, bulletin.sealScan]).toEqual([
      2,
      '2026-118',
      seal.scan.sha256,
    ]);
    const issued = await planner.bulletins.issue({ id, expected: sealed.version, units: [town.unit] });
    expect(issued.state).toBe('issued');
    expect((await now()).unsealed).toBe(false);
  });
});

it('a bulletin with a character that no font has is shown as such, and nobody can sign it', async () => {
  const drafted = await draftBulletin(town, { findings, photos: [] }, '关于𪚥姓人员情况的通报');
  const { missing } = await (await town.as('planner')).bulletins.preview({ id: drafted.id });
  expect(missing).toEqual([{ character: '𪚥', codePoint: 'U+2A6A5' }]);
  await expect(signBulletin(town, drafted)).rejects.toMatchObject({
    cause: { refusal: { code: 'document.characters-missing', facts: { characters: '𪚥 (U+2A6A5)' } } },
  });
  const { bulletin } = await (await town.as('planner')).bulletins.get({ id: drafted.id });
  expect(bulletin.state).toBe('pending-sign');
});

describe('a bulletin sealed by a key', () => {
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const entryOf = async () => {
    const entries = await house.services.db.reader.recordedOf({ type: 'bulletin', id: other.id });
    const entry = entries.find(({ kind }) => kind === 'bulletin.sealed-by-key');
    if (entry?.kind !== 'bulletin.sealed-by-key') throw new Error('not recorded');
    return entry.payload;
  };
  const state = async () => (await (await town.as('planner')).bulletins.get({ id: other.id })).bulletin;

  it('has to be numbered and printed, and is sealed by nobody who wrote or signed it', async () => {
    const director = await town.as('director');
    const early = { id: other.id, expected: other.version };
    await expect(director.bulletins.sealByKey(early)).rejects.toThrow('state-forbids');
    const planner = await town.as('planner');
    await planner.bulletins.number(early);
    await renderBulletin(house.services, other.id);
    await expect(planner.bulletins.sealByKey({ id: other.id, expected: other.version })).rejects.toThrow(
      'not-allowed',
    );
  });

  it('is refused outside of the time that the certificate holds', async () => {
    const director = await town.as('director');
    const { now } = house.clock;
    house.clock.now = now + 20 * 365 * 86_400_000;
    await expect(director.bulletins.sealByKey({ id: other.id, expected: other.version })).rejects.toThrow(
      'bulletin.seal-key-out-of-time',
    );
    expect((await director.bulletins.sealKey())?.holds).toBe(false);
    house.clock.now = now;
    expect((await director.bulletins.sealKey())?.holds).toBe(true);
  });

  it('is the printed view with a seal behind it, of which the journal has every hash, and issues as sealed', async () => {
    const director = await town.as('director');
    const sealed = await director.bulletins.sealByKey({ id: other.id, expected: (await state()).version });
    expect(sealed.state).toBe('sealed');
    const bulletin = await state();
    expect(bulletin.sealedBy).toBe(town.person('director'));
    expect(bulletin.sealCertificate?.subject).toContain('清源市人民政府督查室');
    const entries = await house.services.db.reader.recordedOf({ type: 'bulletin', id: other.id });
    const entry = entries.find(({ kind }) => kind === 'bulletin.sealed-by-key');
    if (entry?.kind !== 'bulletin.sealed-by-key') throw new Error('not recorded');
    const { sha256, size, unsigned, unsignedSize, viewHash } = entry.payload;
    const bytes = await buffer(house.services.blobs.read(sha256));
    expect([bytes.length, hashOf(bytes)]).toEqual([size, sha256]);
    expect(hashOf(bytes.subarray(0, unsignedSize))).toBe(unsigned);
    expect(viewHash).toBe(bulletin.viewHash);
    expect(sha256).not.toBe(bulletin.sha256);
    const again = director.bulletins.sealByKey({ id: other.id, expected: bulletin.version });
    await expect(again).rejects.toThrow('state-forbids');
    const issued = await director.bulletins.issue({
      id: other.id,
      expected: bulletin.version,
      units: [town.unit],
    });
    expect(issued.state).toBe('issued');
    expect((await state()).unsealed).toBe(false);
  });

  it('is named by verify when what stands before the seal is not what was printed', async () => {
    const { db, blobs } = house.services;
    const found = async (ground: Pick<Ground, 'db' | 'blobs'>) => {
      const codes: string[] = [];
      for await (const { code } of checkDocuments(ground as Ground)) codes.push(code);
      return codes;
    };
    const ground = { db: db as OpenDatabase, blobs };
    expect(await found(ground)).toEqual([]);
    const { sealFile } = await state();
    const bent = {
      size: (sha256: string) => blobs.size(sha256),
      read: (sha256: string) =>
        sha256 === sealFile ? Readable.from([Buffer.alloc(1_000_000)]) : blobs.read(sha256),
    } as Ground['blobs'];
    expect(await found({ ...ground, blobs: bent })).toEqual([
      'document.sealed-differs',
      'document.seal-unreadable',
    ]);
  });

  it('is named by verify when its seal is not over these bytes, or another key’s', async () => {
    const { blobs } = house.services;
    const { sealFile, sealCertificate } = await state();
    const file = await buffer(blobs.read(sealFile ?? ''));
    const certificate = (sealCertificate as { digest: string }).digest;
    expect(readSeal(file)).toEqual({ ok: true, certificate });
    const changed = (at: number) => {
      const bytes = Buffer.from(file);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return readSeal(bytes);
    };
    // In the printed pages, and in what names the seal.
    expect(changed(5_000)).toEqual({ ok: false, code: 'wrong' });
    expect(changed(file.lastIndexOf('/Reason'))).toEqual({ ok: false, code: 'wrong' });
    // In the signature itself.
    const room = file.lastIndexOf('/Contents <') + '/Contents <'.length;
    expect(changed(room + 2 * 900).ok).toBe(false);
    // What comes behind what was sealed is sealed by nobody.
    expect(readSeal(Buffer.concat([file, Buffer.from('%more\n')]))).toEqual({
      ok: false,
      code: 'unreadable',
    });
    expect(readSeal(Buffer.from('no seal'))).toEqual({ ok: false, code: 'unreadable' });
    const { key, certificate: theirs, chain } = openKeyFile({ file: keys.rsa, password });
    const place = reserveSeal(file.subarray(0, Number((await entryOf()).unsignedSize)), {
      name: '别人',
      reason: '别的',
      at: 0,
    });
    const forged = fillSeal(
      place,
      await signCms(place.signed, { key, certificate: theirs, chain }, async () => null),
    );
    const seal = readSeal(Buffer.from(forged));
    expect(seal.ok && seal.certificate !== certificate).toBe(true);
  });

  it('prints again to the recorded bytes, as each printed document does; where not, verify says which', async () => {
    const { db, blobs } = house.services;
    const codes = async () => {
      const all: string[] = [];
      for await (const { code, place } of checkPrints({ db: db as OpenDatabase, blobs }, null, 0))
        all.push(`${code} ${place.split(' ')[1]}`);
      return all;
    };
    expect(await codes()).toEqual([]);
    const { number } = await state();
    const bent = [`update bulletin set seal_printed = repeat('f', 64) where id = '${other.id}'`];
    const undo = [
      `update bulletin set seal_printed = '${(await entryOf()).unsigned}' where id = '${other.id}'`,
    ];
    expect(await tamperedBy(house, { change: bent, undo }, codes)).toEqual([
      `document.prints-otherwise ${number}`,
    ]);
    expect(await codes()).toEqual([]);
  });
});

describe('what the file keeps', () => {
  it('of a bulletin is by which hands it went and what each said, the one with a pen as the paper has it', async () => {
    const planner = await town.contextOf('planner', 'bulletin.approvals');
    const view = await house.services.db.read((reader) => approvalViewOf(planner, reader, id));
    expect(view.steps.map(({ step, said }) => [step, ...said])).toEqual([
      ['drafted'],
      ['fact-checked', '属实。'],
      ['privacy-checked', '已核。'],
      ['reviewed', '同意。'],
      ['signed', '同意印发。'],
    ]);
    expect(view.steps.at(-1)).toMatchObject({ on: '2026-11-20', seat: null });
    expect(view.steps.at(-1)?.paper).toMatch(/^ppr_/);
    expect(view.number).toBe('清督〔2026〕1号');
    const bytes = await printApproval(planner, id);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    // Whoever only receives it is not told whose hands those were.
    const chief = await town.contextOf('unit-chief', 'bulletin.approvals');
    await expect(printApproval(chief, id)).rejects.toThrow('not-found');
  });

  it('of a plan is its scheme, with who reviewed and approved it', async () => {
    const planner = await town.contextOf('planner', 'plan.print');
    const [plan] = (await (await town.as('planner')).plans.list({ limit: 1, sort: 'changedAt' })).rows;
    if (plan === undefined) throw new Error('no plan');
    const view = await house.services.db.read((reader) => schemeViewOf(planner, reader, plan.id));
    expect(view.steps.map(({ step }) => step)).toEqual(['drafted', 'submitted', 'reviewed', 'approved']);
    expect(view.approvedOn).toBe(view.steps.at(-1)?.on);
    expect(view.title).toMatch(/方案$/u);
    const bytes = await printScheme(planner, plan.id);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const lead = await town.contextOf('lead', 'plan.print');
    await expect(printScheme(lead, plan.id)).rejects.toThrow('not-found');
    for (const path of [`plans/${plan.id}.pdf`, `bulletins/${id}/approval.pdf`])
      expect((await fetch(`${house.url}/files/${path}`)).status, path).toBe(401);
  });
});
