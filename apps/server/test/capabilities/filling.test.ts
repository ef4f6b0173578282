import { columnsOf, headingsIn, type SheetName, sheetWord } from '@mingcha/domain/filling';
import { say } from '@mingcha/words';
import { readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../src/capabilities/registry/filling/check.ts';
import { takeOver } from '../../src/capabilities/registry/filling/take-over.ts';
import { templateIn } from '../../src/capabilities/registry/filling/template.ts';
import type { SignedIn } from '../../src/context.ts';
import { Refused } from '../../src/refused.ts';
import { type House, openHouse } from '../house/house.ts';

let house: House;
let office: string;
let holder: (role: 'system-admin' | 'security-admin') => string;

type Row = Readonly<Record<string, string | number | Date | null>>;
const sheet = (name: SheetName, rows: readonly Row[]): WriteSheet => ({
  name: say('zh-CN', sheetWord(name)),
  rows: [
    [...headingsIn('zh-CN', name)],
    ...rows.map((row) => ['mark', ...columnsOf(name).map(([column]) => column)].map((c) => row[c] ?? null)),
  ],
});
const file = async (...sheets: WriteSheet[]) => Buffer.from(await writeXlsx({ sheets }));

const whole = () =>
  file(
    sheet('units', [
      {
        code: 'QY-13',
        name: '自然资源局',
        level: '部门',
        parent: 'QY',
        targetClass: '执法监督部门',
        hasWindow: '是',
      },
      { code: 'QY', name: '清源市', level: '市' },
    ]),
    sheet('people', [
      { name: '王志远', unit: 'QY-13' },
      { name: '李文静', unit: 'QY-13' },
      { name: '张建国', unit: '自然资源局', phone: 19900000001 },
      { name: '周思敏' },
    ]),
    sheet('seats', [
      { unit: 'QY-13', duty: '主要负责人', holder: '王志远' },
      { unit: 'QY-13', duty: '分管负责人', holder: '李文静' },
      { unit: 'QY-13', duty: '联络员', title: '办公室主任', holder: '张建国' },
    ]),
    sheet('windows', [{ unit: 'QY-13', number: 3, name: '不动产登记窗口' }]),
    sheet('posts', [{ unit: 'QY-13', window: '3', name: '受理岗' }]),
    sheet('inspectors', [{ name: '周思敏' }]),
    sheet('items', [
      {
        code: '0012',
        name: '不动产转移登记',
        unit: 'QY-13',
        handlingMode: '承诺办理',
        statutoryLimit: 30,
        promisedLimit: 0.5,
        fee: 80,
      },
    ]),
    sheet('calendar', [
      { from: new Date(Date.UTC(2026, 9, 1)), to: '2026年10月7日', nature: '放假', edition: '国办' },
    ]),
  );

const as = async (person: string): Promise<SignedIn> => ({
  ...(await house.signedIn(person, office)),
  verb: 'registry.write',
});
const administrator = () => as(holder('system-admin'));

const refusedWith = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(Refused);
  return (error as Refused).refusal.code;
};

beforeAll(async () => {
  house = await openHouse();
  ({ office, holder } = await house.found('清源市人民政府督查室', '清督'));
}, 120_000);
afterAll(() => house?.close());

describe('the template', () => {
  it.each(['zh-CN', 'en'] as const)(
    'holds a sheet for each register and lists to choose from (%s)',
    async (language) => {
      const bytes = await templateIn(language);
      const { sheets } = await readXlsx(bytes);
      expect(sheets.map(({ name }) => name)).toContain(say(language, 'filling.sheet.seats'));
      const units = sheets.find(({ name }) => name === say(language, 'filling.sheet.units'));
      expect(units?.dataValidations?.map(({ values }) => values?.length)).toEqual([5, 3, 2]);
    },
  );

  it('uploaded as it is asks for nothing, since its rows are examples', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { checked } = await checkWorkbook(await administrator(), await templateIn(language));
      expect(checked).toMatchObject({ mistakes: [], steps: 0, ignored: [] });
    }
  });
});

describe('a file that is no workbook', () => {
  const check = async (bytes: Buffer) => refusedWith(checkWorkbook(await administrator(), bytes));

  it('is refused by what it is', async () => {
    expect(await check(Buffer.from('单位,名称\n'))).toBe('filling.not-a-workbook');
    expect(await check(Buffer.alloc(6 * 1_048_576))).toBe('filling.too-large');
    expect(await check(Buffer.from('PK\u0003\u0004 and then nothing that is a directory of files'))).toBe(
      'filling.not-a-workbook',
    );
  });

  it('may say that it becomes larger than anybody may unpack', async () => {
    const bomb = await whole();
    // The size that the directory states for its first part.
    bomb.writeUInt32LE(0xff_ff_ff_f0, bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    expect(await check(bomb)).toBe('filling.too-large');
  });

  it('may lie about that: its reader stops where it said it would end', async () => {
    const rows = Array.from({ length: 4_000 }, (_, n) => ({
      code: `A${n}`,
      name: '同'.repeat(150),
      level: '市',
    }));
    const liar = await file(sheet('units', rows));
    for (let at = liar.indexOf('PK\u0001\u0002'); at >= 0; at = liar.indexOf('PK\u0001\u0002', at + 1)) {
      const name = liar.toString('latin1', at + 46, at + 46 + liar.readUInt16LE(at + 28));
      if (/sheet1|sharedStrings/.test(name)) liar.writeUInt32LE(100, at + 24);
    }
    expect(await check(liar)).toBe('filling.unreadable');
  });

  it('may be damaged inside', async () => {
    const bytes = await whole();
    bytes.fill(0x41, 60, Math.floor(bytes.length / 2));
    expect(await check(bytes)).toMatch(/^filling\./);
  });
});

describe('taking over', () => {
  it('is a dry run first: nothing is written, everything is counted', async () => {
    const ctx = await administrator();
    const before = await house.services.db.read(({ prisma }) => prisma.unit.count({ where: { office } }));
    const { checked } = await checkWorkbook(ctx, await whole());
    expect(checked.mistakes).toEqual([]);
    expect(checked.counts).toMatchObject({
      units: { create: 2 },
      people: { create: 4 },
      seats: { create: 3 },
      windows: { create: 1 },
      posts: { create: 1 },
      inspectors: { create: 1 },
      items: { create: 1 },
      // The year is there already, provisional.
      calendar: { change: 1 },
    });
    // Appointing inspectors is the director's.
    expect(checked.withheld).toEqual([{ sheet: 'inspectors', count: 1, roles: 'role.director' }]);
    expect(await house.services.db.read(({ prisma }) => prisma.unit.count({ where: { office } }))).toBe(
      before,
    );
  });

  it('writes ordinary entries, and the same file asks for nothing afterwards', async () => {
    const ctx = await administrator();
    const bytes = await whole();
    const { checked } = await checkWorkbook(ctx, bytes);
    const told: number[] = [];
    expect(await takeOver(ctx, bytes, checked.digest, (done) => told.push(done))).toEqual({
      done: checked.steps,
      of: checked.steps,
      stopped: null,
    });
    expect(told.at(-1)).toBe(checked.steps);
    await house.services.db.read(async ({ prisma }) => {
      const unit = await prisma.unit.findFirstOrThrow({ where: { office, code: 'QY-13' } });
      const above = await prisma.unit.findFirstOrThrow({ where: { office, code: 'QY' } });
      expect(unit).toMatchObject({ parent: above.id, hasWindow: true, targetClass: 'ENFORCEMENT' });
      const seats = await prisma.seat.findMany({ where: { unit: unit.id }, orderBy: { duty: 'asc' } });
      expect(seats.map(({ duty, title, holder: by }) => [duty, title, by !== null])).toEqual([
        ['chief', '主要负责人', true],
        ['deputy', '分管负责人', true],
        ['liaison', '办公室主任', true],
      ]);
      const window = await prisma.serviceWindow.findFirstOrThrow({ where: { unit: unit.id } });
      expect(await prisma.post.findFirstOrThrow({ where: { unit: unit.id } })).toMatchObject({
        window: window.id,
      });
      expect(await prisma.serviceItem.findFirstOrThrow({ where: { unit: unit.id } })).toMatchObject({
        code: '0012',
        statutoryLimit: 60,
        promisedLimit: 1,
        feeFen: 8000,
      });
    });
    const again = await checkWorkbook(ctx, bytes);
    expect(again.checked.steps).toBe(0);
    expect(again.checked.counts.units).toEqual({ create: 0, change: 0, same: 2 });
  });

  it('leaves to the director what is the director’s', async () => {
    const admin = await house.as(holder('system-admin'), office);
    const { id } = await admin.registry.registerPerson({ name: '沈志远', unit: null });
    await (await house.as(holder('security-admin'), office)).access.roles.grant({
      person: id,
      role: 'director',
    });
    const ctx = await as(id);
    const { checked } = await checkWorkbook(ctx, await whole());
    expect(checked).toMatchObject({ steps: 1, withheld: [] });
    await takeOver(ctx, await whole(), checked.digest, () => {});
    expect((await checkWorkbook(ctx, await whole())).checked.steps).toBe(0);
  });

  it('takes over what was shown or nothing', async () => {
    const ctx = await administrator();
    const bytes = await file(sheet('units', [{ code: 'NEW', name: '新单位', level: '部门' }]));
    const { checked } = await checkWorkbook(ctx, bytes);
    const other = await file(sheet('units', [{ code: 'NEW', name: '另一个', level: '部门' }]));
    expect(await refusedWith(takeOver(ctx, other, checked.digest, () => {}))).toBe('filling.changed-since');
    const wrong = await file(sheet('units', [{ code: 'NEW', level: '部门' }]));
    expect(await refusedWith(takeOver(ctx, wrong, '', () => {}))).toBe('filling.mistakes');
  });

  it('that is stopped says where, keeps the batches before, and goes on from there', async () => {
    const ctx = await administrator();
    const rows = Array.from({ length: 120 }, (_, n) => ({ name: `人员${n}`, unit: 'QY-13' }));
    const bytes = await file(sheet('people', rows));
    const { checked } = await checkWorkbook(ctx, bytes);
    // Somebody's rights end while it runs: the next batch is refused.
    const roles = [...ctx.session.roles];
    const losing: SignedIn = { ...ctx, session: { ...ctx.session, roles } };
    const stopped = await takeOver(losing, bytes, checked.digest, () => roles.splice(0));
    expect(stopped).toMatchObject({
      done: 50,
      of: 120,
      stopped: { sheet: 'people', row: 52, refusal: { code: 'role-missing' } },
    });
    const rest = await checkWorkbook(ctx, bytes);
    expect(rest.checked.counts.people).toEqual({ create: 70, change: 0, same: 50 });
  });

  it('keeps words that look like a formula as words', async () => {
    const ctx = await administrator();
    const bytes = await file(
      sheet('units', [{ code: 'F', name: '=HYPERLINK("http://x","y")', level: '部门' }]),
    );
    const { checked } = await checkWorkbook(ctx, bytes);
    await takeOver(ctx, bytes, checked.digest, () => {});
    const row = await house.services.db.read(({ prisma }) =>
      prisma.unit.findFirstOrThrow({ where: { office, code: 'F' } }),
    );
    expect(row.name).toBe('=HYPERLINK("http://x","y")');
  });

  it('takes of a formula the value that was saved, and nothing of one that has none', async () => {
    const formulas = sheet('units', [{ code: 'G', name: '', level: '部门' }]);
    formulas.cells = new Map([
      ['1,2', { type: 'formula', formula: '"算出"&"的名"', value: '算出的名', formulaResult: '算出的名' }],
    ]);
    const { checked, steps } = await checkWorkbook(await administrator(), await file(formulas));
    expect(checked.mistakes).toEqual([]);
    expect(steps[0]?.fields.name).toBe('算出的名');
    formulas.cells = new Map([['1,2', { type: 'formula', formula: 'NOW()', value: null }]]);
    const empty = await checkWorkbook(await administrator(), await file(formulas));
    expect(empty.checked.mistakes.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'name', 'error-in-cell'],
    ]);
  });
});
