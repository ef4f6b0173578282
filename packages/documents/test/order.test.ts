import { describe, expect, it } from 'vitest';
import { renderOrder } from '../src/index.ts';
import { flowing, fonts, qpdfCheck, rawPages, textPages } from './printed.ts';
import { digest } from './sample-bulletins.ts';
import { longOrder, orderImprint, orderSlip, orderView } from './sample-orders.ts';

const print = (view = orderView, more: object = {}) =>
  renderOrder(view, { fonts, digest, imprint: orderImprint, ...more });

describe('a printed order', () => {
  it('says to whom, on what ground, what was found, what is required and by when, and what the unit may do', async () => {
    const { bytes } = await print();
    const text = rawPages(bytes).join('').replace(/\s/gu, '');
    for (const said of [
      '清督改〔2026〕3号',
      '清源市自然资源和规划局：',
      '以下2个问题',
      '立行立改',
      '3个工作日内',
      '协同单位：清源市财政局、清源市行政审批服务局',
      '可以自送达之日起5个工作日内书面提出',
      '30日内依法申请复查',
      '2026年11月12日',
    ])
      expect(text).toContain(said);
    expect(qpdfCheck(bytes)).toContain('No syntax or stream encoding errors found');
  });

  it('prints what the unit said and what it was answered beside the fact', async () => {
    const text = flowing((await print()).bytes);
    expect(text).toContain('系统接口10月底中断');
    expect(text).toContain('部分采纳');
  });

  it('names the revoked order in whose place it stands', async () => {
    const replaces = { id: `ord_${'b'.repeat(26)}`, number: '清督改〔2026〕1号', dated: '2026-11-02' };
    const text = flowing((await print({ ...orderView, replaces })).bytes);
    expect(text).toContain('2026年11月2日印发的清督改〔2026〕1号整改通知书已经撤销，以本通知书替代');
    expect(flowing((await print()).bytes)).not.toContain('替代');
  });

  it('is a draft without a number, and says so on every page', async () => {
    const { bytes, pages } = await print(orderView, { imprint: null });
    expect(textPages(bytes).filter((page) => page.includes('草稿') || page.includes('草 稿'))).toHaveLength(
      pages,
    );
  });

  it('has the code on a page of its own that is no part of the order, and the same pages before it', async () => {
    const plain = await print();
    const torn = await print(orderView, { slip: orderSlip });
    expect(torn.pages).toBe(plain.pages + 1);
    expect(textPages(torn.bytes).slice(0, -1)).toEqual(textPages(plain.bytes));
    const slip = textPages(torn.bytes).at(-1)?.replace(/\s/gu, '') ?? '';
    expect(slip).toContain('7KQF-M3XA-9WTD');
    expect(slip).toContain('刘文清');
    expect(slip).toContain('不是整改通知的组成部分');
    expect(flowing(plain.bytes)).not.toContain('7KQF');
  });

  it('gives equal bytes for an equal view, and goes on over the page with many items', async () => {
    const [one, two] = [await print(longOrder), await print(longOrder)];
    expect(one.sha256).toBe(two.sha256);
    expect(one.pages).toBeGreaterThan(2);
    expect(textPages(one.bytes)[1]).toContain('查实情况和依据');
  });
});
