import { describe, expect, it } from 'vitest';
import { catalogue, say, words } from '../src/index.ts';

const places = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const base = (key: string) => key.replace(/_one$/, '_other');

describe('the two catalogues', () => {
  it('have the same keys', () => {
    const english = new Set(Object.keys(words.en).map(base));
    expect([...english].sort()).toEqual(Object.keys(words.zh).sort());
  });

  it('ask for the same facts', () => {
    const zh = catalogue('zh-CN');
    for (const [key, sentence] of Object.entries(words.en)) {
      if (key.endsWith('_one')) continue;
      expect(places(sentence), key).toEqual(places(zh[key] ?? ''));
    }
  });

  it('leave no sentence empty', () => {
    for (const sentences of [words.zh, words.en]) {
      for (const [key, sentence] of Object.entries(sentences)) expect(sentence.trim(), key).not.toBe('');
    }
  });

  it('never shout, and English carries no Chinese except the name of the language', () => {
    for (const [key, sentence] of Object.entries(words.zh)) expect(sentence, key).not.toMatch(/[!!]/);
    for (const [key, sentence] of Object.entries(words.en)) {
      if (key === 'language.zh-CN') continue;
      expect(sentence, key).not.toMatch(/[!!]/);
    }
  });
});

/** Addresses keep their own marks, and so do numbers (10:30). */
const marks = /[,;?!()]|:(?!\d)/;
const halfWidth = (sentence: string): boolean => {
  const bare = sentence.replace(/\w+:\/\/[\w./-]*/g, '').replace(/\{\{\w+\}\}/g, '');
  return /\p{Script=Han}/u.test(bare) && marks.test(bare);
};

describe('a Chinese sentence', () => {
  it('has full-width marks', () => {
    const wrong = Object.entries(words.zh).filter(([, sentence]) => halfWidth(sentence));
    expect(wrong).toEqual([]);
  });

  it.each(['完成(3 秒)', '原因:{{reason}}', '中断,停止', '地址如 https://a.b/c,现为“{{value}}”'])(
    'is found when it says %s',
    (sentence) => expect(halfWidth(sentence)).toBe(true),
  );

  it.each([
    '应为 postgresql:// 开头的地址',
    '10:30 以前',
    '{{n}}.',
    'MINGCHA_PORT：应为 1 到 65535 的端口号',
  ])('may say %s', (sentence) => expect(halfWidth(sentence)).toBe(false));
});

describe('say', () => {
  it('fills facts in, and leaves a place visible when its fact is missing', () => {
    expect(say('en', 'refusal.changed-meanwhile.what')).toBe('Not saved');
    expect(say('zh-CN', 'desk.product', { unused: 1 })).toBe('明察');
  });
});
