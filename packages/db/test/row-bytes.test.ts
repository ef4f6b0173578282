import { Readable } from 'node:stream';
import { atMost, tries } from '@mingcha/soak';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyIn, copyOut } from '../src/copying/copy.ts';
import { cellsOf, type Row } from '../src/folds/cells.ts';
import { tableOf } from '../src/folds/replace-rows.ts';
import { rowsAsBytes } from '../src/folds/row-bytes.ts';
import { type ProjectedTable, projectedTables } from '../src/generated/tables.ts';
import { makeWorld, type World } from './world.ts';

// What a fold gives, as PostgreSQL's own COPY would write it: the same bytes, whoever wrote them.

const everything: ProjectedTable = {
  table: 'everything',
  columns: [
    ['id', 'id', 'text'],
    ['told', 'told', 'text'],
    ['open', 'open', 'bool'],
    ['count', 'count', 'int4'],
    ['at', 'at', 'int8'],
    ['value', 'value', 'jsonb'],
    ['names', 'names', 'text[]'],
    ['items', 'items', 'int4[]'],
  ],
};

let world: World;
let client: pg.Client;
beforeAll(async () => {
  world = await makeWorld();
  const { url } = await world.open();
  client = new pg.Client({ connectionString: url });
  await client.connect();
  const columns = everything.columns.map(([, name, type]) => `"${name}" ${type}`).join(', ');
  await client.query(`create temp table everything (${columns})`);
});
afterAll(async () => {
  await client.end();
  await world.end();
});

async function standing(): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const select = 'select * from everything order by id collate "C"';
  for await (const piece of copyOut(client, `copy (${select}) to stdout (format binary)`)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const cellsOfRows = (rows: readonly Row[]) => rows.map((row) => cellsOf(row, everything));

async function writtenAsText(rows: readonly Row[]): Promise<Buffer> {
  await client.query('truncate everything');
  const casts = everything.columns.map(([, , type], index) => `$${index + 1}::text::${type}`).join(', ');
  for (const cells of cellsOfRows(rows))
    await client.query(`insert into everything values (${casts})`, [...cells]);
  return await standing();
}

async function writtenAsBytes(rows: readonly Row[]): Promise<Buffer> {
  await client.query('truncate everything');
  const bytes = rowsAsBytes(everything, cellsOfRows(rows));
  await copyIn(client, 'copy everything from stdin (format binary)', Readable.from([bytes]));
  return await standing();
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', '"', '\\', '\\"', '{}', 'null', 'a,b', '\0', '\ud800', '窗口无人值守', '\t\n\r\u2028'),
);
const key = fc.oneof(fc.constantFrom('a', 'b', 'aa', '乙', 'é', 'zz', '\0', ''), text);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
})).value;
const or = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const row = fc.record({
  told: or(text),
  open: or(fc.boolean()),
  count: or(fc.integer()),
  at: or(
    fc.oneof(
      fc.maxSafeInteger(),
      fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
      fc.constantFrom(-1, 2 ** 32, -(2 ** 32)),
    ),
  ),
  value: or(json.filter((value) => value !== null)),
  names: or(fc.array(text, { maxLength: 5 })),
  items: or(fc.array(fc.integer(), { maxLength: 5 })),
});
const rows = fc
  .array(row, { minLength: 1, maxLength: 8 })
  .map((some) => some.map((one, index): Row => ({ id: `row-${index}`, ...one })));

describe('rows as bytes', () => {
  it(
    'are those that PostgreSQL writes, whichever way the rows came in',
    async () => {
      await fc.assert(
        fc.asyncProperty(rows, async (some) => {
          const ours = rowsAsBytes(everything, cellsOfRows(some)).toString('hex');
          expect((await writtenAsText(some)).toString('hex')).toBe(ours);
          expect((await writtenAsBytes(some)).toString('hex')).toBe(ours);
        }),
        tries(60),
      );
    },
    atMost(60_000),
  );

  it('of none are the file of an empty table', async () => {
    await client.query('truncate everything');
    expect(rowsAsBytes(everything, []).equals(await standing())).toBe(true);
  });

  it('grow with what is in them', async () => {
    const long = (id: string): Row => ({
      ...{ id, told: '长'.repeat(700_000), open: true, count: 1, at: 2, value: ['x'.repeat(300_000)] },
      names: Array.from({ length: 3000 }, () => ''),
      items: [],
    });
    const some = [long('a'), long('b')];
    expect((await writtenAsBytes(some)).equals(rowsAsBytes(everything, cellsOfRows(some)))).toBe(true);
  });

  it.each(Object.keys(projectedTables))('every column of %s has a text and a binary form', (model) => {
    const table = tableOf(model);
    const sample = {
      text: '一',
      bool: true,
      int4: 1,
      int8: 2,
      jsonb: { a: 1 },
      'text[]': ['一'],
      'int4[]': [1],
    };
    const one = Object.fromEntries(
      table.columns.map(([field, , type]) => [field, sample[type as keyof typeof sample]]),
    );
    expect(rowsAsBytes(table, [cellsOf(one, table)]).length).toBeGreaterThan(21);
  });
});
