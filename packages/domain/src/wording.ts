import { isTombstone, type Tombstone } from './primitives.ts';
import { type Refusal, refusal } from './refusals.ts';

/** wording that names nobody. A confirmed finding or an issued text names its unit. */
export const vaguePhrases = [
  '部分单位',
  '部分部门',
  '个别单位',
  '个别部门',
  '有的单位',
  '有的部门',
  '一些单位',
  '一些部门',
  '某些单位',
  '某些部门',
  '少数单位',
  '少数部门',
  '有关单位存在',
  'some departments',
  'some units',
  'certain departments',
  'certain units',
  'a few departments',
  'a few units',
  'individual units',
] as const;

/** 政务处分法 42: no inducement and no deception beyond an ordinary request that is withdrawn in time. */
export const entrapmentPhrases = [
  '红包',
  '好处费',
  '送礼',
  '行贿',
  '贿赂',
  '请吃',
  '塞钱',
  '假证',
  '假材料',
  '伪造',
  '谎称急症',
  'bribe',
  'kickback',
  'gift money',
  'forged',
  'fake certificate',
  'false emergency',
] as const;

type Text = string | Tombstone | null | undefined;

const firstIn = (phrases: readonly string[], texts: readonly Text[]): string | undefined => {
  const whole = texts
    .filter((text): text is string => typeof text === 'string' && !isTombstone(text))
    .join('\n')
    .toLowerCase();
  return phrases.find((phrase) => whole.includes(phrase));
};

export function vagueWording(...texts: readonly Text[]): Refusal | null {
  const phrase = firstIn(vaguePhrases, texts);
  return phrase ? refusal('wording-vague', { phrase }) : null;
}

export function entrapment(...texts: readonly Text[]): Refusal | null {
  const phrase = firstIn(entrapmentPhrases, texts);
  return phrase ? refusal('scenario-entraps', { phrase }) : null;
}
