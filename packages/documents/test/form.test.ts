import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { renderForm, renderInterview } from '../src/index.ts';
import { fonts, picture, textPages } from './printed.ts';
import { digest } from './sample-bulletins.ts';
import { sampleForm as form } from './sample-forms.ts';
import { records } from './sample-records.ts';

// jsQR is CommonJS whose default export TypeScript and Node see differently.
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr');
const codeIn = (bytes: Uint8Array, page: number): string | undefined => {
  const { data, width, height } = picture(bytes, page, 200);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
};

describe('a sheet for the pen', () => {
  it('says what is decided, where to tick and where to sign', async () => {
    const { bytes, pages } = await renderForm(form, { fonts });
    if (process.env.KEEP_FORM) writeFileSync(process.env.KEEP_FORM, bytes);
    expect(pages).toBe(1);
    const text = textPages(bytes).join('').replace(/\s/gu, '');
    for (const words of ['呈批单', '主送', '同意', '退回', '签字：', '日期：', '代录人：', form.id])
      expect(text).toContain(words.replace(/\s/gu, ''));
  });

  it('gives a long label the height it needs beside a short text', async () => {
    const rows = [
      { label: '允许的记录方式', text: '拍照' },
      { label: '日期', text: '当天' },
    ];
    const { bytes } = await renderForm({ ...form, rows, boxes: [] }, { fonts });
    const { data, width, height } = picture(bytes, 1, 72);
    const isDark = (x: number, y: number) => (data[(y * width + x) * 4] ?? 255) < 200;
    const across = Array.from({ length: 20 }, (_, n) => 300 + n * 10);
    const rules = Array.from({ length: height }, (_, y) => y).filter((y) =>
      across.every((x) => isDark(x, y)),
    );
    const [top = 0, middle = 0] = rules.filter((y, n) => y - (rules[n - 1] ?? 0) > 5);
    expect(middle - top).toBeGreaterThanOrEqual(46);
  });

  it('carries a code that a scanner reads', async () => {
    const { bytes, pages } = await renderForm(form, { fonts });
    expect(pages).toBe(1);
    expect(codeIn(bytes, 1)).toBe(form.code);
  });

  it('goes on over the page with long text, and never splits the box for the pen', async () => {
    const long = { label: '全文', text: '市政府督查室对政务服务窗口开展了暗访。'.repeat(120) };
    const { bytes, pages } = await renderForm({ ...form, rows: [long] }, { fonts });
    expect(pages).toBeGreaterThan(1);
    const texts = textPages(bytes);
    // Counted by one character of the sentence: the label stands between its lines.
    expect(texts.join('').split('暗').length - 1).toBe(120);
    const signed = texts.filter((page) => page.includes('签字：'));
    expect(signed).toHaveLength(1);
    expect(signed[0]).toContain('领导批示');
  });

  it('gives up empty lines of a box before a note alone needs a page', async () => {
    const ended: string[] = [];
    for (let lines = 6; lines <= 18; lines += 1) {
      const rows = [{ label: '事由', text: Array.from({ length: lines }, () => '暗访').join('\n') }];
      const { bytes, pages } = await renderForm({ ...form, rows }, { fonts });
      const last = textPages(bytes).at(-1) ?? '';
      expect(last.includes('签字：'), `${lines} lines on ${pages} pages`).toBe(true);
      ended.push(`${pages}`);
    }
    expect(new Set(ended)).toEqual(new Set(['1', '2']));
  });

  it('with room for a conversation has all hands on its second page, and no third one', async () => {
    const blank = { ...records.interview, said: [], time: null, interviewee: null };
    const { bytes } = await renderInterview(blank, { fonts, digest, code: form.code });
    const [, second = '', ...more] = textPages(bytes);
    expect(more).toEqual([]);
    for (const words of ['阅签', '访谈人', '末页']) expect(second.replace(/\s/gu, '')).toContain(words);
  });

  it('is the same bytes whenever it is printed', async () => {
    const [one, other] = [await renderForm(form, { fonts }), await renderForm(form, { fonts })];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });
});
