import { tries } from '@mingcha/soak';
import { hasWord } from '@mingcha/words';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  factsOf,
  gentleCheck,
  hints,
  inTimeOrder,
  isInTimeOrder,
  judgingWords,
  observationOf,
} from '../src/findings/observation/index.ts';

const whole = { style: 'POOR', criterion: '窗口服务规范第4条', post: '受理岗' };
const noticed = (observation: string, rest: object = whole) =>
  gentleCheck({ observation, style: null, ...rest }).map(({ hint, word }) =>
    word ? `${hint} ${word}` : hint,
  );

describe('a gentle check', () => {
  it('has nothing to say of a fact with its time, its criterion, its post and its cause', () => {
    expect(noticed('10:20至10:45，3号窗口工作人员看手机视频，称系统在重启')).toEqual([]);
    expect(
      noticed('From 10:20 to 10:45 the clerk watched a film and said that the system was restarting'),
    ).toEqual([]);
  });

  it.each([
    '上午九时窗口无人，称去开会',
    '窗口无人一刻钟，称去开会',
    '等了半小时无人叫号，称设备故障',
    '2点窗口无人，称去开会',
    'At 9 a.m. the window was empty; the clerk said that there was a meeting',
    'The window was empty for twenty minutes because of a meeting',
    "At nine o'clock the window was empty because of a meeting",
  ])('takes a time however it is said: %s', (text) => {
    expect(noticed(text)).not.toContain('no-time');
  });

  it.each([
    ['10:20，窗口人员态度恶劣，称不归其管', 'judging 态度恶劣'],
    ['10:20，办事慢吞吞，称在等系统', 'judging 慢吞吞'],
    ['群众等了很久，称在等领导', 'vague-time 很久'],
    ['At 10:20 the clerk was rude because it was late', 'judging rude'],
    ['The clerk let people wait for ages, said that it was lunch, 11:00', 'vague-time for ages'],
  ])('%s → %s', (text, hint) => {
    expect(noticed(text)).toContain(hint);
  });

  it('a longer phrase is named once and its parts are not', () => {
    expect(noticed('10:20，窗口人员态度恶劣，称忙').filter((each) => each.startsWith('judging'))).toEqual([
      'judging 态度恶劣',
    ]);
    expect(
      noticed('10:20 he was very rude, because of noise').filter((each) => each.startsWith('judging')),
    ).toEqual(['judging very rude']);
  });

  it('looks at whole words in English', () => {
    expect(noticed('At 10:20 the clerk nevertheless turned away because of noise')).toEqual([]);
  });

  it('names what is still missing, and asks no fault of praise', () => {
    const bare = '3号窗口工作人员看手机视频';
    expect(noticed(bare, { style: 'POOR' })).toEqual(['no-time', 'no-criterion', 'no-post', 'no-cause']);
    expect(noticed(bare, { style: 'PRAISE' })).toEqual(['no-time']);
    expect(noticed('', { style: 'POOR' })).toEqual([]);
  });

  it('has words for every hint, and every judging word is found in itself', () => {
    for (const hint of hints) expect(hasWord(`hint.${hint}`), hint).toBe(true);
    for (const word of [...judgingWords.zh, ...judgingWords.en])
      expect(
        gentleCheck({ observation: word, style: null }).some((each) => each.word === word),
        word,
      ).toBe(true);
  });
});

describe('facts in the order of time', () => {
  it('are read from lines as people write them', () => {
    expect(factsOf('9:05 取号\n10时20分，开始受理\n无人解释\n１')).toEqual([
      { time: '09:05', text: '取号' },
      { time: '10:20', text: '开始受理' },
      { time: null, text: '无人解释' },
      { time: null, text: '１' },
    ]);
  });

  it('a line without a time stays behind the one it was written after', () => {
    const facts = factsOf('10:20 离开\n没有告知\n09:05 取号');
    expect(isInTimeOrder(facts)).toBe(false);
    expect(observationOf(inTimeOrder(facts))).toBe('09:05 取号\n10:20 离开\n没有告知');
  });

  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const fact = fc.record({
    time: fc.option(time),
    text: fc.constantFrom('取号', '受理', 'left', '无人在岗'),
  });
  it('come back from what was written down, and sorting twice is sorting once', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), (facts) => {
        expect(factsOf(observationOf(facts))).toEqual(facts);
        const sorted = inTimeOrder(facts);
        expect(inTimeOrder(sorted)).toEqual(sorted);
        expect([...sorted].map(({ text }) => text).sort()).toEqual(facts.map(({ text }) => text).sort());
      }),
      tries(200),
    );
  });
});
