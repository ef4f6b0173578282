import type { BulletinFinding } from '@mingcha/domain/bulletins';
import { byStyle, categoriesOf, praiseOf, problemsOf, unitsOf } from '../bulletin/findings.ts';
import { heading as headingPart, type Part } from '../page/parts.ts';
import { layEnglishChart } from './chart.ts';
import { englishDay, englishDays, englishNumber } from './dates.ts';
import { type EnglishEdition, english, named, recorded, told } from './edition.ts';
import { faces } from './faces.ts';
import { layReplies } from './replies.ts';

const inEnglish = (): Part => ({ type: 'P' });
const inChinese = (): Part => ({ type: 'P', lang: 'zh-CN' });

/** Sections numbered in the order in which they stand; what has nothing in it has no number. */
export function layBody(edition: EnglishEdition): void {
  const { view, flow } = edition;
  for (const text of view.intro) flow.paragraph([recorded(text)], faces.recorded, inChinese());
  if (view.corrects !== null)
    sayLine(edition, english('document.bulletin.corrects', { number: view.corrects }));
  const sections = [
    ['document.bulletin.overview', overview(edition)],
    ['document.bulletin.praise', praise(edition)],
    ['document.bulletin.criticism', criticism(edition)],
    ['document.bulletin.requirements', requirements(edition)],
  ] as const;
  let n = 0;
  for (const [key, lay] of sections) {
    if (lay === null) continue;
    n += 1;
    const title = `${n}. ${english(key)}`;
    flow.paragraph([told(title, 'heading1')], faces.section, headingPart('H2', title));
    lay(n);
  }
}

type Lay = ((n: number) => void) | null;

const sayLine = ({ flow }: EnglishEdition, text: string): void =>
  flow.paragraph([told(text)], faces.body, inEnglish());

const counted = (key: 'visit' | 'unit' | 'window' | 'problem' | 'praise', count: number): string =>
  english(`document.english.${key}`, { count, n: englishNumber(count) });

function overview(edition: EnglishEdition): Lay {
  const { view } = edition;
  const [problems, praised] = [problemsOf(view), praiseOf(view)];
  const sentences: string[] = [];
  if (view.coverage) {
    const { from, to, visits, units, windows } = view.coverage;
    const facts = {
      days: englishDays(from, to),
      visits: counted('visit', visits),
      units: counted('unit', units),
    };
    sentences.push(
      windows > 0
        ? english('document.english.coverage', { ...facts, windows: counted('window', windows) })
        : english('document.english.coverage-units', facts),
    );
  }
  if (problems.length > 0)
    sentences.push(
      english('document.english.problems', {
        problems: counted('problem', problems.length),
        units: counted('unit', unitsOf(problems).length),
      }),
    );
  if (praised.length > 0)
    sentences.push(english('document.english.praised', { praise: counted('praise', praised.length) }));
  if (view.chart) sentences.push(english('document.bulletin.see-chart'));
  if (sentences.length === 0) return null;
  return () => {
    sayLine(edition, sentences.join(' '));
    layEnglishChart(edition);
  };
}

function praise(edition: EnglishEdition): Lay {
  const found = praiseOf(edition.view);
  return found.length === 0
    ? null
    : () => {
        for (const [i, one] of found.entries()) finding(edition, one, i + 1);
      };
}

/** Under a heading for each style of work, with what it was made of; every problem told, and numbered through all of them. */
function criticism(edition: EnglishEdition): Lay {
  const { view, flow } = edition;
  const problems = problemsOf(view);
  if (problems.length === 0) return null;
  return (n) => {
    let at = 0;
    byStyle(problems).forEach(([style, group], i) => {
      const name = english(`document.bulletin.short.${style}`);
      const title = `${n}.${i + 1} ${english('document.english.style', { name, problems: counted('problem', group.length) })}`;
      flow.paragraph([told(title, 'heading2')], faces.subsection, headingPart('H3', title));
      const kinds = categoriesOf(group).map(([category, count]) => `${named(edition, category)}: ${count}`);
      if (kinds.length > 0) sayLine(edition, english('document.english.kinds', { list: kinds.join('; ') }));
      for (const one of group) finding(edition, one, ++at);
    });
  };
}

function finding(edition: EnglishEdition, one: BulletinFinding, n: number): void {
  const { flow } = edition;
  const kind = one.category === null ? '' : named(edition, one.category);
  const where = [named(edition, one.unit), one.place, `${englishDay(one.date)}, ${one.time}`, kind]
    .filter(Boolean)
    .join('; ');
  flow.paragraph([told(`${n}. ${where}.`)], faces.item, inEnglish());
  const said = [one.observation, one.took, one.proven].filter((text) => text !== undefined);
  for (const text of said) flow.paragraph([recorded(text)], faces.observed, inChinese());
  if (one.criterion !== null)
    flow.paragraph(
      [told(`${english('document.english.criterion')} `), recorded(one.criterion)],
      faces.observed,
      inEnglish(),
    );
  layReplies(edition, one.replies ?? []);
}

function requirements(edition: EnglishEdition): Lay {
  const { view, flow } = edition;
  if (view.requirements.length === 0 && view.deadline === null) return null;
  return () => {
    view.requirements.forEach(({ heading, text }, i) => {
      const spans = heading === null ? [] : [recorded(`${heading}。`, 'heading2')];
      flow.paragraph([told(`${i + 1}. `), ...spans, recorded(text)], faces.recorded, inChinese());
    });
    if (view.deadline !== null)
      sayLine(
        edition,
        english('document.bulletin.deadline', {
          day: englishDay(view.deadline),
          office: named(edition, view.issuer.name),
        }),
      );
  };
}
