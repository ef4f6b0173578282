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

describe('say', () => {
  it('fills facts in, and leaves a place visible when its fact is missing', () => {
    expect(say('en', 'refusal.changed-meanwhile.what')).toBe('Not saved');
    expect(say('zh-CN', 'desk.product', { unused: 1 })).toBe('明察');
  });
});
