import type { CaseView } from '@mingcha/domain/accountability';
import { describe, expect, it } from 'vitest';
import { renderCase } from '../src/index.ts';
import { fonts, qpdfCheck, rawPages, textPages } from './printed.ts';
import { digest } from './sample-bulletins.ts';
import { caseSlip, decisionView, defenceView, noticeView, proposalView } from './sample-cases.ts';

const print = (view: CaseView, more: object = {}) => renderCase(view, { fonts, digest, ...more });
const textOf = async (view: CaseView, more: object = {}) =>
  rawPages((await print(view, more)).bytes)
    .join('')
    .replace(/\s/gu, '');

describe('the printed texts of a case', () => {
  it.each<[string, CaseView, string[]]>([
    [
      'a proposal says who, on what findings, what is proposed, and leaves it to the organ',
      proposalView,
      [
        '问责建议书',
        '清源市监察委员会：',
        '丁守义（清源市自然资源和规划局）',
        '直接责任',
        '情节：未列',
        '是否问责、如何处理，由贵机关',
      ],
    ],
    [
      'a prior notice says it is no decision, what is meant, by when and how to answer, and who investigates',
      noticeView,
      [
        '拟处理告知书',
        '丁守义：',
        '这不是处理决定',
        '记过，影响期12个月',
        '送达之日起5个工作日内',
        '曹卫平、石海波',
        '有权申请回避',
      ],
    ],
    [
      'a record has each point beside its answer and room for three hands',
      defenceView,
      ['陈述申辩笔录', '第1点', '部分采纳。交接属实', '不采纳。叫号记录', '交接表.pdf', '已阅看，与所述一致'],
    ],
    [
      'a decision has facts, defence, reasons, measure, effect and the way to contest it',
      decisionView,
      [
        '问责决定书',
        '查明的事实',
        '答复：部分采纳',
        '经2026年11月28日3人集体讨论',
        '给予：警告',
        '至2027年5月28日止',
        '1个月内向监察机关申请复审',
        '抄送：清源市自然资源和规划局',
      ],
    ],
  ])('%s', async (_, view, said) => {
    const text = await textOf(view);
    for (const each of said) expect(text).toContain(each);
    expect(qpdfCheck((await print(view)).bytes)).toContain('No syntax or stream encoding errors found');
  });

  it('keeps a short record on one page, its notes below the hands', async () => {
    expect((await print(defenceView)).pages).toBe(1);
  });

  it('says the whole of a long record: fifty points, one of them as long as may be, each with its answer', async () => {
    const points = Array.from({ length: 50 }, (_, at) => ({
      n: at + 1,
      text: '申',
      outcome: 'partly' as const,
      answer: `${'申'.repeat(at === 0 ? 3999 : 9)}终`,
    }));
    const text = await textOf({ ...defenceView, heard: { ...defenceView.heard, points } });
    expect(text.split('终').length).toBe(51);
  });

  it('leaves the number to the organ, and is no draft', async () => {
    const text = await textOf(decisionView);
    expect(text).toContain('〔〕号');
    expect(text).not.toContain('草稿');
    expect(text).not.toContain('未盖章样稿');
  });

  it('says so under another title when nobody is called to account', async () => {
    const ended = { ...decisionView, measures: null, from: null, until: null, remedy: null };
    expect(await textOf({ ...ended, outcome: 'exempted' })).toContain('免予问责决定书');
    const dismissed = await textOf({ ...ended, outcome: 'dismissed' });
    expect(dismissed).toContain('不予问责决定书');
    expect(dismissed).toContain('对丁守义不予问责');
    expect(dismissed).not.toContain('救济途径');
  });

  it('has the code on a page of its own that is no part of it, and the same pages before it', async () => {
    const plain = await print(noticeView);
    const torn = await print(noticeView, { slip: caseSlip });
    expect(torn.pages).toBe(plain.pages + 1);
    expect(textPages(torn.bytes).slice(0, -1)).toEqual(textPages(plain.bytes));
    expect(textPages(torn.bytes).at(-1)).toContain('7KQF-M3XA-9WTD');
    expect((await textOf(noticeView)).includes('7KQF')).toBe(false);
  });

  it('gives equal bytes for an equal view', async () => {
    const [one, two] = [await print(decisionView), await print(decisionView)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });
});
