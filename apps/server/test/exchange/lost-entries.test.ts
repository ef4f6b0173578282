import type { OpenDatabase } from '@mingcha/db';
import { officeClock } from '@mingcha/domain';
import { type Receipt, type SealedEntry, type Signer, signReceipt } from '@mingcha/journal';
import type { FerryPart } from '@mingcha/journal/ferry';
import { say } from '@mingcha/words';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lineOf } from '../../src/verify/told.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { signedInAs } from '../door/signed-in.ts';
import { bring, Carrier } from '../ferry/carrier.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { nodeSigner } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

// The server acknowledged an entry and does not have it: the tablet shows it its own receipt.

let house: House;
let town: Town;
let carrier: Carrier;
let visit: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  carrier = await Carrier.enrolled(town);
  // What is found names the newest head, and the first is signed soon, not at once.
  await house.services.db.sequencer.run();
}, 120_000);
afterAll(() => house?.close());

const noted = (text: string) =>
  carrier.pen.write('visit.noted', { type: 'visit', id: visit }, { text }, town.person('lead'), visit);
/** As a server signed it that had the entry then. */
const receiptFor = (
  { hash, header: { writer, seq } }: SealedEntry,
  signer: Signer = house.services.receipts,
) => signReceipt(signer, { writer, seq, hash, blobs: [], arrival: house.services.now() });
const show = (...receipts: Receipt[]) => house.tablet(carrier.session).exchange.lost({ receipts });
const push = async (entry: SealedEntry) =>
  house.tablet(carrier.session).exchange.push({ runs: [await carrier.pen.run([entry])] });
const losses = async () =>
  (await house.services.db.reader.recordedOf({ type: 'office', id: town.office })).flatMap((entry) =>
    entry.kind === 'log.entries-lost' ? [entry.payload] : [],
  );
async function verified() {
  await house.services.db.sequencer.run();
  const { db, keyring, secrets, settings } = house.services;
  const { findings, doubts } = await verifyAll({
    db: db as OpenDatabase,
    keyring,
    secrets,
    folders: settings.folders,
  });
  return { findings: findings.map(lineOf), doubts: doubts.map(lineOf) };
}
/** What stays lost would be named to the next test as well. */
async function arrived(entry: SealedEntry): Promise<void> {
  expect((await push(entry)).results).toMatchObject([{ verdict: 'accepted' }]);
}

describe('a receipt of this server for an entry that is not here', () => {
  test('is written down once, however often it is shown, and verify names the entry until it is here again', async () => {
    const entry = await noted('三号窗口无人');
    const receipt = await receiptFor(entry);
    await show(receipt);
    await show(receipt);
    expect(await losses()).toEqual([
      {
        device: carrier.session.device,
        receipts: [receipt],
        found: { size: expect.any(Number), root: expect.any(String) },
      },
    ]);
    const { hash, header } = entry;
    const named = `writer ${header.writer} number ${header.seq}  expected acknowledged ${receipt.arrival}`;
    expect(await verified()).toEqual({
      findings: [`receipt.entry-missing  entry ${hash} ${named}  found ∅`],
      doubts: [],
    });
    await arrived(entry);
    await show(receipt);
    expect(await losses()).toHaveLength(1);
    const { arrival } = await house.services.db.prisma.entry.findFirstOrThrow({ where: { hash } });
    expect(await verified()).toEqual({
      findings: [],
      doubts: [
        `receipt.entry-back  entry ${hash} (visit.noted, ${visit}) ${named}  found arrived ${arrival}`,
      ],
    });
  });

  test('in a file is seen before the entry that comes behind it', async () => {
    const before = (await losses()).length;
    const planner = await signedInAs(town, 'planner');
    const entry = await noted('十点十分有人');
    carrier.add(await carrier.pen.run([entry]));
    const receipt: FerryPart = {
      record: { is: 'receipt', receipt: await receiptFor(entry) } as { is: string },
    };
    const file = await carrier.file({ parts: [receipt, ...carrier.parts()] });
    expect((await bring(planner, file)).body).toMatchObject({ whole: true, entries: { accepted: 1 } });
    await bring(planner, file);
    const after = await losses();
    expect(after.slice(before)).toMatchObject([{ receipts: [{ hash: entry.hash }] }]);
  });
});

describe('what is no word of this server to this tablet', () => {
  test('is refused in words and makes no alarm; what is ours beside it is noted all the same', async () => {
    const before = await losses();
    const entry = await noted('取号机停用');
    const own = await receiptFor(entry);
    const fellow = await Carrier.enrolled(town);
    const foreign = await receiptFor(entry, nodeSigner());
    const forged = { ...own, arrival: own.arrival - 60_000 };
    for (const each of [foreign, forged])
      await expect(show(each)).rejects.toThrow('server-key.receipt-not-ours');
    // Really signed, and for another tablet's entry.
    await expect(house.tablet(fellow.session).exchange.lost({ receipts: [own] })).rejects.toThrow(
      'server-key.receipt-not-ours',
    );
    expect(await losses()).toEqual(before);
    for (const language of ['zh-CN', 'en'] as const)
      for (const part of ['what', 'why', 'next'] as const)
        expect(say(language, `refusal.server-key.receipt-not-ours.${part}`)).not.toBe('');
    await expect(show(forged, own)).rejects.toThrow('server-key.receipt-not-ours');
    expect((await losses()).slice(before.length)).toMatchObject([{ receipts: [own] }]);
    await arrived(entry);
  });

  test('is named by verify where somebody wrote it into the journal past this door', async () => {
    const entry = await noted('无人应答');
    const [own, foreign] = [await receiptFor(entry), await receiptFor(entry, nodeSigner())];
    const other = await signReceipt(house.services.receipts, { ...own, writer: nodeSigner().writer });
    await arrived(entry);
    const subject = { type: 'office' as const, id: town.office };
    const { device } = carrier.session;
    const receipts = [foreign, { ...own, arrival: own.arrival + 1 }, other].map((each) => ({
      ...each,
      blobs: [...each.blobs],
    }));
    const [told] = await house.services.db.transact(async (writer) => {
      await writer.lock([subject]);
      return writer.append([
        {
          kind: 'log.entries-lost',
          subject,
          office: town.office,
          actor: { person: officeClock, seat: null },
          payload: { device, receipts, found: { size: 0, root: null } },
          expected: await writer.count(subject),
        },
      ]);
    });
    const place = `entry ${told?.hash} (${device}) receipt ${entry.hash} number ${entry.header.seq}`;
    expect((await verified()).findings).toEqual([
      `receipt.key-unknown  ${place}`,
      `receipt.signature-wrong  ${place}`,
      `receipt.entry-other  ${place}`,
    ]);
  });
});
