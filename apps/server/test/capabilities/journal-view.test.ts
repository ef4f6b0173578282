import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let tablet: Tablet;
let visit: string;
let findings: string[];

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  ({ visit } = await releaseTask(town));
  ({ findings } = await makeVisit(town, tablet, visit, { findings: 1 }));
  await tablet.send();
}, 180_000);
afterAll(() => house?.close());

describe('the auditor', () => {
  it('reads who, when and what kind, proves it, and never reads content', async () => {
    const auditor = await house.as(town.auditor, town.office);
    const { rows } = await auditor.journal.list({ subjectType: 'finding' });
    expect(rows.map((row) => row.kind).sort()).toEqual(['finding.proposed', 'finding.recorded']);
    const hash = rows.find((row) => row.kind === 'finding.recorded')?.hash ?? '';
    const detail = await auditor.journal.get({ hash });
    expect(detail.fields.find((field) => field.path === 'observation')).toMatchObject({ state: 'sealed' });
    expect(JSON.stringify(detail)).not.toContain('网络视频');
    await expect(auditor.findings.get({ id: findings[0] ?? '' })).rejects.toThrow('not-allowed');
  });

  it('is told which check does not stand', async () => {
    const auditor = await house.as(town.auditor, town.office);
    await house.services.db.sequencer.run();
    const { rows } = await auditor.journal.list({ writer: tablet.device.writer });
    for (const { hash } of rows) {
      const { checks } = await auditor.journal.verifyEntry({ hash });
      expect(checks.filter((check) => !check.stands)).toEqual([]);
    }
    const one = rows.find((row) => row.kind === 'finding.recorded');
    const { prisma } = house.services.db;
    await prisma.entryPayload.update({
      where: { hash: one?.hash ?? '' },
      data: { fields: Buffer.from('[]') },
    });
    const { checks } = await auditor.journal.verifyEntry({ hash: one?.hash ?? '' });
    expect(checks.find((check) => check.check === 'entry')?.stands).toBe(false);
  });
});

describe('what waits', () => {
  it('for a predecessor is shown with its reason, and passes when the predecessor arrives', async () => {
    const next = await releaseTask(town);
    const subject = { type: 'visit' as const, id: next.visit };
    const lead = town.person('lead');
    await tablet.write('visit.opened', subject, { packVersion: '1' }, lead, next.visit);
    const first = await tablet.closeRun();
    await tablet.write('visit.aborted', subject, { reason: '对象停业', exposed: false }, lead, next.visit);
    const second = await tablet.closeRun();

    const { results } = await tablet.push([second]);
    expect(results.map((one) => one.verdict)).toEqual(['held']);
    const director = await town.as('director');
    const held = await director.journal.held.list({});
    expect(held.rows).toHaveLength(1);
    expect(held.rows[0]?.reason).toBe('predecessor-missing');

    await tablet.push([first]);
    expect((await director.journal.held.list({})).rows).toEqual([]);
    expect((await director.visits.get({ id: next.visit })).visit.state).toBe('aborted');
  });

  it('after a revocation is released by a named person, whose release is an entry with its reason', async () => {
    const next = await releaseTask(town);
    const subject = { type: 'visit' as const, id: next.visit };
    await tablet.write('visit.opened', subject, { packVersion: '1' }, town.person('lead'), next.visit);
    const late = await tablet.closeRun();
    const device = (await town.admin.access.devices.list({})).rows[0];
    await town.admin.access.devices.revoke({
      id: device?.id ?? '',
      expected: device?.version ?? 0,
      reason: '平板遗失',
    });
    const { results } = await tablet.push([late]);
    expect(results.map((one) => one.verdict)).toEqual(['held']);
    const hash = results[0]?.hash ?? '';

    const auditor = await house.as(town.auditor, town.office);
    await expect(auditor.journal.held.release({ hash, reason: '核对无误' })).rejects.toThrow('not-allowed');
    const director = await town.as('director');
    expect((await director.journal.held.release({ hash, reason: '平板已找回，内容核对无误' })).verdict).toBe(
      'accepted',
    );
    const { history } = await director.visits.get({ id: next.visit });
    expect(history.map((line) => line.kind)).toEqual(
      expect.arrayContaining(['visit.opened', 'hold.released']),
    );
  });
});
