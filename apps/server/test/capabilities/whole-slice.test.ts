import { buffer } from 'node:stream/consumers';
import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { hear } from '../house/hear.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 120_000);
afterAll(() => house?.close());

describe('from the counter to the numbered bulletin', () => {
  it('what a tablet signed becomes a finding, is confirmed by another person, and is printed under a number', async () => {
    const tablet = new Tablet(town);
    await tablet.enrol(['lead', 'inspector']);
    const { visit } = await releaseTask(town);
    const { findings, photos } = await makeVisit(town, tablet, visit, { findings: 2 });
    await tablet.send();

    const reviewer = await town.as('reviewer');
    const list = await reviewer.findings.list({ state: ['proposed'] });
    expect(list.rows.map((row) => row.id).sort()).toEqual([...findings].sort());
    expect(list.rows[0]?.covert).toBe(true);
    expect(list.names[town.unit]).toBe('清源市自然资源和规划局');

    await lockVisit(town, visit);
    const director = await town.as('director');
    await hear(town, findings);
    for (const id of findings) {
      const { finding } = await reviewer.findings.get({ id });
      await director.findings.confirm({ id, expected: finding.version, opinion: '事实清楚，予以确认。' });
    }
    const privacy = await town.as('privacy');
    for (const id of photos) {
      const { evidence } = await privacy.evidence.get({ id });
      await privacy.evidence.clear({
        id,
        expected: evidence.version,
        statement: '画面中无人脸、车牌、证件。',
        found: 'none',
      });
    }

    const planner = await town.as('planner');
    const drafted = await planner.bulletins.draft({
      title: '关于11月政务服务窗口暗访情况的通报',
      series: '清督',
      findings,
      intro: '近期，市政府督查室对部分政务服务窗口开展了暗访。现将有关情况通报如下。',
      requirements: '压实整改责任。有关单位要对照问题逐条整改。\n加强日常管理。各单位要举一反三。',
      recipients: [town.unit],
      cc: [town.otherUnit],
      deadline: '2026-12-04',
      photos: photos.map((evidence) => ({ evidence, caption: '窗口工作人员在岗看视频' })),
    });
    const { id } = drafted;
    const checked = await reviewer.bulletins.factCheck({
      id,
      expected: drafted.version,
      opinion: '与底稿一致。',
    });
    const guarded = await privacy.bulletins.privacyCheck({
      id,
      expected: checked.version,
      statement: '已核无个人信息。',
    });
    const reviewed = await reviewer.bulletins.review({ id, expected: guarded.version, opinion: '同意。' });
    const leader = await town.as('leader');
    const preview = await leader.bulletins.preview({ id });
    expect(preview.view.findings).toHaveLength(2);
    expect(preview.view.photos).toHaveLength(2);
    expect(preview.view.requirements[0]?.heading).toBe('压实整改责任');
    expect(preview.view.coverage).toMatchObject({ visits: 1, units: 1, windows: 1 });
    const signed = await leader.bulletins.sign({
      id,
      expected: reviewed.version,
      viewHash: preview.viewHash,
      opinion: '同意印发。',
    });
    const numbered = await planner.bulletins.number({ id, expected: signed.version });
    expect(numbered.number).toBe('清督〔2026〕1号');

    await renderBulletin(house.services, id);
    const { bulletin } = await planner.bulletins.get({ id });
    expect(bulletin.state).toBe('rendered');
    expect(bulletin.viewHash).toBe(preview.viewHash);
    const pdf = await buffer(house.services.blobs.read(bulletin.sha256 ?? ''));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBe(bulletin.size);

    // Printing again changes nothing: the first print stays.
    await renderBulletin(house.services, id);
    expect((await planner.bulletins.get({ id })).bulletin.version).toBe(bulletin.version);

    const issued = await planner.bulletins.issue({
      id,
      expected: bulletin.version,
      units: [town.unit],
      unsealed: true,
    });
    expect(issued.state).toBe('issued');
  }, 120_000);

  it('a chief reads what was issued to the unit, and nothing of who wrote, checked and commented on it', async () => {
    const person = await town.hire('chief', ['chief']);
    const seat = await town.admin.registry.establishSeat({ unit: town.unit, duty: 'chief', title: '局长' });
    await town.admin.registry.fillSeat({ id: seat.id, expected: seat.version, person });
    const chief = await town.as('chief');
    const { rows } = await chief.bulletins.list({});
    expect(rows.map((row) => row.number)).toEqual(['清督〔2026〕1号']);
    const { bulletin, findings, history, names, photos } = await chief.bulletins.get({
      id: rows[0]?.id ?? '',
    });
    expect(findings).toHaveLength(2);
    expect(photos).toEqual([]);
    // That the office issued it, and not who in the office.
    expect(history.map(({ kind, person }) => [kind, person])).toEqual([['bulletin.issued', '']]);
    expect([bulletin.drafter, bulletin.opinion, bulletin.signedBy, bulletin.reviewedBy]).toEqual([
      '',
      null,
      null,
      null,
    ]);
    expect(Object.keys(names).filter((id) => id.startsWith('per_'))).toEqual([]);
    await expect(chief.findings.get({ id: findings[0]?.id ?? '' })).rejects.toThrow('not-allowed');
  });

  it('what was signed for the administration is not published', async () => {
    await town.hire('publisher', ['publisher']);
    const publisher = await town.as('publisher');
    const { rows } = await publisher.bulletins.list({});
    const [row] = rows;
    const channels = [{ channel: 'government-site' as const, name: '市政府门户网站' }];
    await expect(
      publisher.bulletins.publish({ id: row?.id ?? '', expected: row?.version ?? 0, channels }),
    ).rejects.toThrow('bulletin.not-for-public');
  });

  it('tables folded again from the journal are the tables that stood', async () => {
    const db = house.services.db as OpenDatabase;
    expect(await compareLive(db)).toEqual([]);
    await rebuild(db);
    expect(await compareLive(db)).toEqual([]);
  }, 60_000);
});
