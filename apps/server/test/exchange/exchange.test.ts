import { checkReceipt, hashHeader, proveSession, type SealedEntry } from '@mingcha/journal';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ports, serverKeyOf } from '../../src/journal/ports.ts';
import { checkHeld } from '../../src/verify/check-chains.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { nodeSigner } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { Pen } from './pen.ts';

let house: House;
let town: Town;
let visit: string;
let pen: Pen;
let lead: string;
let device: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  lead = town.person('lead');
}, 120_000);
afterAll(() => house.close());
beforeEach(async () => {
  ({ visit } = await releaseTask(town, { covert: true }));
  pen = new Pen(town);
  device = await pen.enrol(['lead', 'inspector']);
});

const noted = (text: string, by = lead) =>
  pen.write('visit.noted', { type: 'visit', id: visit }, { text }, by, visit);
const opened = () =>
  pen.write('visit.opened', { type: 'visit', id: visit }, { packVersion: 'v1' }, lead, visit);
const verdicts = (pushed: Awaited<ReturnType<Pen['push']>>) => pushed.results.map(({ verdict }) => verdict);
const reasons = (pushed: Awaited<ReturnType<Pen['push']>>) => pushed.results.map(({ reason }) => reason);
const stored = (entry: SealedEntry) => house.services.db.reader.entry(entry.hash);

describe('a push', () => {
  test('is answered with receipts that the tablet can check, after it was committed', async () => {
    const entries = [await opened(), await noted('大厅排队 11 人')];
    const pushed = await pen.push(await pen.run(entries));
    expect(verdicts(pushed)).toEqual(['accepted', 'accepted']);
    const server = serverKeyOf(house.services.receipts);
    const keys = new Map([[server.key, { alg: server.alg, publicKey: house.services.receipts.publicKey }]]);
    for (const [n, entry] of entries.entries()) {
      expect(await stored(entry)).not.toBeNull();
      const { writer, seq } = entry.header;
      const expected = { writer, seq, hash: entry.hash, blobs: [] };
      expect((await checkReceipt(ports, pushed.receipts[n], keys, expected)).ok).toBe(true);
      const other = { ...expected, hash: '0'.repeat(64) };
      expect((await checkReceipt(ports, pushed.receipts[n], keys, other)).ok).toBe(false);
    }
  });

  test('of the same bytes again is acknowledged again and written once', async () => {
    const run = await pen.run([await opened()]);
    const first = await pen.push(run);
    const again = await pen.push(run);
    expect(verdicts(again)).toEqual(['duplicate']);
    expect(again.receipts[0]?.arrival).toBe(first.receipts[0]?.arrival);
    expect(await house.services.db.prisma.entry.count({ where: { writer: pen.signer.writer } })).toBe(1);
  });

  test('of forged bytes is kept aside with the reason and gets no receipt', async () => {
    const entry = await opened();
    const run = await pen.run([entry]);
    const first = run.entries[0];
    if (first === undefined) throw new Error('one entry');
    const forged = {
      ...run,
      entries: [{ ...first, header: { ...first.header, office: `off_${'a'.repeat(26)}` } }],
    };
    const pushed = await pen.push(forged);
    expect(verdicts(pushed)).toEqual(['rejected']);
    expect(pushed.receipts).toEqual([]);
    expect(await stored(entry)).toBeNull();
    expect(await house.services.db.prisma.rejected.count({ where: { writer: pen.signer.writer } })).toBe(1);
  });

  test('of a faulty tablet, whose sealed words do not open, is held without a receipt and named until it opens', async () => {
    const entries = [await opened(), await noted('窗口无人')];
    const run = await pen.run(entries);
    const garbled = {
      ...run,
      entries: run.entries.map(({ header, fields }) => ({
        header,
        fields: fields.map((field) => ('ct' in field ? { ...field, ct: 'A'.repeat(80) } : field)),
      })),
    };
    const first = await pen.push(garbled);
    expect(reasons(first)).toEqual([undefined, 'sealed-unreadable']);
    expect(first.receipts.map(({ seq }) => seq)).toEqual([1]);
    const listed = async () =>
      (await (await town.as('director')).journal.held.list({ limit: 100 })).rows.map(({ hash, reason }) => [
        hash,
        reason,
      ]);
    expect(await listed()).toContainEqual([entries[1]?.hash, 'sealed-unreadable']);
    const named: unknown[] = [];
    for await (const one of checkHeld(house.services)) named.push(one);
    expect(named).toContainEqual(
      expect.objectContaining({
        code: 'sealed.damaged',
        place: expect.stringContaining(`${entries[1]?.hash}`),
      }),
    );
    const again = await pen.push(run);
    expect(verdicts(again)).toEqual(['duplicate', 'accepted']);
    expect(again.receipts.map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await listed()).map(([hash]) => hash)).not.toContain(entries[1]?.hash);
  });

  test('signed by another key is a forgery too', async () => {
    const other = new Pen(town);
    const run = await pen.run([await opened()]);
    const sig = (
      await other.run([
        await other.write('visit.opened', { type: 'visit', id: visit }, { packVersion: 'v' }, lead, visit),
      ])
    ).run.sig;
    const pushed = await pen.push({ ...run, run: { ...run.run, sig } });
    expect(pushed.results.map(({ verdict }) => verdict)).toEqual(['rejected']);
    expect(reasons(pushed)).toEqual(['run.signature-wrong']);
  });

  test('from one tablet in the name of another tablet is not taken', async () => {
    const other = new Pen(town);
    await other.enrol(['lead']);
    const run = await pen.run([await opened()]);
    expect(verdicts(await other.push(run))).toEqual(['rejected']);
  });

  test('can never say what only the server says, nor speak as somebody who is not bound to it', async () => {
    const locked = await pen.write('visit.locked', { type: 'visit', id: visit }, {}, lead, visit);
    expect(reasons(await pen.push(await pen.run([locked])))).toEqual(['kind.writer-class-wrong']);
    const stranger = new Pen(town);
    await stranger.enrol(['inspector']);
    const spoken = await stranger.write(
      'visit.opened',
      { type: 'visit', id: visit },
      { packVersion: 'v' },
      lead,
      visit,
    );
    expect(reasons(await stranger.push(await stranger.run([spoken])))).toEqual(['entry.actor-not-bound']);
  });

  test('that comes before its predecessor is held with the reason and a clock, and passes when it arrives', async () => {
    const first = await pen.run([await opened()]);
    const second = await pen.run([await noted('后到先发')]);
    const early = await pen.push(second);
    expect(verdicts(early)).toEqual(['held']);
    expect(reasons(early)).toEqual(['predecessor-missing']);
    expect(early.receipts).toEqual([]);
    const held = await house.services.db.prisma.held.findFirst({ where: { writer: pen.signer.writer } });
    expect(Number(held?.since)).toBeGreaterThan(0);
    expect(verdicts(await pen.push(first))).toEqual(['accepted']);
    expect(await house.services.db.prisma.held.count({ where: { writer: pen.signer.writer } })).toBe(0);
    const hash = second.run.head;
    const { receipts } = await house.tablet(deviceOf(pen)).exchange.receipts({ hashes: [hash] });
    expect(receipts.map((receipt) => receipt.hash)).toEqual([hash]);
  });

  test('of two stories under one number keeps both and puts the tablet in quarantine', async () => {
    const before = pen.head;
    const one = await pen.run([await opened()]);
    pen.head = before;
    const two = await pen.run([await noted('同一序号的另一条')]);
    await pen.push(one);
    expect(verdicts(await pen.push(two))).toEqual(['fork']);
    const writer = await house.services.db.reader.writer(pen.signer.writer);
    expect(writer?.state).toBe('quarantined');
  });

  test('by somebody whose role has lapsed is taken as recorded and marked for a person', async () => {
    const { rows } = await town.security.access.roles.list({ person: town.person('third') });
    await pen.push(await pen.run([await opened()]));
    const third = new Pen(town);
    await third.enrol(['third']);
    const outsider = await third.write(
      'visit.noted',
      { type: 'visit', id: visit },
      { text: '不是组员' },
      town.person('third'),
      visit,
    );
    expect(verdicts(await third.push(await third.run([outsider])))).toEqual(['accepted']);
    expect((await stored(outsider))?.contested).toBe('not-a-member');
    expect(rows.length).toBeGreaterThan(0);
  });
});

const deviceOf = (of: Pen) => {
  if (of.device === null) throw new Error('not enrolled');
  return of.device;
};

describe("a person's signature", () => {
  test('made with a key that this person never enrolled sets the whole run aside', async () => {
    const card = await opened();
    await pen.push(await pen.run([card]));
    const stranger = nodeSigner();
    const { attest } = await import('@mingcha/journal');
    const { sig } = await attest(stranger, { person: lead, of: card.hash, method: 'pin' });
    const key = Buffer.from(stranger.publicKey).toString('base64url');
    const claimed = await pen.write(
      'attested',
      { type: 'visit', id: visit },
      { of: card.hash, person: lead, key, alg: 'ed25519', method: 'pin', proof: sig },
      lead,
      visit,
      [card.hash],
    );
    const pushed = await pen.push(await pen.run([claimed]));
    expect(verdicts(pushed)).toEqual(['rejected']);
    expect(reasons(pushed)).toEqual(['attestation.key-other']);
    expect(await stored(claimed)).toBeNull();
  });
});

describe('a device session', () => {
  const open = async (signer = pen.signer, token?: string) => {
    const nobody = house.nobody().exchange;
    const challenge = token ?? (await nobody.challenge()).token;
    const { sig } = await proveSession(signer, challenge);
    return nobody.open({ writer: pen.signer.writer, token: challenge, sig });
  };

  test('is opened by the device key alone', async () => {
    const session = await open();
    expect(session.device).toBe(device);
    await expect(open(nodeSigner())).rejects.toThrow('access.device-unknown');
    const found = await house.services.devices.resolve(`Bearer ${session.bearer}`);
    expect(found).toMatchObject({ device, writer: pen.signer.writer });
  });

  test('needs a challenge of this server, not older than two minutes', async () => {
    await expect(open(pen.signer, 'eyJub3QiOiJvdXJzIn0.AAAA')).rejects.toThrow('session-expired');
    const { token } = await house.nobody().exchange.challenge();
    house.clock.now += 3 * 60_000;
    await expect(open(pen.signer, token)).rejects.toThrow('session-expired');
  });

  test('ends after half an hour, and a changed bearer is none', async () => {
    const { bearer } = await open();
    const changed = `${bearer.slice(0, -2)}AA`;
    expect(await house.services.devices.resolve(`Bearer ${changed}`)).toBeNull();
    house.clock.now += 31 * 60_000;
    expect(await house.services.devices.resolve(`Bearer ${bearer}`)).toBeNull();
  });
});

describe('a revoked tablet', () => {
  test('is given nothing more; what it writes afterwards waits for a named person', async () => {
    await pen.push(await pen.run([await opened()]));
    const row = await house.services.db.prisma.device.findUniqueOrThrow({ where: { id: device } });
    await (await town.admin).access.devices.revoke({ id: device, expected: row.version, reason: '平板遗失' });
    const late = await pen.push(await pen.run([await noted('吊销之后')]));
    expect(verdicts(late)).toEqual(['held']);
    expect(reasons(late)).toEqual(['after-revocation']);
    const state = (await house.services.db.reader.writer(pen.signer.writer))?.state ?? 'revoked';
    const session = { ...deviceOf(pen), state };
    const pulled = await house.tablet(session).exchange.pull({ known: { pack: null, visits: {} } });
    expect(pulled).toEqual({
      revoked: true,
      pack: null,
      visits: [],
      ended: [],
      lacking: [],
      destroyed: [],
    });
    await expect(house.tablet(session).exchange.token()).rejects.toThrow('access.device-revoked');
  });
});

describe('a pull', () => {
  test('gives the keys and cards of this team only, and nothing twice', async () => {
    const mine = await house.tablet(deviceOf(pen)).exchange.pull({ known: { pack: null, visits: {} } });
    expect(Object.keys(mine.pack?.caseKeys ?? {})).toContain(visit);
    expect(mine.visits.find((one) => one.id === visit)?.serverEntries.length).toBeGreaterThan(0);
    const third = new Pen(town);
    await third.enrol(['third']);
    const foreign = await house.tablet(deviceOf(third)).exchange.pull({ known: { pack: null, visits: {} } });
    expect(Object.keys(foreign.pack?.caseKeys ?? {})).not.toContain(visit);
    expect(foreign.visits.map((one) => one.id)).not.toContain(visit);
    const entries = await house.services.db.reader.entriesOf({ type: 'visit', id: visit });
    const known = {
      pack: mine.pack?.version ?? null,
      visits: { [visit]: entries.map((entry) => entry.hash) },
    };
    const again = await house.tablet(deviceOf(pen)).exchange.pull({ known });
    expect(again.pack).toBeNull();
    expect(again.visits.find((one) => one.id === visit)?.serverEntries).toEqual([]);
  });

  test('tells a tablet that had the visit how it ended on another, and tells nobody else', async () => {
    const second = new Pen(town);
    await second.enrol(['inspector']);
    const visited = { type: 'visit', id: visit } as const;
    const ask = (of: Pen, visits: Record<string, string[]>) =>
      house.tablet(deviceOf(of)).exchange.pull({ known: { pack: null, visits } });
    const before = await ask(second, {});
    const told = before.visits.find((one) => one.id === visit)?.serverEntries ?? [];
    expect(before.ended).toEqual([]);
    const hashes = told.map(({ header }) => hashHeader(ports, header));
    // It had seen what the office wrote: without that, who comes first would hang on the names of the writers.
    const first = await pen.write('visit.opened', visited, { packVersion: 'v1' }, lead, visit, hashes);
    const exposed = { reason: '已撤离', exposed: true, cause: 'exposed' } as const;
    const aborted = await pen.write('visit.aborted', visited, exposed, lead, visit, [first.hash]);
    await pen.push(await pen.run([first, aborted]));
    const known = { [visit]: hashes };
    const after = await ask(second, known);
    expect(after.visits.map(({ id }) => id)).not.toContain(visit);
    expect(after.ended.map(({ id }) => id)).toEqual([visit]);
    expect(after.ended[0]?.serverEntries.map(({ header }) => header.kind).sort()).toEqual([
      'visit.aborted',
      'visit.opened',
    ]);
    expect((await ask(second, {})).ended, 'who has not got it is not told').toEqual([]);
    const third = new Pen(town);
    await third.enrol(['third']);
    expect((await ask(third, known)).ended, 'nor who is not of the team').toEqual([]);
  });
});
