import { execFileSync } from 'node:child_process';
import type { BulletinFinding } from '@mingcha/domain/bulletins';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartOf } from '../../src/capabilities/bulletins/chart.ts';
import { englishPdf } from '../../src/capabilities/bulletins/english.ts';
import { draftPdf, draftWord } from '../../src/capabilities/bulletins/queries.ts';
import { schemeWord } from '../../src/capabilities/plans/scheme.ts';
import { type Found, lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

const problem = (style: BulletinFinding['style'], unit: string, date = '2026-11-16'): BulletinFinding => ({
  id: `fnd_${'a'.repeat(26)}`,
  style,
  category: null,
  unit,
  place: '窗口',
  date,
  time: '10:00',
  observation: '窗口无人',
  criterion: null,
});

describe('a chart is counted from the problems of its bulletin', () => {
  const found = [
    problem('POOR', '甲局'),
    problem('LAZY', '乙局'),
    problem(null, '乙局', '2026-09-30'),
    problem('PRAISE', '丙局'),
    problem('LAZY', '乙局', '2026-11-01'),
  ];

  it('by style: in the order of the styles, praise left out', () => {
    expect(chartOf(found, 'style')).toMatchObject({
      labels: ['懒', '差', '其他'],
      series: [{ name: '问题', counts: [2, 1, 1] }],
    });
  });

  it('by unit: the most first, each style a row of its own', () => {
    expect(chartOf(found, 'unit')).toMatchObject({
      labels: ['乙局', '甲局'],
      series: [
        { name: '懒', counts: [2, 0] },
        { name: '差', counts: [0, 1] },
        { name: '其他', counts: [1, 0] },
      ],
    });
  });

  it('by month: one without a problem stands there with none', () => {
    const chart = chartOf(found, 'month');
    expect(chart?.labels).toEqual(['2026年9月', '2026年10月', '2026年11月']);
    expect(chart?.series.map(({ counts }) => counts)).toEqual([
      [0, 0, 2],
      [0, 0, 1],
      [1, 0, 0],
    ]);
  });

  it('loses none: units beyond the twelfth and months before the last eleven are one bar each', () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      problem('SLOW', `第${n}局`, `20${24 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-05`),
    );
    for (const by of ['unit', 'month'] as const) {
      const chart = chartOf(many, by);
      expect(chart?.labels).toHaveLength(12);
      expect(chart?.series[0]?.counts.reduce((sum, count) => sum + count, 0)).toBe(30);
    }
    expect(chartOf(many, 'unit')?.labels.at(-1)).toBe('其他19个单位');
    expect(chartOf(many, 'month')?.labels[0]).toBe('此前');
  });

  it('is none where there is nothing to count', () => {
    expect(chartOf([problem('PRAISE', '甲局')], 'unit')).toBeNull();
  });
});

describe('a drafter', () => {
  let house: House;
  let town: Town;
  let found: Found;
  beforeAll(async () => {
    house = await openHouse();
    town = await openTown(house);
    const tablet = new Tablet(town);
    await tablet.enrol(['lead', 'inspector']);
    const { visit } = await releaseTask(town);
    found = await makeVisit(town, tablet, visit, { findings: 2 });
    await tablet.send();
    await lockVisit(town, visit);
    await confirmAll(town, found.findings);
  }, 180_000);
  afterAll(() => house?.close());

  it('chooses what is counted; the numbers are in what is signed, and go when the choice is taken back', async () => {
    const { findings } = found;
    const planner = await town.as('planner');
    const drafted = await draftBulletin(town, { findings, photos: [] }, '通报', { chart: 'unit' });
    const { bulletin } = await planner.bulletins.get({ id: drafted.id });
    expect(bulletin.chart).toBe('unit');
    const { view } = await planner.bulletins.preview({ id: drafted.id });
    const counted = view.chart?.series.flatMap(({ counts }) => counts) ?? [];
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(findings.length);
    const bytes = await draftPdf(await town.contextOf('leader', 'bulletin.read'), drafted.id);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    await planner.bulletins.revise({
      id: drafted.id,
      expected: drafted.version,
      title: '通报',
      series: town.code,
      findings: [...findings],
      intro: '现将有关情况通报如下。',
      requirements: '请对照整改。',
      recipients: [town.unit],
      cc: [],
      photos: [],
    });
    expect((await planner.bulletins.preview({ id: drafted.id })).view.chart).toBeUndefined();
  });

  it('has it in English and in Word too: the draft as it stands, then what was signed; whoever may not read it has neither', async () => {
    const englishTitle = 'Unannounced visits to service windows';
    const drafted = await draftBulletin(town, { findings: found.findings, photos: [] }, '通报', {
      englishTitle,
    });
    const ctx = await town.contextOf('leader', 'bulletin.read');
    expect((await englishPdf(ctx, drafted.id)).filename).toBe(`${drafted.id}-en.pdf`);
    const stranger = await town.contextOf('lead', 'bulletin.read');
    await expect(englishPdf(stranger, drafted.id)).rejects.toThrow('not-found');
    const word = await draftWord(ctx, drafted.id);
    expect(Buffer.from(word).subarray(0, 2).toString()).toBe('PK');
    await expect(draftWord(stranger, drafted.id)).rejects.toThrow('not-found');
    for (const name of ['english.pdf', 'draft.docx'])
      expect((await fetch(`${house.url}/files/bulletins/${drafted.id}/${name}`)).status, name).toBe(401);
    await signBulletin(town, drafted);
    const planner = await town.as('planner');
    const { bulletin } = await planner.bulletins.get({ id: drafted.id });
    const { number } = await planner.bulletins.number({ id: drafted.id, expected: bulletin.version });
    const { bytes, filename } = await englishPdf(ctx, drafted.id);
    expect(filename).toBe(`${number}-en.pdf`);
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes }).toString();
    // A person worded it; the Chinese title stands beside it as before.
    expect(text.replace(/\s+/gu, ' ')).toContain(englishTitle);
    expect(text).toContain('通报');
  });

  it('has the scheme of a plan in Word, whoever may not print it has not', async () => {
    const [plan] = (await (await town.as('planner')).plans.list({ limit: 1, sort: 'changedAt' })).rows;
    const id = plan?.id ?? '';
    const word = await schemeWord(await town.contextOf('planner', 'plan.print'), id);
    expect(Buffer.from(word).subarray(0, 2).toString()).toBe('PK');
    const lead = await town.contextOf('lead', 'plan.print');
    await expect(schemeWord(lead, id)).rejects.toThrow('not-found');
    expect((await fetch(`${house.url}/files/plans/${id}/scheme.docx`)).status).toBe(401);
  });
});
