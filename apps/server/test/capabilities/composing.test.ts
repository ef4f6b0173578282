import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalViewOf } from '../../src/capabilities/bulletins/approval-sheet.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let findings: readonly string[];

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('chief', ['chief'], town.unit);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit, { findings: 3 });
  await tablet.send();
  await lockVisit(town, visit);
  findings = found.findings.slice(0, 3);
  await confirmAll(town, findings);
}, 180_000);
afterAll(() => house?.close());

const because = { askedBy: '某局长', reason: '称正在整改，请求不列' };

async function threeDrafted() {
  const drafted = await draftBulletin(town, { findings: [...findings], photos: [] });
  const planner = await town.as('planner');
  const { bulletin } = await planner.bulletins.get({ id: drafted.id });
  const revise = (
    more: { findings: readonly string[]; dropped?: object[]; statements?: object[] },
    expected: number,
  ) =>
    planner.bulletins.revise({
      id: drafted.id,
      expected,
      title: bulletin.title,
      series: bulletin.series,
      intro: '现将有关情况通报如下。',
      requirements: '请对照整改。',
      recipients: [town.unit],
      cc: [],
      photos: [],
      ...more,
    } as never);
  return { ...drafted, revise };
}

describe('a confirmed finding taken out of a draft', () => {
  it('is refused without who asked for it and why, whatever program sends it', async () => {
    const { version, revise } = await threeDrafted();
    await expect(revise({ findings: findings.slice(1) }, version)).rejects.toThrow(
      'bulletin.drop-unexplained',
    );
    const empty = [{ finding: findings[0], askedBy: '', reason: '' }];
    await expect(revise({ findings: findings.slice(1), dropped: empty }, version)).rejects.toThrow();
  });

  it('is read by whoever checks and signs, stands on the approval sheet, and never leaves the office', async () => {
    const { id, version, revise } = await threeDrafted();
    const [gone = '', ...rest] = findings;
    const revised = await revise({ findings: rest, dropped: [{ finding: gone, ...because }] }, version);
    for (const reader of ['reviewer', 'privacy', 'leader']) {
      const { dropped } = await (await town.as(reader)).bulletins.get({ id });
      expect(dropped, reader).toEqual([
        expect.objectContaining({
          finding: gone,
          ...because,
          person: town.person('planner'),
          back: false,
          unit: town.unit,
        }),
      ]);
    }
    const leader = await town.contextOf('leader', 'bulletin.approvals');
    const sheet = await house.services.db.read((reader) => approvalViewOf(leader, reader, id));
    expect(sheet.steps.find(({ step }) => step === 'revised')?.said.join()).toContain(because.askedBy);

    await signBulletin(town, { id, version: revised.version });
    const chief = await town.as('chief');
    const outside = await chief.bulletins.get({ id }).catch(() => null);
    expect(outside?.dropped ?? []).toEqual([]);
  });

  it('says that it is back where it was put back', async () => {
    const { id, version, revise } = await threeDrafted();
    const [gone = '', ...rest] = findings;
    const revised = await revise({ findings: rest, dropped: [{ finding: gone, ...because }] }, version);
    await revise({ findings }, revised.version);
    const { dropped } = await (await town.as('reviewer')).bulletins.get({ id });
    expect(dropped.map(({ back }) => back)).toEqual([true]);
  });

  it('names who asked under the key of its bulletin, not in the clear', async () => {
    const { id, version, revise } = await threeDrafted();
    const [gone = '', ...rest] = findings;
    await revise({ findings: rest, dropped: [{ finding: gone, ...because }] }, version);
    const entries = await house.services.db.read((reader) => reader.entriesOf({ type: 'bulletin', id }));
    const field = entries.at(-1)?.fields.find(({ path }) => path === 'dropped');
    expect(field).toHaveProperty('ct');
    expect(JSON.stringify(entries)).not.toContain(because.askedBy);
  });
});

describe('what a paragraph rests on', () => {
  it('is kept with the draft and read back', async () => {
    const { id, version, revise } = await threeDrafted();
    const statements = [{ part: 'intro', paragraph: 0, findings: [findings[0]] }];
    await revise({ findings, statements }, version);
    expect((await (await town.as('reviewer')).bulletins.get({ id })).statements).toEqual(statements);
  });
});
