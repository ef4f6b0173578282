import { describe, expect, it } from 'vitest';
import { printedLine, printedParagraphs } from '../src/bulletins/printed-text.ts';

describe('text made ready for print', () => {
  it.each([
    [
      '在岗男工作人员用办公电脑看网络视频,约6分钟无人招呼等候群众',
      '在岗男工作人员用办公电脑看网络视频，约6分钟无人招呼等候群众',
    ],
    ['11月18日10:30,东厅窗口无人', '11月18日10:30，东厅窗口无人'],
    ['费用1,000元;收据(手写)', '费用1,000元；收据（手写）'],
    ['负责人:张三', '负责人：张三'],
    ['按GB/T 9704-2012的规定.', '按GB/T 9704-2012的规定。'],
    ['问"谁在岗"', '问“谁在岗”'],
    ['请稍候...', '请稍候……'],
    ['Version 2.0, see (a)', 'Version 2.0, see (a)'],
  ])('%s → %s', (typed, printed) => {
    expect(printedLine(typed)).toBe(printed);
  });

  it('drops what cannot be seen and joins lines', () => {
    expect(printedLine('甲\u200b乙\n丙\u202e\t丁')).toBe('甲乙丙丁');
  });

  it('makes one paragraph of each typed line', () => {
    expect(printedParagraphs('一\r\n\r\n 二 \n')).toEqual(['一', '二']);
  });

  it('changes nothing the second time', () => {
    for (const typed of ['甲,乙...(丙)', '"甲",乙;丙 . 丁', '3.5%,甲'])
      expect(printedLine(printedLine(typed))).toBe(printedLine(typed));
  });
});
