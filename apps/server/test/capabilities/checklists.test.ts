import { shippedChecklists } from '@mingcha/domain/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let tablet: Tablet;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
}, 180_000);
afterAll(() => house?.close());

const shipped = (template: string) => {
  const found = shippedChecklists.find((each) => each.template === template);
  if (!found) throw new Error(template);
  return found;
};
const refusalOf = (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    (error: { cause?: { refusal?: { code: string } }; message: string }) => error.message,
  );

describe('lists of questions', () => {
  it('an office begins with five, and one of them is asked everywhere', async () => {
    const lists = await (await town.as('director')).registry.checklists.list();
    expect(lists.map(({ template }) => template).sort()).toEqual(
      shippedChecklists.map(({ template }) => template).sort(),
    );
    expect(lists.filter(({ standing }) => standing).map(({ template }) => template)).toEqual([
      'four-difficulties',
    ]);
  });

  it('a version that stands is followed and never replaced', async () => {
    const { registry } = await town.as('director');
    const four = shipped('four-difficulties');
    expect(await refusalOf(registry.adoptChecklist(four))).toContain('registry.version-taken');
    const twice = { ...four, version: '2026-2', questions: [...four.questions, ...four.questions] };
    expect(await refusalOf(registry.adoptChecklist(twice))).toContain('registry.checklist-unfit');
    const borrowed = { ...four, template: 'mine', version: '1' };
    expect(await refusalOf(registry.adoptChecklist(borrowed))).toContain('registry.question-taken');
    const before = await registry.checklists.list();
    await registry.adoptChecklist({ ...four, version: '2026-2' });
    const [now] = (await registry.checklists.list()).filter(({ template }) => template === four.template);
    expect(now?.versions.map(({ version }) => version)).toEqual(['2026-2', '2026-1']);
    const old = before.find(({ template }) => template === four.template);
    expect(await registry.checklists.get({ id: old?.id ?? '' })).toMatchObject({ version: '2026-1' });
  });

  it('a visit is pinned to the version that stood when its task was handed over', async () => {
    const { visit } = await releaseTask(town);
    const { registry } = await town.as('director');
    const four = shipped('four-difficulties');
    await registry.adoptChecklist({ ...four, version: '2026-3' });
    const { checklists } = await (await town.as('director')).visits.get({ id: visit });
    expect(checklists.map(({ template, version }) => [template, version])).toEqual([
      ['four-difficulties', '2026-2'],
    ]);
  });
});

describe('lists that a plan names', () => {
  it('are what its tasks begin with, and go into the pack; a task may still say others, or none', async () => {
    const [planner, reviewer, leader] = await Promise.all([
      town.as('planner'),
      town.as('reviewer'),
      town.as('leader'),
    ]);
    const drafted = await planner.plans.draft({
      title: '十公开专项检查',
      basis: '市长批示〔2026〕9号',
      scope: '公开',
      method: '暗访',
      modes: ['photo', 'video', 'audio', 'note'],
      from: '2026-11-16',
      to: '2026-11-30',
      covertFirst: true,
      units: [town.unit],
      secrecy: 'internal',
      checklists: ['ten-disclosures'],
    });
    const { id } = drafted;
    const submitted = await planner.plans.submit({ id, expected: drafted.version });
    const opinion = '可行，事由明确，确需再次暗访。';
    const reviewed = await reviewer.plans.review({
      id,
      expected: submitted.version,
      opinion,
      frequencyJustified: true,
    });
    await leader.plans.approve({ id, expected: reviewed.version, instruction: '同意。' });
    expect((await planner.plans.get({ id })).plan.checklists).toEqual(['ten-disclosures']);

    const { visit } = await releaseTask({ ...town, plan: id });
    const asked = async (one: string) =>
      (await (await town.as('director')).visits.get({ id: one })).checklists.map(({ template }) => template);
    expect(await asked(visit)).toEqual(['ten-disclosures']);
    const pulled = await house.tablet(tablet.device).exchange.pull({ known: { pack: null, visits: {} } });
    expect(pulled.pack?.parts.checklists?.map(({ template }) => template)).toContain('ten-disclosures');

    const other = await releaseTask({ ...town, plan: id }, { checklists: ['first-asked'] });
    expect(await asked(other.visit)).toEqual(['first-asked']);
    const none = await releaseTask({ ...town, plan: id }, { checklists: [] });
    expect(await asked(none.visit)).toEqual(['four-difficulties']);
  });
});

describe('a draft that goes over to a corrected version', () => {
  it('shows what was carried over, keeps what was not, and says who answered and when', async () => {
    const { registry, visits } = await town.as('director');
    const { visit } = await releaseTask(town);
    const subject = { type: 'visit' as const, id: visit };
    const lead = town.person('lead');
    const write = (...[kind, payload]: Parameters<typeof told>) => told(kind, payload);
    const told = async (kind: string, payload: object) =>
      tablet.write(kind as 'visit.noted', subject, payload as never, lead, visit);
    await write('visit.opened', { packVersion: '1' });
    await write('visit.started', { members: [lead], position: null, reason: '室内', observation: true });
    await write('visit.timed', { watch: 'queue', run: 'runrunrun1', act: 'start', mono: 0, boot: 'b' });
    await write('visit.timed', { watch: 'queue', run: 'runrunrun1', act: 'stop', mono: 0, boot: 'b' });
    await write('visit.answered', {
      answers: { door: 2, face: 9 },
      words: { door: '侧门上锁' },
      excused: { matter: '只作咨询' },
    });
    await write('visit.ended', { position: null });
    const { checklists } = await visits.get({ id: visit }).catch(() => ({ checklists: [] }));
    const four = shipped('four-difficulties');
    const questions = four.questions.map((each) => (each.id === 'door' ? { ...each, id: 'entrance' } : each));
    await registry.adoptChecklist({ ...four, version: '2026-9', questions });
    const [newer] = (await registry.checklists.list()).filter(({ template }) => template === four.template);
    await write('visit.checklist-moved', {
      from: checklists[0]?.id ?? newer?.versions[1]?.id,
      to: { id: newer?.id, template: four.template, version: '2026-9' },
      older: four.questions.map(({ id }) => id),
      mapping: [{ from: 'door', to: 'entrance' }],
      reason: '题目更正',
    });
    await tablet.send();

    const detail = await visits.get({ id: visit });
    expect(detail.checklists.map(({ version }) => version)).toEqual(['2026-9']);
    const line = (question: string) => detail.answers.find((each) => each.question === question);
    expect(line('entrance')).toMatchObject({ value: 2, words: '侧门上锁', kept: false, answeredBy: lead });
    expect(line('face')).toMatchObject({ value: 9, kept: true });
    expect(line('door')).toBeUndefined();
    expect(detail.runs).toMatchObject([{ watch: 'queue', measured: expect.any(String) }]);
    expect(detail.history.map(({ kind }) => kind)).toContain('visit.checklist-moved');
  });
});
