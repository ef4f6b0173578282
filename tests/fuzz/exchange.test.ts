import { atMost, seed, tries } from '@mingcha/soak';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAll } from '../../apps/server/src/verify/verify.ts';
import { Pen } from '../../apps/server/test/exchange/pen.ts';
import { releaseTask } from '../../apps/server/test/house/field-work.ts';
import { type House, openHouse } from '../../apps/server/test/house/house.ts';
import { openTown, type Town } from '../../apps/server/test/house/town.ts';
import { junk, put, type Step, stepsOf } from './junk.ts';

// An enrolled tablet whose program is somebody else's: whatever it sends over the wire gets an answer, the server stands, and an honest
// tablet beside it is served as before.

let house: House;
let town: Town;
let hostile: Pen;
let honest: Pen;
let bearer: string;
let visit: string;

beforeAll(async () => {
  console.info(`hostile tablets by seed ${seed}`);
  house = await openHouse();
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  hostile = new Pen(town);
  await hostile.enrol(['lead', 'inspector']);
  honest = new Pen(town);
  await honest.enrol(['lead', 'inspector']);
  bearer = await hostile.bearer();
}, 120_000);
afterAll(() => house.close());

const noted = (pen: Pen, text: string) =>
  pen.write('visit.noted', { type: 'visit', id: visit }, { text }, town.person('lead'), visit);

interface Answered {
  readonly status: number;
  readonly text: string;
}

async function send(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  type = 'application/json',
): Promise<Answered> {
  const response = await fetch(`${house.url}/trpc/${path}`, {
    method: 'POST',
    headers: { authorization: bearer, 'content-type': type },
    body,
  });
  return { status: response.status, text: await response.text() };
}

const verdictsOf = ({ text }: Answered) =>
  (JSON.parse(text) as { result: { data: { results: { verdict: string; reason?: string }[] } } }).result.data
    .results;

/** Refused as a request, or answered entry by entry; and never as something that broke. */
function expectAnAnswer(answered: Answered): void {
  expect([200, 400, 401, 403, 404, 413, 415, 429], answered.text.slice(0, 300)).toContain(answered.status);
  expect(answered.text).not.toMatch(/node_modules|\bat .*\.ts:\d/);
}

async function servesTheHonest(): Promise<void> {
  const entry = await noted(honest, '窗口前排队七人');
  const { results } = await honest.push(await honest.run([entry]));
  expect(results).toMatchObject([{ hash: entry.hash, verdict: 'accepted' }]);
  await house.services.db.sequencer.run();
  expect(await house.services.db.prisma.leaf.count({ where: { hash: entry.hash } })).toBe(1);
  expect(await house.services.db.prisma.pending.count()).toBe(0);
}

describe('whatever is sent', () => {
  test(
    'in place of any part of a push is refused or judged, and kept from everybody else’s work',
    async () => {
      const entries = [await noted(hostile, '一'), await noted(hostile, '二')];
      const push = { runs: [await hostile.run(entries)] };
      const places = stepsOf(push);
      const place = fc.constantFrom<readonly Step[]>(...places);
      await fc.assert(
        fc.asyncProperty(place, junk, async (at, instead) => {
          const body = JSON.stringify(put(push, at, instead)) ?? 'undefined';
          const answered = await send('exchange.push', body);
          expectAnAnswer(answered);
          if (answered.status !== 200) return;
          // What was not touched is still signed; what was is never taken for what the tablet said.
          for (const { verdict, reason } of verdictsOf(answered))
            if (body !== JSON.stringify(push))
              expect(['rejected', 'held', 'accepted', 'duplicate'], reason).toContain(verdict);
        }),
        tries(120),
      );
      await servesTheHonest();
    },
    atMost(120_000),
  );

  test('a number that no store can hold is refused like any other form', async () => {
    const push = { runs: [await hostile.run([await noted(hostile, '三')])] };
    for (const at of [
      ['runs', 0, 'entries', 0, 'header', 'seq'],
      ['runs', 0, 'run', 'to'],
    ]) {
      const answered = await send('exchange.push', JSON.stringify(put(push, at, 2 ** 31)));
      expect(answered.status).toBe(200);
      expect(verdictsOf(answered)).toMatchObject([{ verdict: 'rejected' }]);
    }
  });

  test('a key named as no key can be is one that is not there: the entry is kept, and waits for it', async () => {
    const push = { runs: [await hostile.run([await noted(hostile, '四')])] };
    const fields = push.runs[0]?.entries[0]?.fields ?? [];
    const sealed = fields.findIndex((field) => 'kid' in field);
    for (const kid of ['长', '../secrets/receipt.pem']) {
      const body = put(push, ['runs', 0, 'entries', 0, 'fields', sealed, 'kid'], kid);
      expectAnAnswer(await send('exchange.push', JSON.stringify(body)));
    }
    await servesTheHonest();
  });

  test(
    'as bytes that are no request at all',
    async () => {
      const bodies = fc.oneof(
        fc.uint8Array({ maxLength: 2000 }),
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.json({ maxDepth: 6 }),
        fc.constantFrom('', '{', '[', '{"runs":', '{"runs":[{}]}', 'null', '\ufeff{}', '{"runs":[null]}'),
        fc.integer({ min: 1000, max: 20_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
        fc
          .integer({ min: 1000, max: 20_000 })
          .map((depth) => `{"runs":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`),
      );
      const doors = fc.constantFrom('push', 'log', 'pull', 'receipts', 'open', 'token', 'nothing-like-it');
      const types = fc.constantFrom(
        'application/json',
        'text/plain',
        'multipart/form-data',
        'application/x-tar',
      );
      await fc.assert(
        fc.asyncProperty(doors, bodies, types, async (door, body, type) => {
          const bytes = typeof body === 'string' ? body : Uint8Array.from(body);
          // A door that is only read from answers 405 to whoever writes.
          const answered = await send(`exchange.${door}`, bytes, type);
          if (answered.status !== 405) expectAnAnswer(answered);
        }),
        tries(120),
      );
      await servesTheHonest();
    },
    atMost(120_000),
  );

  test('larger than anything that a tablet sends is cut off before it is read whole', async () => {
    const huge = `{"runs":["${'x'.repeat(80_000_000)}"]}`;
    const answered = await send('exchange.push', huge).catch(() => null);
    // The line may be cut while it is still sending: that is an answer too.
    if (answered !== null) expect(answered.status).toBe(413);
    await servesTheHonest();
  });
});

test('after all of it the installation is whole', async () => {
  const { db, keyring, secrets, settings } = house.services;
  const { openDatabase } = await import('@mingcha/db');
  const { folds, foldVersion } = await import('../../apps/server/src/folds.ts');
  const reading = await openDatabase({ url: db.url, folds, foldVersion, keyring });
  try {
    const { findings } = await verifyAll({ db: reading, keyring, secrets, folders: settings.folders });
    expect(findings).toEqual([]);
  } finally {
    await reading.close();
  }
});
