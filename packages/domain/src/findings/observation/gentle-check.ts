import { factsOf, isInTimeOrder } from './facts-in-time.ts';
import { judgingWords, vagueTimes } from './judging-words.ts';

export const hints = [
  'judging',
  'vague-time',
  'short',
  'no-time',
  'time-order',
  'no-criterion',
  'no-post',
  'no-cause',
] as const;
export type Hint = (typeof hints)[number];

export interface Noticed {
  readonly hint: Hint;
  /** The word it is about, where it is about one. */
  readonly word?: string;
}

export interface Written {
  readonly observation: string;
  readonly style: string | null;
  readonly criterion?: string | undefined;
  readonly post?: string | undefined;
  readonly postUnknownReason?: string | undefined;
  /** When it was seen is on the entry anyway; words with a time of their own say what happened when. */
  readonly hasDuration?: boolean;
}

const letters = /[a-z]/i;

/** Whole words in English, so that "never" is not found in "nevertheless"; Chinese has no such edges. */
function has(text: string, word: string): boolean {
  if (!letters.test(word)) return text.includes(word);
  return new RegExp(`(^|[^\\p{L}])${word}([^\\p{L}]|$)`, 'iu').test(text);
}

function judging(text: string): readonly Noticed[] {
  const found: Noticed[] = [];
  let rest = text;
  for (const word of [...judgingWords.zh, ...judgingWords.en]) {
    if (!has(rest, word)) continue;
    found.push({ hint: vagueTimes.has(word) ? 'vague-time' : 'judging', word });
    // A longer phrase was said: its part is not said a second time.
    rest = rest.replaceAll(word, '\u0000');
  }
  return found;
}

const anyTime = new RegExp(
  [
    String.raw`\d{1,2}\s*[:：时点]\s*\d{0,2}`,
    String.raw`\d+\s*(分钟|个?小时|个工作日|秒|min|hour|day|sec|a\.?m\b|p\.?m\b|o[’']clock)`,
    '[一二三四五六七八九十两]+(分钟|个?小时|个?工作日|点|时|刻)|半个?(小时|钟头)',
    String.raw`\b(one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|half an|an)\s+(min|hour|day|o[’']clock)`,
  ].join('|'),
  'i',
);
const causes = /因|由于|称|答复|说明|解释|原因|表示|because|said that|explained|due to/i;
const fewest = 8;

/**
 * What may help a text to tell what was seen: words that judge, and what is still missing of criterion, condition, cause and post.
 * Never a refusal: a person may have reasons, and a quotation may judge.
 */
export function gentleCheck(written: Written): readonly Noticed[] {
  const text = written.observation.trim();
  if (text === '') return [];
  const noticed: Noticed[] = [...judging(text)];
  const facts = factsOf(text);
  if ([...text].length < fewest) noticed.push({ hint: 'short' });
  if (!anyTime.test(text) && !written.hasDuration) noticed.push({ hint: 'no-time' });
  if (!isInTimeOrder(facts)) noticed.push({ hint: 'time-order' });
  if (written.style === 'PRAISE') return noticed;
  if (!written.criterion?.trim()) noticed.push({ hint: 'no-criterion' });
  if (!written.post?.trim() && !written.postUnknownReason?.trim()) noticed.push({ hint: 'no-post' });
  if (!causes.test(text)) noticed.push({ hint: 'no-cause' });
  return noticed;
}
