import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { sealingCopy, sealingSheet } from '../../src/capabilities/bulletins/seal.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll, draftBulletin } from '../house/paper.ts';
import { scanned } from '../house/scan.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let id: string;

/** A bulletin that every check has passed and that waits for its leader. */
beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit);
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
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
afterAll(() => house?.close());

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
