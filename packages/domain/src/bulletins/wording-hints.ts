import { judgingWords, vagueTimes } from '../findings/observation/judging-words.ts';
import { vaguePhrases } from '../wording.ts';

/**
 * Why a word is pointed out: it names nobody, it judges, it says how much by an adverb, it says how many or how long without a
 * figure. Each has its sentence in the words.
 */
export const wordingRules = ['unnamed', 'judging', 'degree', 'amount', 'time'] as const;
export type WordingRule = (typeof wordingRules)[number];

export interface WordingHint {
  readonly rule: WordingRule;
  readonly phrase: string;
  /** Where it stands, in UTF-16 units, as a text field counts. */
  readonly at: number;
  /** The draft is refused for it, and not only warned. */
  readonly refused: boolean;
}

/** 极其严重: how bad something was is told by what was seen, when and how often. */
const degrees = [
  '性质恶劣',
  '影响恶劣',
  '影响极坏',
  '触目惊心',
  '令人发指',
  '屡教不改',
  '我行我素',
  '置若罔闻',
  '熟视无睹',
  '极其',
  '极为',
  '极度',
  '十分',
  '非常',
  '特别',
  '相当',
  '异常',
  '过于',
  '根本',
  '完全',
  '严肃性',
  'extremely',
  'very',
  'highly',
  'utterly',
  'totally',
  'severely',
  'severe',
  'serious',
  'grossly',
  'shocking',
  'egregious',
] as const;

const amounts = [
  '大多数',
  '绝大多数',
  '大量',
  '不少',
  '许多',
  '众多',
  '普遍',
  '屡次',
  '屡屡',
  '多次',
  '时常',
  'many',
  'numerous',
  'several',
  'widespread',
  'repeatedly',
  'most of',
] as const;

/** The same letters in a plain sense: 十分钟 is a length of time. */
const plain =
  /十分(?:钟|之)|明显位置|特别(?:行政区|程序|法)|相当于|异常(?:情况登记|名录)|完全(?:民事)?行为能力|根本法|应付(?:款|账)|严重(?:失信主体|违法失信)|非常(?:设|规)/gu;

/** 个别窗口, 有的同志, some officials: somebody was seen, and is not said. */
const unnamed =
  /(?:个别|极个别|少数|极少数|部分|某些|某个|有的|有些|一些)(?:单位|部门|窗口|科室|股室|乡镇|街道|地方|干部|领导|人员|工作人员|同志|职工)|\b(?:some|certain|a few|several|individual|various) (?:departments?|units?|offices?|windows?|counters?|officials?|staff|people|colleagues)\b/giu;

const escaped = (phrase: string): string => phrase.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Longer phrases first, so that the part of one is not said a second time; English by whole words. */
function anyOf(phrases: readonly string[]): RegExp {
  const sorted = [...new Set(phrases)].sort((a, b) => b.length - a.length);
  const latin = sorted.filter((phrase) => /^[a-z]/iu.test(phrase)).map(escaped);
  const han = sorted.filter((phrase) => !/^[a-z]/iu.test(phrase)).map(escaped);
  return new RegExp(`${han.join('|')}|\\b(?:${latin.join('|')})\\b`, 'giu');
}

const judged = [...judgingWords.zh, ...judgingWords.en];
const rules: readonly (readonly [RegExp, WordingRule])[] = [
  [anyOf(vaguePhrases), 'unnamed'],
  [unnamed, 'unnamed'],
  [anyOf(judged.filter((word) => vagueTimes.has(word))), 'time'],
  [anyOf([...degrees]), 'degree'],
  [anyOf([...amounts]), 'amount'],
  [anyOf(judged.filter((word) => !vagueTimes.has(word))), 'judging'],
];

const isRefused = (phrase: string): boolean =>
  (vaguePhrases as readonly string[]).includes(phrase.toLowerCase());

/** Words of a typed text that an issued document does without, in the order they stand in. A warning, save where it is refused. */
export function wordingHints(text: string): readonly WordingHint[] {
  const found: WordingHint[] = [];
  let rest = text.replace(plain, (same) => '\u0000'.repeat(same.length));
  for (const [pattern, rule] of rules) {
    for (const { 0: phrase, index } of rest.matchAll(pattern))
      found.push({ rule, phrase, at: index, refused: isRefused(phrase) });
    rest = rest.replace(pattern, (same) => '\u0000'.repeat(same.length));
  }
  return found.sort((one, other) => one.at - other.at);
}
