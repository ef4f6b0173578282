import { codeApi } from '@mingcha/prisma/client';
import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import { DemoOffice, keep, look } from '../harness/demo-office.ts';
import type { DeskSeat } from '../harness/desk-browser.ts';
import { textOf } from '../harness/paper.ts';
import { verifyFolder } from '../harness/verify-command.ts';
import { codeFor, leftBehind, ofDemo, putBefore, unitAccount, wouldNotSign } from './steps/hearing.ts';
import { everythingSaidTo, found, nothingAt } from './steps/referral.ts';
import { receiveSheet } from './steps/review.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const party = '汪思源';
const silentParty = '范立秋';
const statement = '愿意配合核实，请调取通话记录。';
const objections = ['当时已用电话请示科室，通话记录可查', '政策文件当天上午才收到'];

let office: DemoOffice;
/** Put before a unit and a person who disagree; put before two who say nothing; and one that becomes a referral. */
let heard: Fault;
let silent: Fault;
let secret: Fault & { hashes: string[]; sheet: string; evidence: string[] };
interface Fault {
  readonly id: string;
  readonly words: string;
  readonly unit: string;
  readonly style: string;
}

const at = (username: string, path: string): Promise<DeskSeat> => office.at(username, path);
const as = (username: string) => office.as(username);
const finding = async (id: string) => (await (await as('director')).findings.get.query({ id })).finding;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  office = await DemoOffice.open();
  const { rows } = await (await as('director')).findings.list.query({ state: ['proposed'], limit: 100 });
  const faults: Fault[] = [];
  for (const { id, observation, unit, style, visit } of rows)
    if (faults.length < 3 && style !== null && style !== 'PRAISE' && unit !== null && (await reviewed(visit)))
      faults.push({ id, words: observation ?? '', unit, style });
  const [first, second, third] = faults;
  if (!first || !second || !third) throw new Error('the city has too few proposed faults');
  [heard, silent] = [first, second];
  secret = { ...third, hashes: [], sheet: '', evidence: [] };
  const { registry } = await as('planner');
  await registry.registerPerson.mutate({ name: party, phone: '19900006666', unit: heard.unit });
  await registry.registerPerson.mutate({ name: silentParty, phone: '19900006667', unit: silent.unit });
  await unitAccount(office, secret.unit, 'chief');
  await unitAccount(office, secret.unit, 'liaison');
});
test.afterAll(async () => {
  await office?.remove();
});

/** Nothing is put before a unit before somebody else has gone through the paper of the visit. */
async function reviewed(id: string): Promise<boolean> {
  const director = await as('director');
  const { visit } = await director.visits.get.query({ id });
  if (visit.state === 'submitted') await director.visits.review.mutate({ id, expected: visit.version });
  return ['submitted', 'reviewed', 'locked'].includes(visit.state);
}

const sheetsOf = ({ page }: DeskSeat) => page.locator('[data-sheet]');
const unitsOf = (seat: DeskSeat, person: string) => sheetsOf(seat).filter({ hasNotText: person });
const notOf = (person: string) => new RegExp(`^(?!.*${person})`);

test('the facts go to the unit and, on a sheet of their own, to the person who can be recognised', async () => {
  const director = await at('director', `/findings/${heard.id}`);
  await putBefore(director, party);
  await expect(sheetsOf(director)).toHaveCount(2);
});

test('the person disagrees on a telephone without an account, with a file, while the unit agrees', async () => {
  const director = await at('director', `/findings/${heard.id}`);
  const own = await codeFor(director, new RegExp(party));
  const units = await codeFor(director, notOf(party));

  const person = await receiveSheet(office.desk, own, (page) =>
    expect(page.locator('body'), 'the words stay closed before the receipt').not.toContainText(heard.words),
  );
  const { page } = person;
  await page.getByText(word('desk.respond.to', { name: party })).waitFor();
  await page.getByText(heard.words).waitFor();
  await page.getByLabel(word('reply.objects'), { exact: true }).check();
  await page.getByLabel(word('desk.replies.point', { n: 1 })).fill(objections[0] ?? '');
  await person.press('desk.respond.points.add');
  await page.getByLabel(word('desk.replies.point', { n: 2 })).fill(objections[1] ?? '');
  await page.getByLabel(word('desk.respond.statement')).fill(statement);
  await page.locator('[data-field="files"] input[type="file"]').setInputFiles({
    name: '通话记录.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  });
  await page.getByText('通话记录.pdf').waitFor();
  await look(page, 'reply-person-phone');
  await person.press('desk.respond.send');
  await page.getByText(word('desk.answer.done')).waitFor();
  await look(page, 'reply-receipt-phone');

  const chief = await receiveSheet(office.desk, units);
  const text = await chief.page.locator('body').innerText();
  expect(text, 'what the person said is not told to the unit').not.toContain(objections[0]);
  await chief.page.getByLabel(word('reply.agrees'), { exact: true }).check();
  await chief.press('desk.respond.send');
  await chief.page.getByText(word('desk.answer.done')).waitFor();
});

test('both stand on the page of the finding, and it is in dispute until each point is answered', async () => {
  const disputed = await finding(heard.id);
  expect(disputed.state).toBe('disputed');
  const confirm = { id: heard.id, expected: disputed.version, opinion: '予以认定' };
  await expect((await as('director')).findings.confirm.mutate(confirm)).rejects.toThrow(
    'finding.replies-open',
  );
  const director = await at('director', `/findings/${heard.id}`);
  const person = sheetsOf(director).filter({ hasText: party });
  const unit = unitsOf(director, party);
  await person.getByText(objections[1] ?? '').waitFor();
  await expect(person).toContainText(word('reply.objects'));
  await expect(person).toContainText(statement);
  await expect(unit).toContainText(word('reply.agrees'));
  await expect(unit).not.toContainText(objections[0] ?? '');
  const file = await person.getByRole('link', { name: '通话记录.pdf' }).getAttribute('href');
  expect((await director.page.request.get(file ?? '')).headers()['content-type']).toBe('application/pdf');
  await look(director.page, 'reply-both-desk');

  await person.getByRole('button', { name: word('desk.replies.reply') }).click();
  const dialog = director.page.getByRole('dialog', { name: word('desk.replies.reply') });
  await dialog.getByText(word('outcome.rejected'), { exact: true }).first().click();
  await dialog.getByText(word('outcome.accepted'), { exact: true }).last().click();
  await dialog.getByLabel(word('desk.replies.text', { n: 1 })).fill('通话记录在群众离开之后');
  await dialog.getByLabel(word('desk.replies.text', { n: 2 })).fill('已注明文件收到的时间');
  await dialog.getByRole('button', { name: word('desk.replies.reply'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await person.getByText('通话记录在群众离开之后').waitFor();
  await director.decide('desk.finding.confirm', 'desk.finding.confirmed');
  await expect(person, 'what was said stays beside what was decided').toContainText(objections[0] ?? '');
  await look(director.page, 'reply-confirmed-desk');
});

test('one takes the sheet and says nothing; with another it is left behind before two witnesses, who see that it is not signed', async () => {
  const director = await at('director', `/findings/${silent.id}`);
  await putBefore(director, silentParty);
  await expect(sheetsOf(director)).toHaveCount(2);
  await receiveSheet(office.desk, await codeFor(director, notOf(silentParty)));
  const { rows } = await (await as('director')).confirmations.list.query({ finding: silent.id, limit: 10 });
  await leftBehind(office, rows.find(({ person }) => person !== null)?.id ?? '');

  await director.page.reload();
  const person = sheetsOf(director).filter({ hasText: silentParty });
  await expect(person).toContainText(word('service-method.left'));
  const button = person.getByRole('button', { name: word('desk.replies.refusal') });
  await wouldNotSign(ofDemo(office), director, button);
  await director.page.goto(`/findings/${silent.id}`);
  await expect(person).toContainText(word('state.confirmation.refused'));
  await expect(person).toContainText('杜春生');
  await look(director.page, 'reply-refused-desk');
  const { version } = await finding(silent.id);
  const confirm = { id: silent.id, expected: version, opinion: '予以认定' };
  await expect(
    (await as('director')).findings.confirm.mutate(confirm),
    'the unit’s time still runs',
  ).rejects.toThrow('finding.replies-open');
});

const rowsWith = (seat: DeskSeat, text: string) => seat.page.getByRole('row').filter({ hasText: text });

/** What everybody sees of it before it is referred: without this, finding nothing afterwards would say nothing. */
test('before a referral the unit has its sheet and the reviewer finds the fault', async () => {
  const api = await as('director');
  const before = await api.findings.get.query({ id: secret.id });
  const opened = await api.confirmations.open.mutate({ id: secret.id, expected: before.finding.version });
  secret.sheet = opened.confirmations[0] ?? '';
  secret.hashes = (await api.findings.get.query({ id: secret.id })).history.map(({ hash }) => hash);
  secret.evidence = before.evidence.map(({ id }) => id);
  expect(secret.evidence.length).toBeGreaterThan(0);

  const reviewer = await at('reviewer', '/findings');
  await rowsWith(reviewer, secret.words).first().waitFor();
  expect(await found(reviewer, secret.words)).toBe(1);
  await reviewer.page.goto(`/journal/${secret.hashes[0]}`);
  await reviewer.page.getByText(word('kind.finding.recorded')).first().waitFor();

  const chief = await at('unit-chief', '/confirmations');
  await chief.page.locator(`a[href="/confirmations/${secret.sheet}"]`).first().waitFor();
  await chief.page.goto(`/confirmations/${secret.sheet}`);
  await chief.press('desk.respond.receive');
  await chief.page.getByText(secret.words).waitFor();
});

let counted: Record<'states' | 'styles', Record<string, number>>;
let printed: string;

test('the director refers it and names who may know', async () => {
  counted = await (await as('reviewer')).findings.counts.query();
  const api = await as('director');
  const chief = (await api.registry.unit.get.query({ id: secret.unit })).seats.find(
    ({ duty }) => duty === 'chief',
  );
  const issued = await api.passes.issue.mutate({
    about: { type: 'confirmation', id: secret.sheet },
    role: 'chief',
    person: chief?.holder ?? '',
    seat: chief?.id ?? '',
    until: Date.now() + 86_400_000,
  });
  printed = issued.code;

  const director = await at('director', `/findings/${secret.id}`);
  await director.button(word('desk.finding.refer')).click();
  const dialog = director.page.getByRole('dialog', { name: word('desk.finding.refer') });
  await dialog.getByRole('combobox', { name: word('desk.referral.holders') }).fill('曹卫平');
  // Two people of the city bear this name.
  const holder = (await (await as('discipline')).session.me.query()).person;
  await director.page.locator(`[role="option"][value="${holder}"]`).click();
  await director.page.keyboard.press('Tab');
  await look(director.page, 'referral-desk');
  await director.settle('desk.finding.refer', 'desk.finding.referred', {
    [word('desk.finding.refer.ground')]: '反映窗口人员收受代办人员财物，涉嫌职务违法',
  });
  expect((await finding(secret.id)).state).toBe('referred');
});

const addresses = () => [
  `/findings/${secret.id}`,
  `/confirmations/${secret.sheet}`,
  ...secret.evidence.map((id) => `/evidence/${id}`),
];

test('the reviewer, who is not on it, finds nothing: list, count, search, journal, address', async () => {
  const reviewer = await at('reviewer', '/findings');
  await rowsWith(reviewer, '').nth(1).waitFor();
  await expect(rowsWith(reviewer, secret.words)).toHaveCount(0);
  await reviewer.page.goto('/findings?state=referred');
  await reviewer.page.getByRole('main').waitFor();
  await expect(rowsWith(reviewer, secret.words)).toHaveCount(0);

  const api = await as('reviewer');
  const now = await api.findings.counts.query();
  const sum = (of: Record<string, number>) => Object.values(of).reduce((all, each) => all + each, 0);
  expect(sum(now.states)).toBe(sum(counted.states) - 1);
  expect(now.states['under-confirmation']).toBe((counted.states['under-confirmation'] ?? 0) - 1);
  expect(now.states.referred).toBe(counted.states.referred);
  expect(now.styles[secret.style]).toBe((counted.styles[secret.style] ?? 0) - 1);
  expect(await found(reviewer, secret.words)).toBe(0);
  const { rows } = await api.findings.list.query({ text: secret.words, limit: 10 });
  expect(rows).toEqual([]);

  await nothingAt(
    reviewer,
    [...addresses(), ...secret.hashes.map((hash) => `/journal/${hash}`)],
    secret.words,
  );
});

test('the unit finds nothing either: its sheet is gone, and the printed code opens nothing', async () => {
  const chief = await at('unit-chief', '/confirmations');
  await chief.page.getByRole('main').waitFor();
  await expect(chief.page.locator(`a[href="/confirmations/${secret.sheet}"]`)).toHaveCount(0);
  expect(await found(chief, secret.words, false)).toBe(0);
  await nothingAt(chief, [...addresses(), `/journal/${secret.hashes[0]}`], secret.words);
  const api = await as('unit-chief');
  const { rows } = await api.confirmations.list.query({ limit: 100 });
  expect(rows.map(({ id }) => id)).not.toContain(secret.sheet);
  await expect(api.confirmations.get.query({ id: secret.sheet })).rejects.toThrow('not-found');

  await expect(codeApi(office.server.url, printed)).rejects.toThrow();
  const phone = await office.desk.window('zh-CN', { width: 390, height: 844 });
  await phone.page.goto('/answer');
  await phone.page.locator('input[name="code"]').fill(printed);
  await phone.press('desk.answer.open');
  await phone.page.getByRole('alert').waitFor();
  await expect(phone.page.locator('body')).not.toContainText(secret.words);
});

const traces = () => [secret.id, secret.words, secret.sheet, ...secret.evidence, ...secret.hashes];

test('nobody else finds a trace of it in any list, count or search', async () => {
  const others = ['unit-chief', 'unit-liaison', 'planner', 'leader', 'reviewer2', 'privacy', 'discipline2'];
  for (const username of [...others, 'auditor', 'sysadmin', 'lead1']) {
    const api = await as(username);
    const said = await everythingSaidTo(api, secret.words);
    for (const trace of traces()) expect(said, username).not.toContain(trace);
    await expect(api.findings.get.query({ id: secret.id }), username).rejects.toThrow(
      /not-found|not-allowed/,
    );
  }
  const holders = await everythingSaidTo(await as('director'), secret.words);
  for (const trace of traces()) expect(holders).toContain(trace);
});

test('whoever was named finds it with what proves it, and so does the director', async () => {
  const holder = await at('discipline', `/findings/${secret.id}`);
  await holder.page.getByText(secret.words).first().waitFor();
  await look(holder.page, 'referral-holder-desk');
  expect(await found(holder, secret.words)).toBe(1);
  await holder.page.goto(`/evidence/${secret.evidence[0]}`);
  await holder.page.getByRole('img').first().waitFor();

  const director = await at('director', `/journal/${secret.hashes[0]}`);
  await director.page.getByText(word('kind.finding.recorded')).first().waitFor();
  expect(await found(director, secret.words)).toBe(1);
});

test('twelve days on the unit’s silence is recorded as silence, and it is no consent', async () => {
  expect(office.desk.faults).toEqual([]);
  office = await office.later(12);
  const director = await at('director', `/findings/${silent.id}`);
  const unit = unitsOf(director, silentParty);
  await expect(unit).toContainText(word('state.confirmation.unanswered'));
  await expect(unit).not.toContainText(word('reply.agrees'));
  await director.decide('desk.finding.confirm', 'desk.finding.confirmed');
  await look(director.page, 'reply-lapsed-desk');
});

test('printed, both texts and both silences stand beside their findings', async () => {
  const api = await as('planner');
  const { id } = await api.bulletins.draft.mutate({
    title: '关于窗口服务有关问题的通报',
    series: '清督',
    findings: [heard.id, silent.id],
    intro: '现将有关情况通报如下。',
    requirements: '请认真整改。',
    recipients: [...new Set([heard.unit, silent.unit])],
    cc: [],
    photos: [],
  });
  const planner = await at('planner', `/bulletins/${id}`);
  const pdf = await (await planner.page.request.get(`/files/bulletins/${id}/draft.pdf`)).body();
  keep(pdf, 'bulletin-draft');
  const text = textOf(pdf);
  for (const said of [...objections, statement, '通话记录在群众离开之后', '已注明文件收到的时间'])
    expect(text).toContain(said);
  for (const stand of ['agrees', 'objects', 'refused', 'unanswered'] as const)
    expect(text).toContain(word(`document.reply.${stand}`));
  expect(text, 'a person is named only by the organ that may').not.toContain(party);
  expect(text).not.toContain(silentParty);
});

test('verify calls the whole of it whole', async () => {
  expect(office.desk.faults).toEqual([]);
  await office.server.stop();
  expect(verifyFolder(office.server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
