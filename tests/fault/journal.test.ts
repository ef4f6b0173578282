import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@mingcha/words';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { tidyUploads } from '../../apps/server/src/uploads/tidy.ts';
import type { Copy } from '../harness/bent-copy.ts';
import { type Ground, openGround } from './ground.ts';
import {
  beside,
  captured,
  cut,
  cutOff,
  digestOf,
  ends,
  entriesOf,
  entryOf,
  headsAbove,
  photoOf,
  placeOf,
  rootOf,
  times,
  timesAlone,
} from './places.ts';
import { type Story, said } from './story.ts';

// Each way to bend a record, tried on a copy of its own of one small office that has lived, and every line that
// `npm run verify` then prints: which writer, which number, which row, which file, and a sentence in both languages.

let ground: Ground;
let story: Story;

beforeAll(async () => {
  ground = await openGround();
  ({ story } = ground);
}, 120_000);
afterAll(() => ground?.remove());

const bent: Ground['bent'] = (bend) => ground.bent(bend);
const noteOf = (copy: Copy, number: number, writer = story.tablet.signer.writer) =>
  entryOf(copy, 'writer = $1 and seq = $2 and branch = 0', [writer, number]);
const bit = (table: string, column: string, at: string) =>
  `update ${table} set ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1)`;

test('an installation in which nothing was changed is whole', () => bent(async () => ({})));

test('one bit in an entry: the entry by writer and number, and what its columns and rows say beside it', () =>
  bent(async (copy) => {
    const one = await noteOf(copy, 2);
    const digit = `position('"clock":'::bytea in header) + 12`;
    await copy.sql(`${bit('entry', 'header', digit)} where hash = $1`, [one.hash]);
    const [now] = await copy.sql<{ clock: string }>(
      `select substring(convert_from(header, 'UTF8') from '"clock":(\\d+)') as clock from entry where hash = $1`,
      [one.hash],
    );
    const differs = `expected ${now?.clock}  found ${one.clock}`;
    return {
      chains: {
        'header.hash-wrong': [placeOf(one)],
        'column.differs': [`${placeOf(one)} column clock  ${differs}`],
      },
      tables: { 'row.differs': [`visit_note row ${one.subject}/1 column noted_at  ${differs}`] },
    };
  }));

test('one bit in a payload: the entry by writer and number, and the row that it now gives', () =>
  bent(async (copy) => {
    const one = await entryOf(
      copy,
      "e.kind = 'window.registered' and e.subject_id in (select id from service_window where number = '1')",
    );
    await copy.sql(`${bit('entry_payload', 'fields', `position('会计'::bytea in fields)`)} where hash = $1`, [
      one.hash,
    ]);
    const name = '会计服务窗口';
    const other = Buffer.from(name);
    other[1] = (other[1] ?? 0) ^ 1;
    return {
      payloads: { 'payload.root-wrong': [`${placeOf(one)} payloadRoot`] },
      tables: {
        'row.differs': [`service_window row ${one.subject} column name  expected ${other}  found ${name}`],
      },
    };
  }));

test('one bit in a signature: the writer, the numbers it signs, and what nothing signs any more', () =>
  bent(async (copy) => {
    const last = await noteOf(copy, 3);
    await copy.sql(`${bit('run', 'sig', '10')} where writer = $1 and to_seq = 3`, [last.writer]);
    return {
      chains: { 'run.signature-wrong': [`run ${last.writer} 3–3`], 'chain.not-signed': [placeOf(last)] },
    };
  }));

test('one bit in a photograph: the file by its path and the recording by its name', () =>
  bent(async (copy) => {
    const { path, sha256 } = await photoOf(copy);
    copy.rewrite(sha256, (bytes) => bytes.fill((bytes[100] ?? 0) ^ 1, 100, 101));
    const found = digestOf(copy, sha256);
    return { blobs: { 'blob.changed': [`${path}  expected ${sha256}  found ${found}`] } };
  }));

test('a half-written file: the same, told by its bytes and not by its length', () =>
  bent(async (copy) => {
    const { path, sha256 } = await photoOf(copy);
    copy.rewrite(sha256, (bytes) => bytes.subarray(0, bytes.length / 2));
    return { blobs: { 'blob.changed': [`${path}  expected ${sha256}  found ${digestOf(copy, sha256)}`] } };
  }));

test('a photograph that is gone, and a file that nothing recorded', () =>
  bent(async (copy) => {
    const { path, sha256 } = await photoOf(copy);
    const stray = 'ab'.repeat(32);
    copy.put(stray, 'a stray');
    rmSync(copy.fileOf(sha256), { force: true });
    return {
      blobs: { 'blob.missing': [path], 'blob.unrecorded': [`blob ${stray} (ab/ab/${stray})`] },
    };
  }));

test('one bit in a table row: the table, the row and the column', () =>
  bent(async (copy) => {
    const at = `convert_from(set_byte(severity::bytea, 0, get_byte(severity::bytea, 0) # 1), 'UTF8')`;
    await copy.sql(`update finding set severity = ${at} where id = $1`, [story.finding]);
    return {
      tables: {
        'row.differs': [`finding row ${story.finding} column severity  expected ordinary  found nrdinary`],
      },
    };
  }));

test('a deleted row: the table and the row', () =>
  bent(async (copy) => {
    await copy.sql('delete from finding where id = $1', [story.finding]);
    return { tables: { 'row.missing': [`finding row ${story.finding}  expected present  found ∅`] } };
  }));

test('one bit in a tree head: the head by its size, with the root that the order gives', () =>
  bent(async (copy) => {
    const [head] = await headsAbove(copy, 0, 'desc');
    const other = `${head?.root.slice(0, 10)}${head?.root[10] === '0' ? '1' : '0'}${head?.root.slice(11)}`;
    await copy.sql('update tree_head set root = $1 where size = $2', [other, head?.size]);
    return {
      tree: {
        'head.signature-wrong': [`tree_head ${head?.size}`],
        'tree.head-not-of-leaves': [`tree_head ${head?.size}  expected ${head?.root}  found ${other}`],
      },
    };
  }));

test('a deleted entry: its number, its place in the order, and the rows that it had made', () =>
  bent(async (copy) => {
    const [one, next] = [await noteOf(copy, 2), await noteOf(copy, 3)];
    for (const table of ['entry', 'entry_payload'])
      await copy.sql(`delete from ${table} where hash = $1`, [one.hash]);
    await copy.sql('delete from visit_note where id = $1', [`${one.subject}/1`]);
    return {
      chains: {
        'chain.gap': [`${placeOf(next)}  expected entry ${one.hash} number 2`],
        'run.head-wrong': [`run ${one.writer} 2–2`],
      },
      order: { 'order.place-without-entry': [`leaf ${one.position} ${one.hash}`] },
      tables: {
        'row.missing': [`visit_note row ${one.subject}/1  expected present  found ∅`],
        'row.not-from-journal': [`visit_note row ${one.subject}/2  expected ∅  found present`],
      },
    };
  }));

test('a deleted tail, with all that it had made: whose chain is too short, and every head that was signed over it', () =>
  bent(async (copy) => {
    const [before, last] = [await noteOf(copy, 2), await noteOf(copy, 3)];
    await cut(copy, [last]);
    await copy.sql('delete from visit_note where id = $1', [`${last.subject}/2`]);
    await copy.sql('update visit set changed_at = $2 where id = $1', [last.subject, before.clock]);
    return {
      chains: {
        'chain.head-differs': [`writer ${last.writer} head  expected 3 ${last.hash}  found 2 ${before.hash}`],
      },
      tree: await cutOff(copy, Number(last.position)),
    };
  }));

test('a whole deleted day, with all that it had made: each chain, and every head', () =>
  bent(async (copy) => {
    const day = await entriesOf(copy, 'e.arrival >= $1', [story.secondDay]);
    const first = Math.min(...day.map(({ position }) => Number(position)));
    const shorter = await ends(copy, day);
    await cut(copy, day);
    await copy.sql('delete from visit_note where id in ($1, $2)', [`${story.visit}/1`, `${story.visit}/2`]);
    await copy.sql(`delete from service_window where number = '1'`);
    const { clock } = await noteOf(copy, 1);
    await copy.sql('update visit set changed_at = $2 where id = $1', [story.visit, clock]);
    expect(shorter).toHaveLength(2);
    return { chains: { 'chain.head-differs': shorter }, tree: await cutOff(copy, first) };
  }));

test('two entries that changed places in the order: every head since', () =>
  bent(async (copy) => {
    const [one, other] = [await noteOf(copy, 2), await noteOf(copy, 1)];
    const [to, from] = [Number(one.position), Number(other.position)];
    for (const [position, hash] of [
      [to, 'x'],
      [from, one.hash],
      [to, other.hash],
    ])
      await copy.sql('update leaf set hash = $2 where position = $1', [position, hash]);
    const leaves = (await copy.sql<{ hash: string }>('select hash from leaf order by position')).map(
      ({ hash }) => hash,
    );
    const heads = await headsAbove(copy, from);
    expect(heads.length).toBeGreaterThan(2);
    return {
      times: { 'arrival.beside-heads': [await beside(copy, one)] },
      tree: {
        'tree.head-not-of-leaves': heads.map(
          ({ size, root }) =>
            `tree_head ${size}  expected ${rootOf(leaves.slice(0, Number(size)))}  found ${root}`,
        ),
        'tree.tile-changed': ['tree_tile 0/0'],
      },
    };
  }));

test('two entries that changed numbers in their chain: both', () =>
  bent(async (copy) => {
    const [one, other] = [await noteOf(copy, 2), await noteOf(copy, 3)];
    for (const [hash, seq] of [
      [one.hash, 9],
      [other.hash, 2],
      [one.hash, 3],
    ])
      await copy.sql('update entry set seq = $2 where hash = $1', [hash, seq]);
    const [moved, back] = [placeOf({ ...other, seq: 2 }), placeOf({ ...one, seq: 3 })];
    return {
      chains: {
        'chain.gap': [`${moved}  expected entry ${one.hash} number 2`],
        'column.differs': [
          `${moved} column seq  expected 3  found 2`,
          `${back} column seq  expected 2  found 3`,
        ],
        'chain.head-differs': [`writer ${one.writer} head  expected 3 ${other.hash}  found 3 ${one.hash}`],
      },
    };
  }));

const hour = 3_600_000;

test('when an entry arrived, put back and put forward: beside the signed heads around it', () =>
  ground.inCopy(async (copy) => {
    const [one, other] = [await noteOf(copy, 2), await noteOf(copy, 3)];
    await copy.sql('update entry set arrival = arrival - $2::int8 where hash = $1', [one.hash, 25 * hour]);
    await copy.sql('update entry set arrival = arrival + $2::int8 where hash = $1', [other.hash, hour]);
    await ground.expectSaid(copy, {
      times: {
        'clock.after-arrival': [await timesAlone(copy, one)],
        'arrival.beside-heads': [await beside(copy, one), await beside(copy, other)],
      },
    });
  }));

describe('at the server’s own doors', () => {
  test('a replayed push is acknowledged again and changes nothing', () =>
    ground.inCopy(async (copy) => {
      await ground.opened(copy, async ({ tablet }) => {
        const first = await said(tablet, story.visit, '再报一次');
        const again = [await tablet.push(first.run), await tablet.push(first.run, first.run)];
        for (const { results, receipts } of again) {
          expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['duplicate']));
          expect(receipts).toEqual(first.receipts);
        }
      });
      await ground.expectSaid(copy, {}, 1);
    }));

  test('an entry made with a stolen key after its revocation is held, and shown to whoever may let it in', () =>
    ground.inCopy(async (copy) => {
      const reason = await ground.opened(copy, async ({ town, stolen }) => {
        const { results, receipts } = await said(stolen, story.otherVisit, '本条写于停用之后');
        expect(results).toMatchObject([{ verdict: 'held', reason: 'after-revocation' }]);
        expect(receipts).toEqual([]);
        const { rows } = await (await town.as('reviewer')).journal.held.list({});
        return rows.map((row) => row.reason);
      });
      expect(reason).toEqual(['after-revocation']);
      expect(say('zh-CN', 'desk.hold.after-revocation')).toBe('平板停用之后书写');
      expect(say('en', 'desk.hold.after-revocation')).toBe('Written after the tablet was revoked');
      await ground.expectSaid(copy, {});
    }));

  test('the same, slipped in with the database’s password: by writer and number', () =>
    ground.inCopy(async (copy) => {
      const { writer } = story.stolen.signer;
      const set = (state: string, seq: number | null) =>
        copy.sql('update writer set state = $2, revoked_seq = $3 where id = $1', [writer, state, seq]);
      const [before] = await copy.sql<{ state: string }>('select state from writer where id = $1', [writer]);
      await set('enrolled', null);
      const { entry } = await ground.opened(copy, async ({ stolen }) =>
        said(stolen, story.otherVisit, '本条写于停用之后'),
      );
      await set(before?.state ?? '', 1);
      const forged = await noteOf(copy, 2, writer);
      expect(forged.hash).toBe(entry.hash);
      await ground.expectSaid(copy, { chains: { 'chain.after-revocation': [placeOf(forged)] } });
    }));

  test('a copied tablet is two entries under one number, until a named person decides', () =>
    ground.inCopy(async (copy) => {
      const device = await ground.opened(copy, async ({ tablet, town }) => {
        const twin = tablet.copied();
        await said(tablet, story.visit, '原机所写');
        const { results } = await said(twin, story.visit, '副本所写');
        expect(results).toMatchObject([{ verdict: 'fork' }]);
        const doubled = town.house.tablet({ ...tablet.session, state: 'quarantined' }).exchange;
        await expect(doubled.pull({ known: { pack: null, visits: {} } })).rejects.toThrow(
          'access.device-doubled',
        );
        return tablet.session.device;
      });
      expect(say('zh-CN', 'refusal.access.device-doubled.why')).toBe('这台平板出现了两份记录，等办公室决定');
      const other = await entryOf(copy, 'writer = $1 and seq = 4 and branch > 0', [
        story.tablet.signer.writer,
      ]);
      // Two entries of its own, and the server's, which says that it was doubled.
      await ground.expectSaid(copy, { chains: { 'chain.fork': [placeOf(other)] } }, 3);
      await ground.opened(copy, async ({ town }, house) => {
        const { version } = await house.services.db.prisma.device.findUniqueOrThrow({
          where: { id: device },
        });
        const decision = {
          id: device,
          expected: version,
          outcome: 'goes-on' as const,
          reason: '备份还原所致',
        };
        await (await town.as('director')).access.devices.resolve(decision);
      });
      await ground.expectSaid(copy, {}, 4);
    }));

  test('a backdated entry is in doubt: what it says beside what it cannot be earlier than', () =>
    ground.inCopy(async (copy) => {
      const entry = await ground.opened(copy, async ({ tablet }, house) => {
        const token = await tablet.askToken();
        tablet.time = { token, clock: house.clock.now - 26 * hour };
        return (await said(tablet, story.visit, '自称昨日所见')).entry;
      });
      const told = await times(copy, entry.hash);
      await ground.expectSaid(copy, { times: { 'clock.before-token': [told] } }, 1);
    }));

  test('a clock that jumps an hour back and forth is in doubt for each entry that it touched, and breaks nothing', () =>
    ground.inCopy(async (copy) => {
      const [back, forth] = await ground.opened(copy, async ({ tablet }, house) => {
        const token = await tablet.askToken();
        const hashes: string[] = [];
        for (const off of [0, -hour, 0, hour, 0]) {
          house.clock.now += 2 * 60_000;
          tablet.time = { token, clock: house.clock.now + off };
          const { entry } = await said(tablet, story.visit, `时钟差${off / hour}小时`);
          if (off !== 0) hashes.push(entry.hash);
        }
        return hashes;
      });
      const doubts = {
        'clock.before-token': [await times(copy, back ?? '')],
        'clock.after-arrival': [await times(copy, forth ?? '')],
      };
      await ground.expectSaid(copy, { times: doubts }, 5);
    }));
});

describe('bytes on their way', () => {
  test('half of them, when the power goes: no file has its name, and the rest is taken when it comes', () =>
    ground.inCopy(async (copy) => {
      const { bytes, taken } = await ground.opened(copy, (known, house) =>
        captured(known, house, story.visit),
      );
      await ground.expectSaid(copy, {}, 1);
      await ground.opened(copy, async (_known, { services }) => {
        const file = join(services.settings.folders.uploads, taken);
        writeFileSync(file, bytes.subarray(0, bytes.length / 2));
        expect((await tidyUploads(services)).finished).toBe(0);
        writeFileSync(file, bytes);
        expect((await tidyUploads(services)).finished).toBe(1);
      });
      await ground.expectSaid(copy, {}, 2, 1);
    }));

  test('all of them, when the power goes between their name and the commit: the file is named, and the next start records it', () =>
    ground.inCopy(async (copy) => {
      const sha256 = await ground.opened(copy, async (known, house) => {
        const { services } = house;
        const { bytes, taken, digest } = await captured(known, house, story.visit);
        writeFileSync(join(services.settings.folders.uploads, taken), bytes);
        const commit = vi.spyOn(services.db, 'transact').mockRejectedValueOnce(new Error('the power went'));
        await expect(tidyUploads(services)).rejects.toThrow('the power went');
        commit.mockRestore();
        return digest;
      });
      const path = `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
      await ground.expectSaid(copy, { blobs: { 'blob.unrecorded': [`blob ${sha256} (${path})`] } }, 1);
      await ground.opened(copy, async () => {});
      await ground.expectSaid(copy, {}, 2, 1);
    }));
});
