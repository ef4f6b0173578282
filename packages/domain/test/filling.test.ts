import { catalogue, languages, say } from '@mingcha/words';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  columnsOf,
  headingsIn,
  mistakeFacts,
  type Present,
  type RawSheet,
  readSheets,
  type SheetName,
  sheetNames,
  sheetWord,
  workOut,
} from '../src/registry/filling/index.ts';

const nothing: Present = { units: [], people: [], seats: [], windows: [], posts: [], items: [], years: [] };

/** A sheet with the headings of one language and rows given by the columns' names. */
const sheet = (
  name: SheetName,
  rows: readonly Readonly<Record<string, Cell>>[],
  language: 'zh-CN' | 'en' = 'zh-CN',
): RawSheet => ({
  name: say(language, sheetWord(name)),
  merges: [],
  rows: [
    headingsIn(language, name),
    ...rows.map((row) => ['mark', ...columnsOf(name).map(([column]) => column)].map((c) => row[c] ?? null)),
  ],
});

const look = (raw: readonly RawSheet[], present: Present = nothing) => workOut(readSheets(raw), present);
const codes = (raw: readonly RawSheet[], present: Present = nothing) =>
  look(raw, present).mistakes.map(({ sheet: of, row, column, code }) => `${of} ${row} ${column} ${code}`);

const city = { code: 'QY', name: '清源市', level: '市' };
const bureau = { code: 'QY-13', name: '自然资源局', level: '部门', parent: 'QY', hasWindow: '是' };
const units = sheet('units', [bureau, city]);

const unit = (over: object = {}) => ({
  id: 'unt_a',
  version: 3,
  code: 'QY-13',
  name: '自然资源局',
  level: 'unit',
  parent: null,
  targetClass: null,
  hasWindow: true,
  ...over,
});
const person = (id: string, over: object = {}) => ({
  id,
  version: 1,
  name: '张建国',
  phone: null,
  unit: 'unt_a',
  inspector: false,
  homeUnit: null,
  secondedFrom: null,
  ...over,
});

describe('a workbook', () => {
  it('registers parents before children, whatever their order in the file', () => {
    const { steps, mistakes } = look([units]);
    expect(mistakes).toEqual([]);
    expect(steps.map(({ row, command }) => [row, command])).toEqual([
      [3, 'registerUnit'],
      [2, 'registerUnit'],
    ]);
    expect(steps[1]?.fields).toMatchObject({ parent: steps[0]?.makes, level: 'unit', hasWindow: true });
  });

  it('is understood in either language, in any order of its columns', () => {
    const raw = sheet('units', [{ code: 'A', name: 'Office', level: 'City', hasWindow: 'yes' }], 'en');
    const turned = { ...raw, rows: raw.rows.map((row) => row.toReversed()) };
    expect(look([turned]).steps[0]?.fields).toMatchObject({ code: 'A', level: 'city', hasWindow: true });
  });

  it('has example rows that nobody reads', () => {
    const { counts, mistakes } = look([sheet('units', [{ mark: '示例', code: 'x', name: '' }])]);
    expect(counts.units).toEqual({ create: 0, change: 0, same: 0 });
    expect(mistakes).toEqual([]);
  });

  it('asks for nothing when the registers say the same, in whatever letters', () => {
    const present = { ...nothing, units: [unit()] };
    const said = { code: 'ｑｙ－１３', name: ' 自然资源局　', level: '部门', hasWindow: '是' };
    expect(look([sheet('units', [said])], present).counts.units.same).toBe(1);
    const renamed = look([sheet('units', [{ ...said, name: '自然资源和规划局' }])], present);
    expect(renamed.steps[0]).toMatchObject({
      target: { id: 'unt_a', expected: 3 },
      fields: { code: 'QY-13', name: '自然资源和规划局' },
    });
  });

  it('reads digits of any width, numbers kept as words, halves of days and yuan', () => {
    const item = {
      code: 1307020001,
      name: '不动产转移登记',
      unit: '自然资源局',
      handlingMode: '承诺办理',
      statutoryLimit: '３０',
      promisedLimit: 0.5,
      fee: '８０．５０',
    };
    expect(look([units, sheet('items', [item])]).steps.at(-1)?.fields).toMatchObject({
      code: '1307020001',
      statutoryLimit: 60,
      promisedLimit: 1,
      feeFen: 8050,
    });
  });

  it('takes dates however a spreadsheet keeps them', () => {
    const off = { nature: '放假', edition: '国办发明电〔2025〕7号' };
    const days: Cell[] = [
      46_023,
      { day: '2026-01-02' },
      '2026年2月16日',
      '2026/2/17',
      '20260218',
      '２０２６.２.19',
    ];
    const { steps, mistakes } = look([
      sheet(
        'calendar',
        days.map((from) => ({ from, ...off })),
      ),
    ]);
    expect(mistakes).toEqual([]);
    expect(steps[0]?.fields).toMatchObject({
      year: 2026,
      holidays: ['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'],
    });
  });

  it('keeps of a stretch off the weekdays only, and refuses a worked day that is none of a weekend', () => {
    const edition = '国办';
    const rows = [
      { from: '2026-10-01', to: '2026-10-07', nature: '放假', edition },
      { from: '2026-10-10', nature: '调休上班', edition },
    ];
    expect(look([sheet('calendar', rows)]).steps[0]?.fields).toMatchObject({
      holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      workdays: ['2026-10-10'],
    });
    const wrong = [...rows, { from: '2026-10-12', nature: '调休上班', edition }];
    expect(codes([sheet('calendar', wrong)])).toEqual(['calendar 4 from worked-on-weekday']);
    expect(look([sheet('calendar', wrong)]).steps).toEqual([]);
  });
});

describe('what is wrong is told by sheet, row and column', () => {
  it('in single cells', () => {
    const raw = sheet('units', [
      { code: 'A', level: '市' },
      { code: 'B', name: '乙', level: '乡' },
      { code: 'C', name: '丙', level: '市', hasWindow: '也许' },
      { code: { error: '#REF!' }, name: '丁', level: '市' },
      { mark: '例', code: 'E', name: '戊', level: '市' },
      { code: 'F', name: '名'.repeat(201), level: '市' },
    ]);
    expect(codes([raw])).toEqual([
      'units 2 name missing',
      'units 3 level not-a-choice',
      'units 4 hasWindow not-yes-no',
      'units 5 code error-in-cell',
      'units 6 mark mark-unknown',
      'units 7 name too-long',
    ]);
  });

  it('in headings, merges and sheets that are none of ours', () => {
    const raw = sheet('windows', [{ unit: 'QY', name: '窗口' }]);
    const [head = [], ...body] = raw.rows;
    const without = { ...raw, rows: [head.map((cell) => (cell === '窗口名称' ? '备注' : cell)), ...body] };
    const read = readSheets([units, without, { name: '草稿', rows: [], merges: [] }]);
    expect(read.mistakes.map(({ column, code }) => `${column} ${code}`)).toEqual(['name heading-missing']);
    expect(read.ignored).toEqual([
      { sheet: '窗口', column: '备注' },
      { sheet: '草稿', column: null },
    ]);
    const merged = { ...units, merges: [{ range: 'B2:B3', from: 2, to: 3 }] };
    expect(codes([merged])).toEqual(['units 2 null merged']);
    expect(codes([{ name: 'Sheet1', rows: [['a']], merges: [] }])).toEqual(['units 1 null no-sheet']);
  });

  it('in doubles and in names that nobody bears, without telling one fault twice', () => {
    const raw = [
      sheet('units', [city, { ...bureau }, { ...bureau, name: '另一个' }]),
      sheet('windows', [
        { unit: '没有的局', name: '窗口' },
        { unit: 'QY-13', name: '综合窗口', number: '1' },
        { unit: 'QY-13', name: '综合窗口', number: 2 },
        { unit: '自然资源局', name: '受理', number: '２' },
      ]),
      sheet('posts', [{ unit: 'QY-13', window: '综合窗口', name: '受理岗' }]),
      sheet('seats', [{ unit: 'QY-13', duty: '联络员', holder: '谁也不是' }]),
    ];
    expect(codes(raw)).toEqual([
      'units 4 code twice-in-file',
      'seats 2 holder person-unknown',
      'windows 2 unit unit-unknown',
      'windows 5 number twice-in-file',
      'posts 2 window window-ambiguous',
    ]);
  });

  it('in parents that run in a circle, through the register too', () => {
    const present = {
      ...nothing,
      units: [unit({ id: 'unt_b', code: 'B', name: '乙', parent: 'unt_a' }), unit()],
    };
    expect(codes([sheet('units', [{ ...bureau, parent: 'B' }])], present)).toEqual([
      'units 2 parent unit-in-circle',
    ]);
  });

  it('where a promise is longer than the law', () => {
    const item = { code: 'A', name: '事项', unit: 'QY-13', handlingMode: '承诺办理', statutoryLimit: 1 };
    expect(codes([units, sheet('items', [{ ...item, promisedLimit: 1.5 }])])).toEqual([
      'items 2 promisedLimit promise-longer-than-law',
    ]);
  });
});

describe('people', () => {
  const people = (rows: readonly Readonly<Record<string, Cell>>[]) => sheet('people', rows);
  const zhang = { name: '张建国', unit: 'QY-13' };
  const present = { ...nothing, units: [unit()] };

  it('of one name in one unit are told apart by their telephones, or not at all', () => {
    const two = [
      { ...zhang, phone: 19900000001 },
      { ...zhang, phone: '199 0000 0002' },
    ];
    expect(look([people(two)], present).counts.people.create).toBe(2);
    expect(codes([people([zhang, zhang])], present)).toEqual([
      'people 2 name twice-in-file',
      'people 3 name twice-in-file',
    ]);
  });

  it('are changed where only the telephone differs, and keep the one they have where the file says none', () => {
    const stands = { ...present, people: [person('per_a', { phone: '1' })] };
    expect(look([people([{ ...zhang, phone: '199-1' }])], stands).counts.people.change).toBe(1);
    expect(look([people([zhang])], stands).counts.people.same).toBe(1);
  });

  it('sit in a seat of their own unit, though others elsewhere have the same name', () => {
    const stands = {
      ...present,
      people: [person('per_a'), person('per_b', { unit: null })],
      seats: [{ id: 'sea_a', version: 1, unit: 'unt_a', duty: 'liaison', title: '联络员', holder: null }],
    };
    const { steps } = look([sheet('seats', [{ unit: 'QY-13', duty: '联络员', holder: '张建国' }])], stands);
    expect(steps.map(({ command, fields }) => [command, fields])).toEqual([
      ['fillSeat', { person: 'per_a' }],
    ]);
  });

  it('are not put into a seat that somebody else holds: that is a hand-over', () => {
    const stands = {
      ...present,
      people: [person('per_a'), person('per_b', { name: '李文静' })],
      seats: [{ id: 'sea_a', version: 2, unit: 'unt_a', duty: 'liaison', title: '联络员', holder: 'per_b' }],
    };
    expect(codes([sheet('seats', [{ unit: 'QY-13', duty: '联络员', holder: '张建国' }])], stands)).toEqual([
      'seats 2 holder seat-taken',
    ]);
    expect(look([sheet('seats', [{ unit: 'QY-13', duty: '联络员' }])], stands).counts.seats.same).toBe(1);
  });

  it('become inspectors, recused from where they come from', () => {
    const { steps } = look([people([zhang]), sheet('inspectors', [{ name: '张建国' }])], present);
    expect(steps[1]).toMatchObject({
      command: 'appointInspector',
      fields: { homeUnit: 'unt_a' },
      target: { id: steps[0]?.makes, expected: 1 },
    });
  });
});

describe('the words of a workbook', () => {
  it.each(languages)('tell headings of one sheet apart, and every sheet from the others (%s)', (language) => {
    for (const name of sheetNames) {
      const headings = headingsIn(language, name);
      expect(new Set(headings).size).toBe(headings.length);
    }
    expect(new Set(sheetNames.map((name) => say(language, sheetWord(name)))).size).toBe(sheetNames.length);
  });

  it.each(Object.keys(mistakeFacts))(
    'say of %s what is wrong and what to do, with facts it carries',
    (code) => {
      for (const language of languages)
        for (const part of ['', '.do']) {
          const sentence = catalogue(language)[`filling.mistake.${code}${part}`] ?? '';
          expect(sentence).not.toBe('');
          for (const [, place] of sentence.matchAll(/\{\{(\w+)\}\}/g))
            expect(mistakeFacts[code as keyof typeof mistakeFacts]).toContain(place);
        }
    },
  );
});
