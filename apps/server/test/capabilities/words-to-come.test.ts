import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockVisit, releaseTask } from '../house/field-work.ts';
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

it('a finding that is a picture alone shows no words, is not called erased, and cannot be confirmed without them', async () => {
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const members = [town.person('lead'), town.person('inspector')];
  const [lead = '', inspector = ''] = members;
  const { newId, now } = house.services;
  const subject = { type: 'visit' as const, id: visit };
  const finding = { type: 'finding' as const, id: newId('fnd') };
  const opened = await tablet.write('visit.opened', subject, { packVersion: '1' }, lead, visit);
  await tablet.attestAll(visit, opened, members);
  const start = { members, position: null, reason: '室内无信号', observation: false };
  await tablet.write('visit.started', subject, start, lead, visit);
  const photo = await tablet.photograph(visit, inspector, true);
  await tablet.write(
    'finding.recorded',
    finding,
    {
      visit,
      style: 'POOR',
      subCode: 'GAMES_FILMS',
      observedAt: now(),
      unit: town.unit,
      post: '不动产登记岗',
      criterion: '《窗口服务规范》第4条',
      evidence: [photo],
      severity: 'ordinary',
    },
    inspector,
    visit,
  );
  await tablet.send();

  const reviewer = await town.as('reviewer');
  const { findings } = await reviewer.visits.get({ id: visit });
  expect(findings).toMatchObject([{ id: finding.id, state: 'draft', observation: null, erased: false }]);

  // A tablet that does not keep the rule: what it signed is kept, and goes no further.
  await tablet.write('finding.proposed', finding, {}, inspector, visit);
  await tablet.write('visit.ended', subject, { position: null }, lead, visit);
  const presented = await tablet.write('visit.presented', subject, { entries: [], count: 0 }, lead, visit);
  await tablet.attestAll(visit, presented, members);
  await tablet.write('visit.submitted', subject, {}, lead, visit);
  await tablet.send();
  await lockVisit(town, visit);
  const director = await town.as('director');
  const { finding: row } = await director.findings.get({ id: finding.id });
  expect(row).toMatchObject({ state: 'proposed', observation: null, place: null, erased: false });
  const put = { id: finding.id, expected: row.version };
  await expect(director.confirmations.open(put)).rejects.toThrow('finding.words-missing');
}, 60_000);
