import type { BulletinFinding } from '@mingcha/domain/bulletins';
import { paragraph, sectionTitle } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import { chineseNumeral, printedDay, printedMonthDay, printedTime } from '../text/numerals.ts';
import { chartRows } from './chart.ts';
import type { Edition } from './edition.ts';
import { byStyle, categoriesOf, hasList, praiseOf, problemsOf, styleOf, unitsOf } from './findings.ts';
import { repliesTold } from './replies.ts';

const mostUnitsNamed = 8;

/** 7.3.3: paragraphs indented by two characters; 一、 in Hei, （一） in Kai, 1. in Fang. */
export function bodyRows(edition: Edition): Row[] {
  const { view, word } = edition;
  const rows = view.intro.flatMap((text) => paragraph(edition, text));
  if (view.corrects)
    rows.push(...paragraph(edition, word('document.bulletin.corrects', { number: view.corrects })));
  const sections: [heading: string, rows: Row[]][] = [
    [word('document.bulletin.overview'), overview(edition)],
    [word('document.bulletin.praise'), praise(edition)],
    [word('document.bulletin.criticism'), criticism(edition)],
    [word('document.bulletin.requirements'), requirements(edition)],
  ];
  let n = 0;
  for (const [heading, content] of sections) {
    if (content.length === 0) continue;
    n += 1;
    rows.push(...sectionTitle(edition, n, heading), ...content);
  }
  return rows;
}

function overview(edition: Edition): Row[] {
  const { view, word } = edition;
  const problems = problemsOf(view).length;
  const facts = { problems, units: unitsOf(problemsOf(view)).length, praise: praiseOf(view).length };
  let text = '';
  if (view.coverage) {
    const { from, to, visits, units, windows } = view.coverage;
    const days = { from: printedDay(from), to: printedDay(to) };
    const period = word(from === to ? 'document.bulletin.period-day' : 'document.bulletin.period', days);
    const counted = { period, visits, units, windows };
    // Not every visit names a window; "0 windows" would say that nobody looked.
    text += word(windows > 0 ? 'document.bulletin.coverage' : 'document.bulletin.coverage-units', counted);
  }
  if (problems > 0 && facts.praise > 0) text += word('document.bulletin.totals', facts);
  else if (problems > 0) text += word('document.bulletin.totals-problems', facts);
  else if (facts.praise > 0) text += word('document.bulletin.totals-praise', facts);
  if (view.chart) text += word('document.bulletin.see-chart');
  return text === '' ? [] : [...paragraph(edition, text), ...chartRows(edition)];
}

const praise = (edition: Edition): Row[] => toldAll(edition, praiseOf(edition.view), false);

function criticism(edition: Edition): Row[] {
  const problems = problemsOf(edition.view);
  if (!hasList(edition.view)) return toldAll(edition, problems, true);
  const rows = byStyle(problems).flatMap(([style, group], i) => {
    const { word } = edition;
    const numeral = chineseNumeral(i + 1);
    const heading = word(`document.bulletin.style.${style}`, { n: group.length });
    return paragraph(edition, [
      { text: word('document.bulletin.subsection', { numeral, heading }), role: 'heading2' },
      { text: summary(edition, group), role: 'body' },
    ]);
  });
  return [...rows, ...paragraph(edition, edition.word('document.bulletin.see-list'))];
}

/** What kinds, how many of each, and where: counted from the findings, never typed. */
function summary({ word }: Edition, group: readonly BulletinFinding[]): string {
  const comma = word('document.comma');
  const categories = categoriesOf(group)
    .map(([category, n]) => word('document.bulletin.category-count', { category, n }))
    .join(comma);
  const units = unitsOf(group);
  const list = units.slice(0, mostUnitsNamed).join(comma);
  const concerned =
    units.length > mostUnitsNamed
      ? word('document.bulletin.concerned-many', { list, n: units.length })
      : word('document.bulletin.concerned', { list });
  return (categories && word('document.bulletin.categories', { list: categories })) + concerned;
}

/** Numbered when there are several. */
const toldAll = (edition: Edition, findings: readonly BulletinFinding[], withKind: boolean): Row[] =>
  findings.flatMap((finding, i) => {
    const number = findings.length > 1 ? edition.word('document.bulletin.item', { n: i + 1 }) : '';
    return told(edition, finding, number, withKind);
  });

/** One finding told in the text: 1.unit and place. When, what, which kind, against which rule. */
function told(edition: Edition, finding: BulletinFinding, number: string, withKind: boolean): Row[] {
  const { word } = edition;
  const { unit, place, criterion } = finding;
  const fact = word('document.bulletin.finding-fact', {
    day: printedMonthDay(finding.date),
    time: printedTime(finding.time),
    observation: finding.observation,
  });
  const kind = [word(`document.bulletin.short.${styleOf(finding)}`), finding.category]
    .filter(Boolean)
    .join('·');
  const text = [
    number,
    word('document.bulletin.finding-place', { unit, place }),
    ended(edition, withKind ? unended(fact) + word('document.bulletin.finding-kind', { kind }) : fact),
    finding.took ?? '',
    finding.proven ?? '',
    criterion ? ended(edition, word('document.bulletin.criterion', { criterion })) : '',
  ].join('');
  return [text, ...repliesTold(edition, finding.replies)].flatMap((each) => paragraph(edition, each));
}

const unended = (text: string): string => text.replace(/[。.]+$/u, '');
const ended = ({ word }: Edition, text: string): string =>
  /[。！？…]$/u.test(text) ? text : text + word('document.full-stop');

function requirements(edition: Edition): Row[] {
  const { view, word } = edition;
  let n = 0;
  const rows = view.requirements.flatMap(({ heading, text }) => {
    if (!heading) return paragraph(edition, text);
    n += 1;
    const numeral = chineseNumeral(n);
    return paragraph(edition, [
      { text: word('document.bulletin.subsection', { numeral, heading }), role: 'heading2' },
      { text, role: 'body' },
    ]);
  });
  if (view.deadline) {
    const facts = { day: printedDay(view.deadline), office: view.issuer.name };
    rows.push(...paragraph(edition, word('document.bulletin.deadline', facts)));
  }
  return rows;
}
