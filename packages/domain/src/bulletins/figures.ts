import type { Style } from '../findings/finding-kinds.ts';
import type { BulletinView } from './bulletin-view.ts';

/** What the printed text counts by itself. */
export interface Figures {
  readonly visits: number | null;
  /** Units and windows that were visited. */
  readonly units: number | null;
  readonly windows: number | null;
  readonly problems: number;
  readonly praise: number;
  /** Units in which something was found. */
  readonly concerned: number;
}

interface Counted {
  readonly style: Style | null;
  readonly unit: string | null;
}

export function figuresOf(coverage: BulletinView['coverage'], findings: readonly Counted[]): Figures {
  const problems = findings.filter(({ style }) => style !== 'PRAISE');
  return {
    visits: coverage?.visits ?? null,
    units: coverage?.units ?? null,
    windows: coverage?.windows ?? null,
    problems: problems.length,
    praise: findings.length - problems.length,
    concerned: new Set(problems.map(({ unit }) => unit)).size,
  };
}

/**
 * computed: the snapshot counts the same. finding: a linked finding says it. differs: the snapshot counts something else.
 * typed: nobody but the drafter says it.
 */
export const figureMarks = ['computed', 'finding', 'differs', 'typed'] as const;
export type FigureMark = (typeof figureMarks)[number];

export interface MarkedNumber {
  readonly mark: FigureMark;
  /** As typed, with its measure: 12个. */
  readonly text: string;
  /** Where it stands, in UTF-16 units. */
  readonly at: number;
  readonly value: number;
  /** Of one that differs: what is counted. */
  readonly counted: number | null;
}

/** Numbers that count nothing: days, times, ordinals, numbers of documents, time limits, what is only written with a numeral. */
const uncounted = new RegExp(
  [
    String.raw`〔\d+〕\d+号`,
    String.raw`\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{4}-\d{2}-\d{2}`,
    String.raw`\d{1,2}[:：时点]\d{0,2}分?`,
    String.raw`第[\d〇零一二三四五六七八九十百]+[条款项次轮期号批季部]?`,
    String.raw`^[（(]?[\d一二三四五六七八九十]+[）)]?[、.．]`,
    String.raw`[\d一二两三四五六七八九十]+个?(?:工作日|日|天|小时|月)(?:之内|以内|内)`,
    '一(?:个|次|件|条)?(?:性|律|并|旦|些|定|般|致|线|方面|时)',
  ].join('|'),
  'gmu',
);

const measures = '个|条|次|家|处|名|人|件|项|起|份|户|分钟|小时|天|元|万元|%|％';
const number = new RegExp(
  String.raw`(\d+(?:\.\d+)?)\s?(${measures})?|([〇零一二两三四五六七八九十百千]+)(${measures})`,
  'gu',
);

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一百二十 → 120. */
function chineseNumber(text: string): number {
  let sum = 0;
  let digit = 0;
  for (const character of text) {
    const place = places[character];
    if (place === undefined) digit = digits[character] ?? 0;
    else {
      sum += (digit || 1) * place;
      digit = 0;
    }
  }
  return sum + digit;
}

/** What a number counts, by the word behind it; what may stand for it in the snapshot. */
function countedAs(after: string, before: string, figures: Figures): readonly (number | null)[] | null {
  if (/^(?:政务)?(?:服务)?窗口/u.test(after)) return [figures.windows];
  if (/^(?:受检|被查|有关|涉及)?(?:单位|部门)/u.test(after)) return [figures.units, figures.concerned];
  if (/^(?:突出|具体)?(?:问题|事项)/u.test(after)) return [figures.problems];
  if (/^(?:好的)?做法|^亮点/u.test(after)) return [figures.praise];
  if (/(?:走访|暗访|检查|督查)$/u.test(before) || /^(?:走访|暗访|明察暗访)/u.test(after))
    return [figures.visits];
  return null;
}

/** Each number of a paragraph, and who says it besides the drafter. */
export function markNumbers(
  text: string,
  figures: Figures,
  linked: readonly { readonly observation: string | null }[] = [],
): readonly MarkedNumber[] {
  const rest = text.replace(uncounted, (same) => '\u0000'.repeat(same.length));
  const told = linked.flatMap(({ observation }) => numbersIn(observation ?? ''));
  return numbersIn(rest).map(({ at, text: typed, value }) => {
    const end = at + typed.length;
    const counts = countedAs(rest.slice(end, end + 8), rest.slice(Math.max(0, at - 4), at), figures);
    const known = (counts ?? []).filter((count) => count !== null);
    const one = { at, text: typed, value, counted: null };
    if (known.includes(value)) return { ...one, mark: 'computed' };
    if (told.some((each) => each.value === value)) return { ...one, mark: 'finding' };
    if (linked.length > 0 && counts !== null && value === linked.length) return { ...one, mark: 'computed' };
    const [counted] = known;
    return counted === undefined ? { ...one, mark: 'typed' } : { ...one, mark: 'differs', counted };
  });
}

const numbersIn = (text: string): readonly { at: number; text: string; value: number }[] =>
  [...text.matchAll(number)].map(({ 0: typed, 1: arabic, 3: chinese = '', index }) => ({
    at: index,
    text: typed,
    value: arabic === undefined ? chineseNumber(chinese) : Number(arabic),
  }));
