import { catalogue, fillSentence, say } from '@mingcha/words';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startWords } from '../src/words/start-words.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  vi.stubGlobal('navigator', { language: 'zh-CN' });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
});

describe('a sentence', () => {
  it('is filled with its facts, the same on screens as in documents', () => {
    const sentences = { a: '{{who}} 等 {{count}} 人' };
    expect(fillSentence(sentences, 'a', { who: '张', count: 3 })).toBe('张 等 3 人');
    for (const language of ['zh-CN', 'en'] as const)
      expect(fillSentence(catalogue(language), 'field.lock.hint')).toBe(say(language, 'field.lock.hint'));
  });

  it('goes by the number that it counts, where the language makes a difference', () => {
    const sentences = { rows_one: '{{count}} row', rows_other: '{{count}} rows' };
    expect(fillSentence(sentences, 'rows', { count: 1 })).toBe('1 row');
    expect(fillSentence(sentences, 'rows', { count: 0 })).toBe('0 rows');
    expect(fillSentence({ rows_other: '{{count}} 行' }, 'rows', { count: 1 })).toBe('1 行');
  });

  it('says its key where nobody has written it', () => {
    expect(fillSentence({}, 'toString')).toBe('toString');
  });
});

describe('the language that is spoken', () => {
  const words = { 'zh-CN': { hello: '你好' } };

  it('changes when the other one was brought, is remembered, and is told to whoever shows it', async () => {
    const spoken = startWords({ language: 'zh-CN', words, load: async () => ({ hello: 'hello' }) });
    const heard = vi.fn();
    spoken.subscribe(heard);
    await spoken.change('en');
    expect(spoken.get()).toEqual({ language: 'en', sentences: { hello: 'hello' } });
    expect(heard).toHaveBeenCalledOnce();
    expect(document.documentElement.lang).toBe('en');
    expect(kept.get('app.language')).toBe('en');
  });

  it('stays where the other one cannot be brought', async () => {
    const spoken = startWords({ language: 'zh-CN', words, load: () => Promise.reject(new Error('away')) });
    await spoken.change('en');
    expect(spoken.get()).toEqual({ language: 'zh-CN', sentences: words['zh-CN'] });
    expect(kept.size).toBe(0);
  });

  it('is the one that was asked for last, whichever came first', async () => {
    const late = Promise.withResolvers<Record<string, string>>();
    const spoken = startWords({ language: 'zh-CN', words, load: () => late.promise });
    const first = spoken.change('en');
    await spoken.change('zh-CN');
    late.resolve({ hello: 'hello' });
    await first;
    expect(spoken.get().language).toBe('zh-CN');
  });

  it('gets more sentences without losing those it had', () => {
    const spoken = startWords({ language: 'zh-CN', words });
    spoken.add('zh-CN', { bye: '再见' });
    expect(spoken.get().sentences).toEqual({ hello: '你好', bye: '再见' });
  });
});
