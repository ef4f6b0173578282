import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type OpenDatabase, openDatabase } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folds, foldVersion } from '../../src/folds.ts';
import { checkBlobs } from '../../src/verify/check-blobs.ts';
import { checkPapers } from '../../src/verify/check-papers.ts';
import { type Ground, readGround } from '../../src/verify/ground.ts';
import { nothingNoted } from '../../src/verify/note.ts';
import { type House, openHouse } from '../house/house.ts';
import { approvedOnPaper } from '../house/on-paper.ts';
import { openTown } from '../house/town.ts';

let house: House;
let db: OpenDatabase;
let scan: string;
let paper: string;
let people: { readonly checker: string; readonly other: string };

beforeAll(async () => {
  house = await openHouse();
  const town = await openTown(house);
  ({ scan, paper } = await approvedOnPaper(town));
  people = { checker: town.person('director'), other: town.person('privacy') };
  const { url, directUrl } = house.services.db;
  db = await openDatabase({ url, directUrl, folds, foldVersion, keyring: house.services.keyring });
}, 120_000);
afterAll(async () => {
  await db.close();
  await house.close();
});

async function look(check: typeof checkPapers | ((ground: never) => AsyncIterable<{ code: string }>)) {
  const { keyring, secrets, blobs } = house.services;
  const ground = await readGround({ db, keyring, secrets, blobs });
  const codes: string[] = [];
  for await (const { code } of (check as typeof checkPapers)(ground)) codes.push(code);
  return codes;
}
const blobCheck = (ground: Ground) =>
  checkBlobs(
    {
      ...ground,
      note: nothingNoted(Date.now),
      live: ground.db,
      instant: { snapshot: '', at: Date.now() },
    },
    () => {},
    () => {},
  );

/** Past the program and its triggers. */
async function rewritten(statement: string, undo: string, during: () => Promise<void>) {
  const { prisma } = house.services.db;
  const run = (sql: string) =>
    prisma.$transaction([
      prisma.$executeRawUnsafe("SET LOCAL session_replication_role = 'replica'"),
      prisma.$executeRawUnsafe(sql),
    ]);
  await run(statement);
  try {
    await during();
  } finally {
    await run(undo);
  }
}

describe('an act on paper', () => {
  it('agrees with its paper when nobody touched anything', async () => {
    expect(await look(checkPapers)).toEqual([]);
  });

  it('whose scan is gone is named', async () => {
    const file = house.services.blobs.absolute(scan);
    renameSync(file, `${file}.away`);
    try {
      const codes = await look(checkPapers);
      // By the paper that holds it, and by the act that points at it.
      expect(codes.sort()).toEqual(['attachment.bytes-missing', 'paper.scan-missing']);
    } finally {
      renameSync(`${file}.away`, file);
    }
  });

  it('whose scan was altered on the disk is named', async () => {
    const file = house.services.blobs.absolute(scan);
    const before = readFileSync(file);
    chmodSync(file, 0o600);
    writeFileSync(file, Buffer.concat([before.subarray(0, -1), Buffer.from('X')]));
    try {
      expect(await look(blobCheck as never)).toEqual(['blob.changed']);
    } finally {
      writeFileSync(file, before);
    }
  });

  it('whose paper does not exist, or was never checked, is named', async () => {
    await rewritten(
      `UPDATE entry SET subject_id = 'ppr_${'z'.repeat(26)}' WHERE subject_id = '${paper}'`,
      `UPDATE entry SET subject_id = '${paper}' WHERE subject_id = 'ppr_${'z'.repeat(26)}'`,
      async () => expect(await look(checkPapers)).toContain('paper.missing'),
    );
    expect(await look(checkPapers)).toEqual([]);
  });

  it('whose paper was checked by somebody else than it says is named', async () => {
    const { checker, other } = people;
    const swap = (from: string, to: string) =>
      `UPDATE entry SET header = convert_to(replace(convert_from(header, 'UTF8'), '${from}', '${to}'), 'UTF8')
       WHERE subject_id = '${paper}' AND kind = 'paper.checked'`;
    await rewritten(swap(checker, other), swap(other, checker), async () => {
      const { keyring, secrets, blobs } = house.services;
      const ground = await readGround({ db, keyring, secrets, blobs });
      const found = [];
      for await (const one of checkPapers(ground)) found.push(one);
      expect(found).toMatchObject([{ code: 'paper.differs', expected: other, found: checker }]);
      expect(found[0]?.place).toMatch(/ checkedBy$/);
    });
    expect(await look(checkPapers)).toEqual([]);
  });
});
