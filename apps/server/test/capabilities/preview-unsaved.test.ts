import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../door/browser.ts';
import { signedInAs } from '../door/signed-in.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { hear } from '../house/hear.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

// The paper of a form that nobody has saved.

let house: House;
let town: Town;
let planner: Browser;
let findings: string[];
let photos: string[];

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  ({ findings, photos } = await makeVisit(town, tablet, visit, { findings: 2 }));
  await tablet.send();
  await lockVisit(town, visit);
  await hear(town, findings);
  const director = await town.as('director');
  for (const id of findings) {
    const { finding } = await director.findings.get({ id });
    await director.findings.confirm({ id, expected: finding.version, opinion: '事实清楚，予以确认。' });
  }
  planner = await signedInAs(town, 'planner');
}, 180_000);
afterAll(() => house?.close());

const form = (rest: object = {}) => ({
  id: null,
  title: '关于窗口暗访情况的通报',
  secrecy: 'internal',
  intro: '近期，市政府督查室开展了暗访。现将有关情况通报如下。',
  requirements: '压实整改责任。有关单位要逐条整改。',
  deadline: '2026-12-04',
  corrects: null,
  chart: null,
  recipients: [town.unit],
  cc: [town.otherUnit],
  findings,
  photos: photos.map((evidence) => ({ evidence, caption: '窗口工作人员在岗看视频' })),
  ...rest,
});

const path = '/files/bulletins/preview.pdf';
const ask = (by: Browser, body: object, signal?: AbortSignal) =>
  fetch(new URL(path, house.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...by.signed },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
const told = (answer: Response) =>
  JSON.parse(decodeURIComponent(answer.headers.get('x-mingcha-preview') ?? 'null'));
const everything = async () => {
  const { prisma } = house.services.db;
  return [await prisma.entry.count(), await prisma.blob.count()];
};

test('nothing is recorded and nothing is kept, and what may not be printed yet is left out and said', async () => {
  const before = await everything();
  const answer = await ask(planner, form());
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(told(answer)).toMatchObject({ incomplete: [], leftOut: { findings: 0, photos: 2 } });
  expect(await everything()).toEqual(before);
});

test('it is byte for byte the paper that the saved draft has', async () => {
  const privacy = await town.as('privacy');
  for (const id of photos) {
    const { evidence } = await privacy.evidence.get({ id });
    const statement = '画面中无人脸、车牌、证件。';
    await privacy.evidence.clear({ id, expected: evidence.version, statement, found: 'none' });
  }
  const { id: _, corrects: __, chart: ___, secrecy: ____, ...rest } = form();
  const drafter = await town.as('planner');
  const { id } = await drafter.bulletins.draft({ ...rest, series: '清督', secrecy: 'internal' });
  const before = await everything();
  const answer = await ask(planner, form({ id }));
  expect(told(answer)).toMatchObject({ leftOut: { findings: 0, photos: 0 } });
  const preview = Buffer.from(await answer.arrayBuffer());
  expect(await everything()).toEqual(before);
  const draft = await planner.get(`/files/bulletins/${id}/draft.pdf`);
  expect(preview.equals(Buffer.from(await draft.arrayBuffer()))).toBe(true);
});

test('a form that is hardly begun has a paper too, with what it lacks in words', async () => {
  const answer = await ask(
    planner,
    form({ title: ' ', intro: '', recipients: [], findings: [], photos: [], deadline: null }),
  );
  expect(answer.status).toBe(200);
  expect(told(answer).incomplete).toEqual(['title', 'intro', 'recipients', 'findings']);
});

test('a character that no font has is named, and no paper is made', async () => {
  const answer = await ask(planner, form({ title: '关于\u{1f3ee}情况的通报' }));
  expect(answer.status).toBe(422);
  const { refusal } = (await answer.json()) as { refusal: { code: string; facts: { characters: string } } };
  expect(refusal.code).toBe('document.characters-missing');
  expect(refusal.facts.characters).toContain('U+1F3EE');
});

test('only whoever drafts asks for it, and naming a thing that is not theirs shows nothing of it', async () => {
  const away = await openTown(house, '别处督查室', '别督');
  const stranger = await signedInAs(away, 'planner');
  for (const key of ['reviewer', 'leader', 'privacy', 'inspector'])
    expect((await ask(await signedInAs(town, key), form())).status, key).toBe(403);
  const drafts = await (await town.as('planner')).bulletins.list({});
  expect((await ask(stranger, form({ id: drafts.rows[0]?.id ?? '' }))).status).toBe(404);
  const answer = await ask(stranger, form());
  expect(told(answer)).toMatchObject({ leftOut: { findings: 2, photos: 2 } });
  const secret = await ask(planner, form({ secrecy: 'secret' }));
  expect([secret.status, ((await secret.json()) as { refusal: { code: string } }).refusal.code]).toEqual([
    422,
    'secrecy-too-high',
  ]);
});

test('of what one person asks in haste only the last is made, and nobody else waits for it', async () => {
  const hasty = [1, 2, 3, 4, 5].map((n) => ask(planner, form({ title: `第${n}稿` })));
  const answers = await Promise.all(hasty);
  const made = answers.filter(({ status }) => status === 200);
  expect(made.length).toBeGreaterThanOrEqual(1);
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(answers.length - made.length);
  // Whichever came first may have been done before the others were heard of.
  expect(made.length).toBeLessThanOrEqual(2);
});

test('a look is one line in the access log for what comes onto the paper, not one for every word', async () => {
  const lines = () =>
    house.services.db.prisma.accessLog.count({ where: { facts: { path: ['copy'], equals: 'preview' } } });
  await ask(planner, form({ findings: [], photos: [] }));
  const before = await lines();
  for (const title of ['一', '一二', '一二三']) await ask(planner, form({ title, findings: [], photos: [] }));
  expect(await lines()).toBe(before);
  const fresh = await signedInAs(town, 'planner');
  await ask(fresh, form());
  expect(await lines()).toBe(before + 1);
});
