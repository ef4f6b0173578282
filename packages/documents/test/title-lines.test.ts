import { describe, expect, it } from 'vitest';
import { titleLines as breakTitle } from '../src/text/title-lines.ts';

const lengthOf = (text: string) => [...text].reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0);
const titleLines = (title: string, most: number) => breakTitle(title, most, lengthOf);

describe('a title', () => {
  it('stays on one line where it fits', () => {
    expect(titleLines('关于窗口作风问题的通报', 20)).toEqual(['关于窗口作风问题的通报']);
  });

  it('with a word longer than a line is broken all the same', () => {
    expect(titleLines(`关于${'W'.repeat(60)}的通报`, 20).join('')).toBe(`关于${'W'.repeat(60)}的通报`);
    for (const line of titleLines(`关于${'W'.repeat(60)}的通报`, 20))
      expect(lengthOf(line)).toBeLessThanOrEqual(20);
  });

  it.each([
    '清源市人民政府督查室关于2026年11月全市政务服务窗口作风明察暗访情况的通报',
    '关于2026年第三季度全市优化营商环境明察暗访发现问题及整改要求的通报',
    '中共清源市委办公室清源市人民政府办公室关于对部分乡镇便民服务中心工作人员违反工作纪律问题查处情况的通报',
  ])('%s: breaks between words, no hourglass, no line begins with 的', (title) => {
    const lines = titleLines(title, 20);
    expect(lines.join('')).toBe(title);
    expect(lines.every((line) => [...line].length <= 24)).toBe(true);
    expect(lines.slice(1).some((line) => line.startsWith('的'))).toBe(false);
    expect(lines.join('\n')).not.toMatch(/\d\n\d/);
    const words = [...new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(title)];
    const starts = new Set(words.map((word) => word.index));
    let at = 0;
    for (const line of lines) {
      expect(starts.has(at)).toBe(true);
      at += line.length;
    }
    const [a = 0, b = 0, c] = lines.map((line) => line.length);
    if (c !== undefined) expect(b < a && b < c).toBe(false);
  });
});
