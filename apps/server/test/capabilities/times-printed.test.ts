import { execFileSync } from 'node:child_process';
import { type TimeElement, timeOfItem } from '@mingcha/domain/findings';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarOfOffice } from '../../src/capabilities/office-time.ts';
import { printEvidenceList } from '../../src/capabilities/visits/evidence-list.ts';
import { printWorkingPaper } from '../../src/capabilities/visits/working-paper.ts';
import { printedClocks } from '../../src/papers/printed-proof.ts';
import { lockVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let visit: string;
let item: string;
const found: string[] = [];
let timed: TimeElement;

const minute = 60_000;
const textOf = (bytes: Uint8Array): string =>
  execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes, maxBuffer: 1e8 })
    .toString()
    .replace(/\s/gu, '');

/** Two slow findings and a stopwatch: one rests on a matter with its days, one on nothing yet. */
beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  item = (
    await town.admin.registry.registerServiceItem({
      code: 'BDC-07',
      name: '不动产抵押登记',
      unit: town.unit,
      handlingMode: 'PROMISED',
      statutoryLimit: 20,
      promisedLimit: 4,
      feeFen: 0,
    })
  ).id;
  visit = (await releaseTask(town)).visit;
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const [lead, inspector] = ['lead', 'inspector'].map(town.person) as [string, string];
  const subject = { type: 'visit' as const, id: visit };
  const write = (...[kind, payload, about]: [string, object, { type: 'finding'; id: string }?]) =>
    tablet.write(kind as 'visit.noted', about ?? subject, payload as never, inspector, visit);
  await write('visit.opened', { packVersion: '1' });
  const position = { lat7: 361_234_567, lon7: 1_173_456_789, accuracyCm: 900 };
  await write('visit.started', { members: [lead, inspector], position, observation: false });
  const press = (act: 'start' | 'stop', mono: number) =>
    write('visit.timed', { watch: 'queue', run: 'runrunrun1', act, mono, boot: 'b' });
  await press('start', 1000);
  house.clock.now += 18 * minute + 20_000;
  await press('stop', 18 * minute + 21_000);
  await write('visit.noted', { text: '大厅', queue: 11, windowsOpen: 2, windowsTotal: 5 });
  await write('visit.answered', { answers: { door: 8, face: 6 } });
  const calendar = await house.services.db.read((reader) => calendarOfOffice(reader, town.office));
  const counted = timeOfItem(
    calendar,
    { id: item, promisedLimit: 4 },
    { day: '2026-11-12', half: 'am' },
    { day: '2026-11-20', half: 'am' },
    true,
  );
  if (counted === null) throw new Error('it can be counted');
  timed = counted;
  for (const time of [timed, undefined]) {
    const photo = await tablet.photograph(visit, inspector, true);
    const id = house.services.newId('fnd');
    found.push(id);
    const about = { type: 'finding' as const, id };
    await write(
      'finding.recorded',
      {
        visit,
        style: 'SLOW',
        subCode: 'OVERDUE',
        observation: '群众出示11月12日的受理单，窗口答复尚未办结',
        observedAt: house.services.now(),
        unit: town.unit,
        window: town.window,
        place: '东厅',
        post: '不动产登记岗',
        criterion: '服务承诺第3条',
        evidence: [photo],
        severity: 'ordinary',
        ...(time === undefined ? {} : { time }),
      },
      about,
    );
    await write('finding.proposed', {}, about);
  }
  await write('visit.ended', { position });
  const presented = await write('visit.presented', { entries: [], count: 0 });
  await tablet.attestAll(visit, presented, [lead, inspector]);
  await tablet.write('visit.submitted', subject, {}, lead, visit);
  await tablet.send();
}, 180_000);
afterAll(() => house?.close());

const ctx = async (who: string) => town.contextOf(who, 'visit.read');
const proven = /^可证明的时间：(?:不早于2026年11月20日\d+:\d\d，)?不晚于2026年11月20日\d+:\d\d.*。$/u;
const overdue = '不动产抵押登记：承诺2个工作日，到当时已用6个工作日，仍未办结，超期4个工作日';

describe('a time that was measured stands on every paper that rests on it', () => {
  test('the working paper: each watch, the counts, the excess, and that one slow finding has no time', async () => {
    const bytes = await printWorkingPaper(await ctx('reviewer'), visit);
    const text = textOf(bytes);
    expect(text).toContain('排队18分20秒，钟与计数一致');
    expect(text).toContain('排队11人，开放窗口2个，共5个');
    expect(text).toContain(overdue);
    expect(text.match(/记录中没有计时/gu)).toHaveLength(1);
    expect(text).toContain('14/');
  });

  test('a conversation after the visit: as it was typed or with room for a pen, for the team and never while it is covert', async () => {
    const member = await town.as('inspector');
    const asked = {
      id: visit,
      place: '二楼会议室',
      time: null,
      interviewee: { name: '李明', post: '登记科科长' },
      said: [{ question: '当时谁在岗？', answer: '窗口二组。' }],
      recording: null,
    };
    const typed = await member.visits.printInterview(asked);
    const text = textOf(Buffer.from(typed.pdf, 'base64'));
    for (const said of ['李明，登记科科长', '当时谁在岗？', '以上记录我看过，和我说的相符', '已出示工作证件'])
      expect(text).toContain(said);
    const open = await member.visits.printInterview({ ...asked, interviewee: null, said: [] });
    const room = textOf(Buffer.from(open.pdf, 'base64'));
    expect(room).toContain('访谈内容');
    // Every page is signed.
    expect(room.match(/受访人逐页签名/gu)?.length).toBe(room.match(/\d\/\d(?!\d)/gu)?.length);
    await expect((await town.as('reviewer')).visits.printInterview(asked)).rejects.toThrow('not-allowed');
    await expect((await town.as('third')).visits.printInterview(asked)).rejects.toThrow('not-found');
    await house.services.db.prisma.visit.update({ where: { id: visit }, data: { state: 'ended' } });
    await expect(member.visits.printInterview(asked)).rejects.toThrow('visit.covert-still-open');
    await house.services.db.prisma.visit.update({ where: { id: visit }, data: { state: 'submitted' } });
  });

  test('the list of evidence: every piece with its hash, and the watch as a measurement', async () => {
    const bytes = await printEvidenceList(await ctx('reviewer'), visit);
    const text = textOf(bytes);
    const pieces = await house.services.db.prisma.evidence.findMany({ where: { visit } });
    expect(pieces).toHaveLength(2);
    for (const { sha256 } of pieces) expect(text).toContain(sha256);
    expect(text).toContain('设备：一号平板，本机即拍');
    expect(text).toContain('排队18分20秒');
  });

  test('nobody outside takes them: a team that was not there finds nothing', async () => {
    await expect(printWorkingPaper(await ctx('third'), visit)).rejects.toThrow('not-found');
    await expect(printEvidenceList(await ctx('third'), visit)).rejects.toThrow('not-found');
  });

  test('the sheet for the unit, below whatever words the office chose', async () => {
    await lockVisit(town, visit);
    const reviewer = await town.as('reviewer');
    const [id = ''] = found;
    const draft = await reviewer.confirmations.draft({ finding: id });
    expect(draft.took?.replace(/\s/gu, '')).toContain(overdue);
    const { finding } = await reviewer.findings.get({ id });
    const opened = await reviewer.confirmations.open({
      id,
      expected: finding.version,
      facts: '受理后没有按时办结。',
    });
    const sheet = await reviewer.confirmations.get({ id: opened.confirmations[0] ?? '' });
    expect(sheet.confirmation.facts).toMatch(/^受理后没有按时办结。\n用时/u);
    expect(sheet.confirmation.facts?.replace(/\s/gu, '')).toContain(overdue);
    // A tablet that had been told the time, and whose work came the same morning.
    expect(sheet.confirmation.facts?.split('\n').at(-1)).toMatch(proven);
    expect(draft.proven).toMatch(proven);
  });

  test('the bulletin, in the view that is signed', async () => {
    const drafted = await draftBulletin(town, { findings: found, photos: [] });
    const { view } = await (await town.as('leader')).bulletins.preview({ id: drafted.id });
    expect(view.findings.map(({ took }) => took)).toEqual([
      `用时（由记录算得）：${overdue}。`,
      '归为“慢”，但记录中没有计时。',
    ]);
    for (const finding of view.findings) expect(finding.proven).toMatch(proven);
  });
});

test('at the desk a time is added by choosing what it is counted from, with a reason, and never typed', async () => {
  const inspector = await town.as('inspector');
  const [, id = ''] = found;
  const director = await town.as('reviewer');
  const { finding } = await director.findings.get({ id });
  const sent = await director.findings.return({ id, expected: finding.version, reason: '请补用时依据' });
  const timing = await inspector.findings.timing({ id });
  expect(timing.runs).toMatchObject([{ id: 'runrunrun1', watch: 'queue' }]);
  expect(timing.items).toMatchObject([{ id: item, promisedLimit: 4 }]);
  const add = (time: TimeElement) =>
    inspector.findings.supplement({ id, expected: sent.version, reason: '补上受理单上的日期', time });
  if (timed.by !== 'item') throw new Error('by item');
  await expect(add({ ...timed, overdue: timed.overdue + 2 })).rejects.toThrow('finding.time-not-computed');
  await add(timed);
  const after = await director.findings.get({ id });
  expect(after.finding.time).toEqual(timed);
  const history = after.history.map(({ kind }) => kind);
  expect(history).toContain('finding.supplemented');
  await expect(
    (await town.as('third')).findings.timing({ id }),
    'whoever may not write here is not told what can be chosen',
  ).rejects.toThrow('not-found');
});

test('what is doubted alike at several records stands once on their paper', () => {
  const doubt = { code: 'clock.before-token', by: 9_060_000, tablet: '二号平板', here: false } as const;
  const clocks = [1, 2, 3].map((n) => ({ ...doubt, at: n * minute }));
  expect(printedClocks([...clocks, { ...doubt, at: 0, by: 8_820_000 }], String)).toHaveLength(2);
});
