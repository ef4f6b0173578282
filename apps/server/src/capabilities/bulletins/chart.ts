import type { BulletinChart, BulletinFinding, ChartBy } from '@mingcha/domain/bulletins';
import { word } from '../printed-words.ts';

const styles = ['LAZY', 'SLOW', 'LOW', 'POOR', 'other'] as const;
type Style = (typeof styles)[number];

/** More bars than this are a list and no picture; a year has twelve months. */
const mostBars = 12;

interface Bar {
  readonly label: string;
  readonly findings: readonly BulletinFinding[];
}

/** The problems of a bulletin counted for its chart; null where there is none to count. Praise is not counted. */
export function chartOf(findings: readonly BulletinFinding[], by: ChartBy): BulletinChart | null {
  const problems = findings.filter(({ style }) => style !== 'PRAISE');
  if (problems.length === 0) return null;
  const title = word(`document.bulletin.chart.${by}`);
  const bars = { style: byStyle, unit: byUnit, month: byMonth }[by](problems);
  const labels = bars.map(({ label }) => label);
  if (by === 'style') {
    const counts = bars.map((bar) => bar.findings.length);
    return { by, title, labels, series: [{ name: word('document.bulletin.chart.problems'), counts }] };
  }
  const series = styles
    .map((style) => ({ name: nameOf(style), counts: bars.map((bar) => countOf(bar.findings, style)) }))
    .filter(({ counts }) => counts.some((count) => count > 0));
  return { by, title, labels, series };
}

const styleOf = ({ style }: BulletinFinding): Style =>
  style === null || style === 'PRAISE' ? 'other' : style;
const nameOf = (style: Style): string => word(`document.bulletin.short.${style}`);
const countOf = (findings: readonly BulletinFinding[], style: Style): number =>
  findings.filter((finding) => styleOf(finding) === style).length;

const byStyle = (problems: readonly BulletinFinding[]): Bar[] =>
  styles
    .map((style) => ({
      label: nameOf(style),
      findings: problems.filter((finding) => styleOf(finding) === style),
    }))
    .filter(({ findings }) => findings.length > 0);

/** The most problems first, and of as many the one that is named first; the rest of the units are one bar. */
function byUnit(problems: readonly BulletinFinding[]): Bar[] {
  const bars = grouped(problems, ({ unit }) => unit).sort((a, b) => b.findings.length - a.findings.length);
  if (bars.length <= mostBars) return bars;
  const rest = bars.slice(mostBars - 1);
  const label = word('document.bulletin.chart.rest', { n: rest.length });
  return [...bars.slice(0, mostBars - 1), { label, findings: rest.flatMap(({ findings }) => findings) }];
}

/** Every month from the first to the last, those without a problem too; what is older than the last of them is one bar. */
function byMonth(problems: readonly BulletinFinding[]): Bar[] {
  const months = problems.map(({ date }) => monthOf(date));
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const isLong = last - first >= mostBars;
  const from = isLong ? last - mostBars + 2 : first;
  const bars = Array.from({ length: last - from + 1 }, (_, i): Bar => {
    const month = from + i;
    const facts = { year: Math.floor(month / 12), month: (month % 12) + 1 };
    return {
      label: word('document.bulletin.chart.month-of', facts),
      findings: problems.filter(({ date }) => monthOf(date) === month),
    };
  });
  if (!isLong) return bars;
  const label = word('document.bulletin.chart.before');
  return [{ label, findings: problems.filter(({ date }) => monthOf(date) < from) }, ...bars];
}

/** Months since the year 0. */
function monthOf(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return year * 12 + month - 1;
}

function grouped(problems: readonly BulletinFinding[], keyOf: (finding: BulletinFinding) => string): Bar[] {
  const groups = new Map<string, BulletinFinding[]>();
  for (const finding of problems)
    groups.set(keyOf(finding), [...(groups.get(keyOf(finding)) ?? []), finding]);
  return [...groups].map(([label, findings]) => ({ label, findings }));
}
