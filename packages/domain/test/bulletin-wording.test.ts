import { describe, expect, it } from 'vitest';
import { figuresOf, markNumbers } from '../src/bulletins/figures.ts';
import { carriedLinks, statementsOf } from '../src/bulletins/statements.ts';
import { wordingHints } from '../src/bulletins/wording-hints.ts';
import { vagueWording } from '../src/wording.ts';
import { id } from './people.ts';

const said = (text: string) => wordingHints(text).map(({ rule, phrase }) => `${rule} ${phrase}`);

describe('the words of a bulletin', () => {
  it('are pointed out where they name nobody', () => {
    expect(said('个别窗口无人，有的同志离岗，Some officials were away')).toEqual([
      'unnamed 个别窗口',
      'unnamed 有的同志',
      'unnamed Some officials',
    ]);
  });

  it('and the draft is refused for what was always refused, said at the place before it is sent', () => {
    for (const text of ['部分单位作风不实', 'some departments were closed']) {
      const [hint] = wordingHints(text);
      expect([hint?.refused, vagueWording(text)?.code]).toEqual([true, 'wording-vague']);
    }
    expect(wordingHints('个别窗口无人')[0]?.refused).toBe(false);
  });

  it('are pointed out where they judge, exaggerate, or hide a figure, and never refused for it', () => {
    expect(said('工作人员极其懒散，性质恶劣，群众等了很久，大量材料积压')).toEqual([
      'degree 极其',
      'judging 懒散',
      'degree 性质恶劣',
      'time 很久',
      'amount 大量',
    ]);
    expect(wordingHints('情节严重').every(({ refused }) => !refused)).toBe(true);
    expect(vagueWording('情节严重，极其恶劣')).toBeNull();
  });

  it('are found where they stand', () => {
    const text = '窗口无人，态度恶劣。';
    const [hint] = wordingHints(text);
    expect(text.slice(hint?.at, (hint?.at ?? 0) + (hint?.phrase.length ?? 0))).toBe('态度恶劣');
  });

  it('are left alone in a plain sense, and in a longer word', () => {
    expect(said('等候十分钟，公示栏在明显位置，nevertheless every counter was open')).toEqual([]);
    expect(said('请各单位对照整改，于11月30日前报送。')).toEqual([]);
  });
});

describe('the numbers of a bulletin', () => {
  const coverage = { from: '2026-11-16', to: '2026-11-20', visits: 24, units: 9, windows: 31 };
  const found = ['a', 'b', 'b'].map((unit) => ({ style: 'LAZY' as const, unit }));
  const figures = figuresOf(coverage, [...found, { style: 'PRAISE' as const, unit: 'c' }]);
  const marks = (text: string, linked: { observation: string }[] = []) =>
    markNumbers(text, figures, linked).map(({ mark, text: typed, counted }) =>
      [mark, typed, counted ?? ''].join(' ').trim(),
    );

  it('are counted as they will be printed', () => {
    expect(figures).toEqual({ visits: 24, units: 9, windows: 31, problems: 3, praise: 1, concerned: 2 });
  });

  it('are computed where the snapshot counts the same, in figures or in words', () => {
    expect(marks('实地走访24次，查看9个单位、31个窗口，发现3个问题，涉及两个单位')).toEqual([
      'computed 24次',
      'computed 9个',
      'computed 31个',
      'computed 3个',
      'computed 两个',
    ]);
  });

  it('differ where it counts something else, and say what', () => {
    expect(marks('共发现十二个问题')).toEqual(['differs 十二个 3']);
  });

  it('are a finding’s where the linked finding says them, and typed where nobody does', () => {
    const linked = [{ observation: '窗口外有11人等候，约6分钟无人应答' }];
    expect(marks('窗口外11人等候6分钟，约占80%', linked)).toEqual([
      'finding 11人',
      'finding 6分钟',
      'typed 80%',
    ]);
    expect(marks('窗口外11人等候')).toEqual(['typed 11人']);
  });

  it('are none in dates, times, ordinals, numbers of documents and time limits', () => {
    expect(marks('2026年11月20日10:30，清督〔2026〕12号第3条，请于15个工作日内、11月30日前报送')).toEqual([]);
    expect(marks('一、压实责任。')).toEqual([]);
  });
});

describe('what paragraphs rest on', () => {
  const [a, b] = [id('finding', 'a'), id('finding', 'b')];
  const link = (paragraph: number, finding: string) => ({
    part: 'intro' as const,
    paragraph,
    findings: [finding],
  });
  const links = [link(0, a), link(2, b)];
  const before = '甲段。\n\n乙段。\n丙段。';

  it('is counted by printed paragraphs, which empty lines are not', () => {
    expect(
      statementsOf('intro', before, links).map(({ text, at, findings }) => [text, at, findings]),
    ).toEqual([
      ['甲段。', 0, [a]],
      ['乙段。', 5, []],
      ['丙段。', 9, [b]],
    ]);
  });

  it('stays with its paragraph while others are written before, within and after', () => {
    const carried = (after: string) =>
      carriedLinks('intro', before, after, links).map(({ paragraph, findings }) => [paragraph, findings[0]]);
    expect(carried('新段。\n甲段。\n乙段。\n丙段。')).toEqual([
      [1, a],
      [3, b],
    ]);
    expect(carried('甲段改了。\n乙段。\n丙段。')).toEqual([
      [0, a],
      [2, b],
    ]);
    expect(carried('乙段。\n丙段。')).toEqual([[1, b]]);
    expect(carried('')).toEqual([]);
  });

  it('of another field is not touched', () => {
    const other = [{ part: 'requirements' as const, paragraph: 0, findings: [a] }];
    expect(carriedLinks('intro', '甲', '', other)).toEqual(other);
  });
});
