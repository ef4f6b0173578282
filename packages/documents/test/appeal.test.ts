import { describe, expect, it } from 'vitest';
import { renderAppeal } from '../src/index.ts';
import { flowing, fonts, qpdfCheck } from './printed.ts';
import { appealImprint, appealView, personsAppeal } from './sample-appeals.ts';
import { digest } from './sample-bulletins.ts';

const print = (view = appealView) => renderAppeal(view, { fonts, digest, imprint: appealImprint });

describe('a printed decision on an appeal', () => {
  it('says who asked what against which decision, what was found, why, what is decided and where to turn', async () => {
    const { bytes } = await print();
    const text = flowing(bytes).replace(/\s/gu, '');
    for (const said of [
      '督查结论复核决定书',
      '清督复〔2026〕3号',
      '清源市自然资源和规划局：',
      '（清督〔2026〕12号）（2026年11月12日收到），于2026年11月20日提出申请',
      '于2026年12月4日经集体讨论作出',
      '参与原检查、原决定的人员均未参加复核',
      '一、申请人的请求和理由',
      '值班长始终在岗',
      '计二十一分钟',
      '有关内容依照上述理由予以更正',
      '本决定为这一途径的最后决定',
      '不因提出申请而加重',
    ])
      expect(text, said).toContain(said);
    expect(qpdfCheck(bytes)).toContain('No syntax or stream encoding errors found');
  });

  it('names the measure it is changed to and the next way, and leaves the number to the organ that has a register', async () => {
    const text = flowing((await print(personsAppeal)).bytes).replace(/\s/gu, '');
    expect(text).toContain('变更为：警告，影响期6个月');
    expect(text).toContain('自收到本决定之日起1个月内提出：复核（上一级监察机关）');
    expect(text).toContain('原处理：记过');
    expect(text).not.toContain('清督复〔2026〕3号不服');
    expect(text).toContain('〔〕号');
  });

  it('gives equal bytes for an equal view, and other bytes for another word of it', async () => {
    const one = await print();
    expect((await print()).sha256).toBe(one.sha256);
    const other = await print({ ...appealView, reasons: ['另一个理由。'] });
    expect(other.viewHash).not.toBe(one.viewHash);
  });
});
