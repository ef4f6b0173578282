import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { hear } from '../house/hear.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

// What stands beside a text on its way: its earlier versions, what was said of it, by which hands it goes.

let house: House;
let town: Town;
let id: string;
let findings: string[];

const words = {
  title: '关于窗口暗访情况的通报',
  series: '清督',
  intro: '近期，市政府督查室开展了暗访。现将有关情况通报如下。',
  requirements: '压实整改责任。有关单位要逐条整改。',
};
const now = async () => (await (await town.as('planner')).bulletins.get({ id })).bulletin;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  ({ findings } = await makeVisit(town, tablet, visit, { findings: 2 }));
  await tablet.send();
  await lockVisit(town, visit);
  await hear(town, findings);
  const director = await town.as('director');
  for (const one of findings) {
    const { finding } = await director.findings.get({ id: one });
    await director.findings.confirm({ id: one, expected: finding.version, opinion: '事实清楚，予以确认。' });
  }
  const planner = await town.as('planner');
  ({ id } = await planner.bulletins.draft({
    ...words,
    findings,
    recipients: [town.unit],
    cc: [],
    photos: [],
  }));
}, 180_000);
afterAll(() => house?.close());

test('every saved text is kept and read by those through whose hands it goes, and by nobody else', async () => {
  const planner = await town.as('planner');
  const { version } = await now();
  const changes = { intro: `${words.intro}各单位要引以为戒。`, findings: [...findings].reverse() };
  await planner.bulletins.revise({
    ...words,
    ...changes,
    id,
    expected: version,
    recipients: [town.unit],
    cc: [town.otherUnit],
    photos: [],
  });
  for (const key of ['planner', 'reviewer', 'privacy', 'director', 'leader']) {
    const { versions, findings: named, names } = await (await town.as(key)).bulletins.versions({ id });
    expect(versions.map(({ intro, findings: order }) => [intro, order])).toEqual([
      [words.intro, findings],
      [changes.intro, changes.findings],
    ]);
    expect(versions.map(({ cc }) => cc)).toEqual([[], [town.otherUnit]]);
    expect(named).toHaveLength(2);
    expect(names[town.person('planner')]).toBe('planner同志');
  }
  await expect((await town.as('inspector')).bulletins.versions({ id })).rejects.toThrow('not-allowed');
});

test('a saved text says what went with it and by whose wish, what it rests on, and what it is called in English', async () => {
  const planner = await town.as('planner');
  const [stays = '', goes = ''] = findings;
  const rest = { ...words, id, recipients: [town.unit], cc: [], photos: [] };
  const why = { finding: goes, askedBy: '秦明远', reason: '另案办理。' };
  const statements = [{ part: 'intro' as const, paragraph: 0, findings: [stays] }];
  const said = { findings: [stays], dropped: [why], statements, englishTitle: 'On visits to windows' };
  const left = await planner.bulletins.revise({ ...rest, ...said, expected: (await now()).version });
  // Back as it was, for what follows.
  await planner.bulletins.revise({ ...rest, findings, expected: left.version });
  const { versions, findings: named } = await (await town.as('leader')).bulletins.versions({ id });
  const [less, again] = versions.slice(-2);
  expect(less).toMatchObject(said);
  expect(again).toMatchObject({ dropped: [], statements: [], englishTitle: null });
  expect(named.map((finding) => finding.id).sort()).toEqual([...findings].sort());
});

test('a comment is an entry of the bulletin: not in the text, not in its hash, not in the way', async () => {
  const leader = await town.as('leader');
  const before = await leader.bulletins.preview({ id });
  await leader.bulletins.comment({
    id,
    part: 'intro',
    paragraph: 1,
    words: '近期',
    text: '请写明起止日期。',
  });
  const { comments } = await (await town.as('reviewer')).bulletins.comments({ id });
  const [comment] = comments;
  expect(comment).toMatchObject({ part: 'intro', paragraph: 1, words: '近期', resolved: null });
  const planner = await town.as('planner');
  const target = { id, comment: comment?.id ?? '' };
  await planner.bulletins.answerComment({ ...target, text: '已补充。' });
  await expect(planner.bulletins.resolveComment(target)).rejects.toThrow('bulletin.comment-of-another');
  await leader.bulletins.resolveComment(target);
  const after = await planner.bulletins.comments({ id });
  expect(after.comments[0]).toMatchObject({
    answers: [{ by: town.person('planner'), text: '已补充。' }],
    resolved: { by: town.person('leader') },
  });
  expect((await leader.bulletins.preview({ id })).viewHash).toBe(before.viewHash);
  await expect((await town.as('inspector')).bulletins.comments({ id })).rejects.toThrow('not-allowed');
});

test('handed in, it waits for a check that another makes, and cannot be written in until it comes back', async () => {
  const planner = await town.as('planner');
  const reviewer = await town.as('reviewer');
  const handed = await planner.bulletins.handIn({ id, expected: (await now()).version });
  expect(handed.state).toBe('fact-check');
  await expect(
    planner.bulletins.revise({
      ...words,
      id,
      expected: handed.version,
      findings,
      recipients: [town.unit],
      cc: [],
      photos: [],
    }),
  ).rejects.toThrow('state-forbids');
  const returned = await reviewer.bulletins.return({ id, expected: handed.version, reason: '数字不符' });
  expect(returned.state).toBe('returned');
});

test('tables folded again from the journal are the tables that stood', async () => {
  const db = house.services.db as OpenDatabase;
  await rebuild(db);
  expect(await compareLive(db)).toEqual([]);
}, 60_000);
