import type { BulletinChart } from '@mingcha/domain/bulletins';
import { say } from '@mingcha/words';
import { chartOps } from '../chart/chart-ops.ts';
import type { Part } from '../page/parts.ts';
import { block } from '../paper.ts';
import { englishMonth } from './dates.ts';
import { type EnglishEdition, english, type Given, told } from './edition.ts';
import { faces } from './faces.ts';

const ours = [
  'document.bulletin.short.LAZY',
  'document.bulletin.short.SLOW',
  'document.bulletin.short.LOW',
  'document.bulletin.short.POOR',
  'document.bulletin.short.other',
  'document.bulletin.chart.problems',
  'document.bulletin.chart.before',
] as const;

/** The chart of the view with its own words in English; names stand as they were recorded. */
export function englishChart(chart: BulletinChart, given: Given): BulletinChart {
  const known = new Map(ours.map((key) => [say('zh-CN', key), english(key)]));
  const rest = /^其他(\d+)个单位$/u;
  const translated = (text: string): string => {
    const n = rest.exec(text)?.[1];
    if (n !== undefined) return english('document.bulletin.chart.rest', { n });
    return known.get(text) ?? given.get(text) ?? englishMonth(text);
  };
  return {
    ...chart,
    title: english(`document.bulletin.chart.${chart.by}`),
    labels: chart.labels.map(translated),
    series: chart.series.map(({ name, counts }) => ({ name: translated(name), counts })),
  };
}

const gap = 8;

export function layEnglishChart({ view, plot, given, sheets, typist, flow }: EnglishEdition): void {
  if (!view.chart || plot === null) return;
  const chart = englishChart(view.chart, given);
  const caption = english('document.bulletin.photo', { n: 1, caption: chart.title });
  const { leading } = faces.small;
  const bars = chart.labels.map((label, i) => {
    const counts = chart.series
      .filter((one) => (one.counts[i] ?? 0) > 0)
      .map(({ name, counts: all }) => english('document.bulletin.chart.count', { name, n: all[i] ?? 0 }));
    return english('document.bulletin.chart.bar', { label, counts: counts.join(', ') });
  });
  flow.figure(plot.height + 2 * gap + 2 * leading, () => {
    sheets.use(gap);
    const top = sheets.y;
    const box = [block.left, top, block.right, top + plot.height] as const;
    const part: Part = { type: 'Figure', alt: [caption, ...bars].join('\n'), box };
    sheets.draw(...chartOps(typist, plot, block.left, top, part));
    sheets.use(plot.height);
    flow.paragraph([told(caption, 'table')], faces.small, { type: 'Caption' });
    sheets.use(gap);
  });
}
