import { describe, expect, it } from 'vitest';
import type { BulletinView } from '../src/bulletins/bulletin-view.ts';
import { publicEditionOf } from '../src/bulletins/public-edition.ts';
import { pseudonymsFor, withoutCodes } from '../src/bulletins/public-names.ts';
import { hash, id } from './people.ts';

const served: BulletinView = {
  v: 1,
  document: 'bulletin',
  language: 'zh-CN',
  id: id('bulletin', 'b'),
  issuer: { name: '清源市人民政府督查室', mark: '清源市人民政府督查室文件' },
  secrecy: 'internal',
  urgency: null,
  title: '关于张建国等人上班看视频的通报',
  corrects: null,
  recipients: ['市自然资源局'],
  intro: ['张建国、张敏在3号窗口。'],
  coverage: null,
  findings: [
    {
      id: id('finding', 'f'),
      style: 'LAZY',
      category: null,
      unit: '市自然资源局',
      place: '一楼大厅第12、13号窗口',
      date: '2026-11-20',
      time: '10:30',
      observation: '工作人员张建国（工号：QY-0231）看视频，办事群众电话13800138000，车牌京A12345。',
      proven: '不早于10:29:58',
      criterion: null,
      replies: [
        { respondent: null, answer: 'objects', statement: '我没有看', points: [], officeReply: [] },
        {
          respondent: '市自然资源局',
          answer: 'agrees',
          statement: '张建国已被批评',
          points: [],
          officeReply: [],
        },
      ],
    },
  ],
  requirements: [{ heading: null, text: '由欧阳静负责整改。' }],
  deadline: null,
  photos: [{ evidence: id('evidence', 'e'), sha256: hash('masked'), caption: '张敏在岗' }],
  contact: { person: '赵安', phone: '0371-1234567' },
  scope: 'public',
  cc: ['市纪委监委'],
  printingOffice: '清源市人民政府督查室',
  preparedOn: '2026-11-22',
};
const names = ['张建国', '张敏', '欧阳静', '赵安'];
const edition = (naming: 'unit' | 'surname', changes: Partial<BulletinView> = {}) =>
  publicEditionOf({ ...served, ...changes }, { naming, names });

describe('the public edition of a bulletin', () => {
  it('names nobody: a surname and 某, and two people of one surname stay two', () => {
    const { view, replaced, remaining } = edition('surname');
    expect(view.title).toBe('关于张某甲等人上班看视频的通报');
    expect(view.intro).toEqual(['张某甲、张某乙在窗口。']);
    expect(view.requirements[0]?.text).toBe('由欧阳某负责整改。');
    expect(view.photos[0]?.caption).toBe('张某乙在岗');
    expect([...replaced].sort()).toEqual([...names].sort());
    expect(remaining).toEqual([]);
  });

  it('finds a name that is set apart to the width of three, as lists of names are', () => {
    const { view, replaced, remaining } = edition('surname', { title: '关于张　敏、欧阳 静的通报' });
    expect(view.title).toBe('关于张某乙、欧阳某的通报');
    expect(replaced).toEqual(expect.arrayContaining(['张敏', '欧阳静']));
    expect(remaining).toEqual([]);
    const spaced = publicEditionOf(
      { ...served, title: '关于张敏的通报' },
      { naming: 'unit', names: ['张　敏'] },
    );
    expect(spaced.view.title).toBe('关于某某的通报');
    const inUnit = edition('surname', { recipients: ['张　敏诊所'] });
    expect(inUnit.remaining).toEqual(['张敏']);
  });

  it('or names the unit alone', () => {
    expect(edition('unit').view.intro).toEqual(['某某、某某在窗口。']);
  });

  it('says no number of a window, a badge, a telephone or a vehicle', () => {
    const [finding] = edition('surname').view.findings;
    expect(finding?.place).toBe('一楼大厅窗口');
    expect(finding?.observation).toBe('工作人员张某甲（工号略）看视频，办事群众电话（略），车牌（略）。');
  });

  it('leaves to the file what is of the file: how a time is proven, a person’s words, who is telephoned, who else reads it', () => {
    const { view } = edition('surname');
    expect(view).toMatchObject({ edition: 'public', secrecy: 'none', contact: null, cc: [] });
    expect(view.findings[0]).not.toHaveProperty('proven');
    expect(view.findings[0]?.replies).toEqual([
      { respondent: null, answer: 'objects', statement: null, points: [], officeReply: [] },
      {
        respondent: '市自然资源局',
        answer: 'agrees',
        statement: '张某甲已被批评',
        points: [],
        officeReply: [],
      },
    ]);
  });

  it('tells which name it could not take out', () => {
    expect(edition('surname', { recipients: ['张建国诊所'] }).remaining).toEqual(['张建国']);
  });

  it('the same names in any order give the same', () => {
    expect(pseudonymsFor([...names].reverse(), 'surname')).toEqual(pseudonymsFor(names, 'surname'));
  });
});

it.each([
  ['3号窗口', '窗口'],
  ['三号综合窗口', '综合窗口'],
  ['A3、A4号窗口', '窗口'],
  ['第2号柜台', '柜台'],
  ['身份证11010519491231002X', '身份证（略）'],
  ['受理号：QY2026-0031号', '受理号（略）'],
  // What counts something is no mark of anybody.
  ['3个窗口', '3个窗口'],
  ['上午10时30分等候45分钟', '上午10时30分等候45分钟'],
  ['清督〔2026〕12号通报', '清督〔2026〕12号通报'],
  ['2026年11月20日', '2026年11月20日'],
])('%s is published as %s', (said, left) => {
  expect(withoutCodes(said)).toBe(left);
});
