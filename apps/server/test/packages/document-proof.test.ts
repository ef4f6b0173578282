import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  canonicalText,
  type Json,
  type Signer,
  signDocumentProof,
  signTreeHead,
  type TreeHead,
} from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codeFrom,
  nodeCrypto,
  type Report,
  verifyPackage,
  verifyProof,
} from '../../../../packages/verifier/src/index.ts';
import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { serverKeyOf } from '../../src/journal/ports.ts';
import { checkAddress } from '../../src/papers/check-address.ts';
import { signedInAs } from '../door/signed-in.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftOrder, issueOrder, seatUnit } from '../house/orders.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { orderKey } from '../house/server-key.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town, townIn } from '../house/town.ts';
import { fetched, opened, sum } from './opened.ts';

let house: House;
let limited = false;
let town: Town;
const codes = { bulletin: '', order: '', unissued: '' };
const ids = { bulletin: '', order: '', unissued: '' };

let visit: string;
/** Outlives the house: a key is taken up at a start. */
const folder = mkdtempSync(join(tmpdir(), 'mingcha-'));

beforeAll(async () => {
  house = await openHouse({ folder, unlimited: () => !limited });
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { findings } = await makeVisit(town, tablet, visit, { findings: 3 });
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, findings);
  const [first = '', second = '', third = ''] = findings;
  ids.bulletin = await printed([first]);
  await issue(ids.bulletin);
  ids.unissued = await printed([third], { corrects: ids.bulletin });
  await seatUnit(town);
  const order = await draftOrder(town, [second]);
  await issueOrder(town, order);
  ids.order = order.id;
  const { prisma } = house.services.db.reader;
  const codeOf = (document: string, row: { number: string | null; viewHash: string | null }) =>
    `mingcha/${document}/1\n${row.number}\n${row.viewHash}`;
  codes.bulletin = codeOf(
    'bulletin',
    await prisma.bulletin.findUniqueOrThrow({ where: { id: ids.bulletin } }),
  );
  codes.unissued = codeOf(
    'bulletin',
    await prisma.bulletin.findUniqueOrThrow({ where: { id: ids.unissued } }),
  );
  codes.order = codeOf('order', await prisma.order.findUniqueOrThrow({ where: { id: ids.order } }));
}, 300_000);
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Signed, numbered and printed, and still in the house. */
async function printed(findings: string[], more: { readonly corrects?: string } = {}): Promise<string> {
  const planner = await town.as('planner');
  const drafted = await draftBulletin(town, { findings, photos: [] }, '通报', more);
  const signed = await signBulletin(town, drafted);
  await planner.bulletins.number({ id: drafted.id, expected: signed.version });
  await renderBulletin(house.services, drafted.id);
  return drafted.id;
}

async function issue(id: string): Promise<void> {
  const planner = await town.as('planner');
  const { bulletin } = await planner.bulletins.get({ id });
  await planner.bulletins.issue({ id, expected: bulletin.version, units: [town.unit], unsealed: true });
}

/** Somebody without an account. */
async function asked(path: string, code: string) {
  const answer = await fetch(new URL(`${path}?${new URLSearchParams({ code, lang: 'zh' })}`, house.url));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const proofOf = (code: string) => asked('/check/proof.json', code);

async function pdfOf(type: 'bulletin' | 'order'): Promise<Buffer> {
  const { prisma } = house.services.db.reader;
  const row =
    type === 'bulletin'
      ? await prisma.bulletin.findUnique({ where: { id: ids.bulletin } })
      : await prisma.order.findUnique({ where: { id: ids.order } });
  return buffer(house.services.blobs.read(row?.sha256 ?? ''));
}

describe('what stands behind the code on a document', () => {
  it.each(['bulletin', 'order'] as const)(
    'of a %s: the independent verifier finds the code and these very bytes in the log',
    async (type) => {
      const { status, headers, text } = await proofOf(codes[type]);
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(headers.get('content-disposition')).toMatch(/^attachment/);
      const file = sum(await pdfOf(type));
      const report = verifyProof(text, nodeCrypto(), { code: codeFrom(codes[type]), file });
      expect(report.faults).toEqual([]);
      expect(report.verdict).toBe('holds');
      const notes = report.open.map(({ code }) => code);
      expect(notes).toEqual(expect.arrayContaining(['code-holds', 'file-holds', 'status-valid']));
      expect(house.services.now() - (report.proof?.at ?? 0)).toBeLessThan(60_000);
      const bent = verifyProof(text, nodeCrypto(), { file: sum(Buffer.from('%PDF-')) });
      expect(bent.faults.map(({ code }) => code)).toEqual(['file.not-named']);
    },
  );

  it('opens nothing but hashes, number and keys: no name, no title, no opinion, no text', async () => {
    for (const type of ['bulletin', 'order'] as const) {
      const { entries, links } = JSON.parse((await proofOf(codes[type])).text) as {
        links: { header: { kind: string } }[];
        entries: { header: { kind: string }; fields: { path: string; value?: unknown; ct?: string }[] }[];
      };
      // Only what was written in the same transactions, never how the office was founded.
      const beside = ['series.taken', 'finding.disposed'];
      expect(links.map(({ header }) => header.kind).filter((kind) => !beside.includes(kind))).toEqual([]);
      const open = entries.flatMap(({ header: { kind }, fields }) =>
        fields.filter((field) => 'value' in field || 'ct' in field).map(({ path }) => `${kind} ${path}`),
      );
      const enrolled = ['lane.opened alg', 'lane.opened publicKey', 'lane.opened writer'];
      expect([...new Set(open)].filter((each) => !enrolled.includes(each))).toEqual(
        type === 'bulletin'
          ? [
              'bulletin.signed viewHash',
              'bulletin.numbered number',
              'bulletin.rendered sha256',
              'bulletin.rendered viewHash',
            ]
          : [
              'order.issued number',
              'order.issued viewHash',
              'order.rendered sha256',
              'order.rendered viewHash',
            ],
      );
    }
  });

  it('knows no document whose number and fingerprint are not both right, and none that did not go out', async () => {
    const [first, number = '', hash = ''] = codes.bulletin.split('\n');
    const wrong = [
      codes.unissued,
      `${first}\n${number}\n${'a'.repeat(64)}`,
      `${first}\n${number}0\n${hash}`,
      `mingcha/order/1\n${number}\n${hash}`,
      `mingcha/case/1\n${number}\n${hash}`,
      `${first}\n${ids.bulletin}\n${hash}`,
      hash,
      '',
      'x'.repeat(5000),
    ];
    for (const code of wrong) {
      const { status, text } = await proofOf(code);
      expect([status, text.includes('"entries"')], code).toEqual([404, false]);
    }
    for (const code of wrong.filter((each) => each !== ''))
      expect((await asked('/check', code)).status).toBe(404);
    // What is typed comes back as text.
    expect((await asked('/check', '<img src=x>')).text).not.toContain('<img');
  });

  it('shows on its page kind, number and whether it is in force, and takes the fingerprint as it is printed', async () => {
    const [first, number, hash = ''] = codes.bulletin.split('\n');
    const groups = hash.toUpperCase().match(/.{16}/g) ?? [];
    const { status, text } = await asked('/check', `${first}\r\n${number}\r\n${groups.join('\r\n')}`);
    expect(status).toBe(200);
    expect(text).toContain('文书属实，现在有效');
    expect(text).toContain(number);
    expect(text).toContain('/check/proof.json?');
    expect((await asked('/check', '')).status).toBe(200);
    // As it is scanned off a page that says where to ask.
    expect((await asked('/check', `${codes.bulletin}\nhttps://elsewhere.example.org/check`)).status).toBe(
      200,
    );
  });

  it('tells from then on that it was corrected, by which number, and that it was withdrawn', async () => {
    const planner = await town.as('planner');
    const leader = await town.as('leader');
    const order = await leader.orders.get({ id: ids.order });
    await leader.orders.revoke({ id: ids.order, expected: order.order.version, reason: '事实有误，撤回。' });
    const { text } = await proofOf(codes.order);
    const report = verifyProof(text, nodeCrypto(), { code: codeFrom(codes.order) });
    expect(report.faults).toEqual([]);
    expect(report.open.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['status-withdrawn', 'code-later']),
    );
    expect((await asked('/check', codes.order)).text).toContain('已撤回');
    expect(text).not.toContain('事实有误');
    await issue(ids.unissued);
    const { bulletin } = await planner.bulletins.get({ id: ids.bulletin });
    await leader.bulletins.correct({
      id: ids.bulletin,
      expected: bulletin.version,
      by: ids.unissued,
      reason: '数字有误，更正。',
    });
    const [, number = ''] = codes.unissued.split('\n');
    const after = verifyProof((await proofOf(codes.bulletin)).text, nodeCrypto(), {
      code: codeFrom(codes.bulletin),
    });
    expect(after.faults).toEqual([]);
    expect(after.open.find(({ code }) => code === 'status-superseded')?.facts.number).toBe(number);
    const page = (await asked('/check', codes.bulletin)).text;
    expect(page).toContain('已被更正');
    expect(page).toContain(number);
    expect((await proofOf(codes.unissued)).status).toBe(200);
  });

  it('is named on paper by an address that others can reach, and by none that means their own machine', () => {
    const printedAs = (publicUrl: string) => checkAddress({ publicUrl });
    expect(printedAs('https://mingcha.example.gov.cn')).toBe('https://mingcha.example.gov.cn/check');
    expect(printedAs('https://192.168.8.20:8443')).toBe('https://192.168.8.20:8443/check');
    for (const own of ['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])
      expect(printedAs(own)).toBeNull();
    expect(printedAs(`https://${'a'.repeat(60)}.${'b'.repeat(20)}.example.org`)).toBeNull();
  });

  it('may be asked thirty times a minute, like a letter', async () => {
    limited = true;
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await asked('/check', '')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    limited = false;
  });
});

describe('after the server’s key was exchanged', () => {
  /** Every key that signed, in their order; the last one is in use. */
  const keys: Signer[] = [];

  async function exchange(): Promise<void> {
    keys[0] ??= house.services.receipts;
    await orderKey(town, 'routine');
    await house.close();
    house = await openHouse({ folder, at: house.clock.now });
    town = await townIn(house, town);
    keys.push(house.services.receipts);
  }
  const key = (at: number) => keys.at(at) as Signer;
  const looked = (text: string) => verifyProof(text, nodeCrypto(), { code: codeFrom(codes.order) });
  const faultsOf = (body: object) => looked(canonicalText(body as Json)).faults.map(({ code }) => code);
  const changesIn = ({ open }: Report) =>
    open.filter(({ code }) => code === 'key-changed').map(({ facts }) => facts.former);
  const formers = () =>
    keys
      .slice(0, -1)
      .map(({ writer }) => writer)
      .reverse();
  async function proof() {
    const { sig: _, ...body } = JSON.parse((await proofOf(codes.order)).text) as {
      sig: string;
      head: TreeHead;
      server: object;
      entries: { header: { kind: string } }[];
    };
    return body;
  }

  it.each([1, 2])('a proof holds under the key in use, made after exchange %i', async (times) => {
    await exchange();
    const report = looked((await proofOf(codes.order)).text);
    expect(report.faults).toEqual([]);
    expect(report.verdict).toBe('holds');
    expect(report.proof?.serverKey.replaceAll(' ', '')).toBe(key(-1).writer);
    expect(changesIn(report)).toEqual(formers());
    expect(formers()).toHaveLength(times);
  });

  it('a proof does not hold whose head a former key signed after its end, whoever signed the rest', async () => {
    const body = await proof();
    for (const former of keys.slice(0, -1)) {
      const head = await signTreeHead(former, body.head);
      expect(faultsOf(await signDocumentProof(key(-1), { ...body, head }))).toEqual(['head.signature-wrong']);
      // A thief's own: it begins with the key that it names, and the change away from it belongs to no step.
      const theirs = { ...body, head, server: serverKeyOf(former) };
      expect(faultsOf(await signDocumentProof(former, theirs))).toContain('key.change-wrong');
    }
    const gone = body.entries.filter(({ header }) => header.kind !== 'server-key.confirmed');
    expect(faultsOf(await signDocumentProof(key(-1), { ...body, entries: gone }))).toContain(
      'key.change-wrong',
    );
  });

  it('a package holds with heads and receipts of every time, and none with a head of a former key after its end', async () => {
    const browser = await signedInAs(town, 'director');
    const wish = { type: 'visit', id: visit, scope: 'full', receiver: '某法院立案庭', way: 'folder' };
    const { body } = await browser.tell('packages.make', wish);
    const { id } = (body as { result: { data: { id: string } } }).result.data;
    const { files, read } = await opened((await fetched(house, browser, id)).bytes);
    const whole = await packageOf(files);
    expect(whole.faults).toEqual([]);
    expect(changesIn(whole)).toEqual(formers());
    const heads = JSON.parse(read('data/heads.json')) as { head: TreeHead };
    const bent = async (head: TreeHead) => {
      const bytes = Buffer.from(canonicalText({ ...heads, head } as unknown as Json));
      const { faults } = await packageOf(new Map(files).set('data/heads.json', bytes));
      return faults.map(({ code }) => code).filter((code) => !code.startsWith('bag.'));
    };
    for (const former of keys.slice(0, -1))
      expect(await bent(await signTreeHead(former, heads.head))).toEqual(['head.signature-wrong']);
  });
});

/** As the independent verifier reads it off a disk. */
const packageOf = (files: ReadonlyMap<string, Buffer>) =>
  verifyPackage(
    {
      async *files() {
        for (const [path, bytes] of files)
          yield {
            path,
            async *bytes() {
              yield bytes;
            },
          };
      },
    },
    nodeCrypto(),
  );
