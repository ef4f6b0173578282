import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '@mingcha/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { folds, foldVersion } from '../../src/folds.ts';
import { verifyInstallation } from '../../src/verify/by-itself.ts';
import type { Part } from '../../src/verify/progress.ts';
import { type Verification, verifyAll } from '../../src/verify/verify.ts';
import { Pen } from '../exchange/pen.ts';
import { makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { nodeSigner, Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { fileChangedBy, tamperedBy } from './tampered.ts';

// A look that was interrupted goes on. What it spares is told with its time, and nobody without the office's key can have it
// spare anything.

let house: House;
let town: Town;
let db: OpenDatabase;
let photo: string;
let noteFile: string;
beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const { visit } = await releaseTask(town, { covert: true });
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const made = await makeVisit(town, tablet, visit);
  await tablet.send();
  const { receivedHash } = await house.services.db.prisma.evidence.findUniqueOrThrow({
    where: { id: made.photos[0] ?? '' },
  });
  photo = receivedHash ?? '';
  await house.services.db.sequencer.run();
  const { url, directUrl } = house.services.db;
  db = await openDatabase({ url, directUrl, folds, foldVersion, keyring: house.services.keyring });
}, 300_000);
afterAll(async () => {
  await db.close();
  await house.close();
});

const look = (until: (part: Part) => boolean = () => false): Promise<Verification> => {
  const { keyring, secrets, settings } = house.services;
  return verifyAll({
    db,
    keyring,
    secrets,
    folders: settings.folders,
    noteFile,
    // The machine stops: whatever was seen by then stands in the note, and nothing is reported.
    progressed: ({ part }) => {
      if (until(part)) throw new Error('the machine stopped');
    },
  });
};
/** Cut short when all chains and files were seen, and some of the tables. */
const interrupted = async () => {
  const blobs = await house.services.db.prisma.blob.count();
  const counts = { chains: 0, tables: 0, blobs: 0 };
  await expect(
    look((part) => {
      counts[part] += 1;
      return counts.chains > 2 && counts.tables > 0 && counts.blobs >= blobs;
    }),
  ).rejects.toThrow('the machine stopped');
};

const codes = ({ findings }: Verification) => findings.map(({ code, place }) => `${code} ${place}`);
const names = (visible: Verification) => codes(visible).join('\n');
const anEntry = () =>
  house.services.db.prisma.entry.findFirstOrThrow({ where: { kind: 'finding.recorded' } });

beforeEach(() => {
  noteFile = join(mkdtempSync(join(tmpdir(), 'mingcha-note-')), 'verify.note');
});

test('a look that ends leaves no note, and the next one sees everything itself', async () => {
  expect(await look()).toMatchObject({ findings: [], goneOn: null });
  expect(() => readFileSync(noteFile)).toThrow();
  expect((await look()).goneOn).toBeNull();
});

test('what an interrupted look saw is not looked at again, counts as looked at, and is told with its time', async () => {
  const whole = await look();
  const before = Date.now();
  await interrupted();
  const after = Date.now();
  const seen = await look();
  expect(codes(seen)).toEqual([]);
  expect(seen).toMatchObject({ entries: whole.entries, blobs: whole.blobs });
  expect(seen.goneOn?.entries).toBeGreaterThan(0);
  expect(seen.goneOn?.subjects).toBeGreaterThan(0);
  expect(seen.goneOn?.blobs).toBeGreaterThan(0);
  const { began = 0, until = 0 } = seen.goneOn ?? {};
  expect(began).toBe(seen.began);
  expect([before <= began, began <= until, until <= after]).toEqual([true, true, true]);
});

describe('is looked at again', () => {
  test('a chain, and a subject, of which something came since', async () => {
    await interrupted();
    const { goneOn } = await copied(look);
    await releaseTask(town, { covert: true });
    await house.services.db.sequencer.run();
    const seen = await look();
    expect(codes(seen)).toEqual([]);
    expect(seen.goneOn?.entries).toBeLessThan(goneOn?.entries ?? 0);
  });

  test('the rows of a subject of which something came since, though its chain goes on elsewhere', async () => {
    await interrupted();
    await verifyInstallation(house.services);
    await house.services.db.sequencer.run();
    const { id, name } = await db.prisma.office.findFirstOrThrow();
    const put = (text: string) => `update office set name = '${text}' where id = '${id}'`;
    const seen: string[] = [];
    await tamperedBy(house, { change: [put('elsewhere')], undo: [put(name)] }, async () => {
      seen.push(...codes(await look()));
      return seen;
    });
    expect(seen.join()).toContain(`row.differs office row ${id} column name`);
  });

  test('a chain beside which a copied tablet wrote since, though its head is the one that was noted', async () => {
    const { visit: other } = await releaseTask(town, { covert: true });
    const pen = new Pen(town, nodeSigner());
    await pen.enrol(['lead', 'inspector']);
    const says = async (one: Pen, text: string) => {
      const subject = { type: 'visit', id: other } as const;
      const entry = await one.write('visit.noted', subject, { text }, town.person('lead'), other);
      const { results } = await one.push(await one.run([entry]));
      await house.services.db.sequencer.run();
      return { hash: entry.hash, verdict: results[0]?.verdict };
    };
    await says(pen, '一');
    const copy = pen.copied();
    await says(pen, '二，原机所写');
    await interrupted();
    const head = () => db.prisma.writer.findUniqueOrThrow({ where: { id: pen.signer.writer } });
    const { headHash } = await head();
    const { hash, verdict } = await says(copy, '二，副本所写');
    expect([verdict, (await head()).headHash]).toEqual(['fork', headHash]);
    expect(names(await look())).toContain(`chain.fork entry ${hash}`);
  });

  test('what was found not to be whole, as often as it is looked at', async () => {
    const { hash } = await anEntry();
    const flip = `update entry_payload set fields = set_byte(fields, 60, get_byte(fields, 60) # 1) where hash = '${hash}'`;
    await tamperedBy(house, { change: [flip], undo: [flip] }, async () => {
      await interrupted();
      expect(names(await look())).toContain(hash);
      return [];
    });
  });

  test('a file that was touched since', async () => {
    await interrupted();
    const found: string[] = [];
    const flip = (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    await fileChangedBy(house, { sha256: photo, change: flip }, async () => {
      found.push(...codes(await look()));
      return found;
    });
    expect(found.join()).toContain(`blob.changed blob ${photo}`);
  });

  test('everything, where the note is not what was written: changed, of another key, of another log, or too old', async () => {
    await interrupted();
    const honest = readFileSync(noteFile, 'utf8');
    const lines = honest.trimEnd().split('\n');
    expect((await copied(look)).goneOn?.blobs).toBeGreaterThan(0);
    const spoiled = {
      'its first line is another one': honest.replace(/"began":\d+/, `"began":${Date.now()}`),
      'nothing of it is signed': lines.map((line) => line.slice(0, line.lastIndexOf(' '))).join('\n'),
      'it is of no form': 'null x\n[] y\n',
    };
    for (const [why, text] of Object.entries(spoiled)) {
      writeFileSync(noteFile, text);
      expect([why, (await copied(look)).goneOn]).toEqual([why, null]);
    }
    // One line is spoken for by the one before: whoever takes it out has what follows looked at again.
    writeFileSync(noteFile, [...lines.slice(0, 1), ...lines.slice(2)].map((line) => `${line}\n`).join(''));
    expect((await copied(look)).goneOn).toBeNull();
    const { root } = await db.prisma.treeHead.findFirstOrThrow({ orderBy: { size: 'desc' } });
    const other = root.replace(/./g, (digit) => (digit === '0' ? '1' : '0'));
    const swap = (from: string, to: string) => `update tree_head set root = '${to}' where root = '${from}'`;
    await tamperedBy(house, { change: [swap(root, other)], undo: [swap(other, root)] }, async () => {
      writeFileSync(noteFile, honest);
      expect((await copied(look)).goneOn).toBeNull();
      return [];
    });
    writeFileSync(noteFile, honest);
    const { keyring, secrets, settings } = house.services;
    const tomorrow = () => Date.now() + 25 * 3_600_000;
    const late = await verifyAll({
      db,
      keyring,
      secrets,
      folders: settings.folders,
      noteFile,
      now: tomorrow,
    });
    expect(late.goneOn).toBeNull();
  });
});

/** The same note serves the next question as well. */
async function copied(work: () => Promise<Verification>): Promise<Verification> {
  const before = readFileSync(noteFile, 'utf8');
  try {
    return await work();
  } finally {
    writeFileSync(noteFile, before);
  }
}
