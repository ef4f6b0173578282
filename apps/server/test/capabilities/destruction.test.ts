import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openDatabase } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anchorAccessLog } from '../../src/access-log/anchor.ts';
import { printCopy } from '../../src/capabilities/bulletins/print-copy.ts';
import { maskEncoder, maskPicture } from '../../src/capabilities/evidence/masking.ts';
import { carryOutDestructions } from '../../src/capabilities/retention/carry-out.ts';
import { destroyGoing } from '../../src/capabilities/retention/destroy-bytes.ts';
import { printRegister } from '../../src/capabilities/retention/register.ts';
import { receiptsFor } from '../../src/exchange/receipts.ts';
import { folds, foldVersion } from '../../src/folds.ts';
import { recordBlob } from '../../src/uploads/finish.ts';
import { lineOf } from '../../src/verify/told.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { behindMoment } from '../verify/tampered.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-destruction-'));
const day = 86_400_000;
const reason = '保存期已满，未作证据使用';

let house: House;
let town: Town;
let tablet: Tablet;
let visit: string;
let finding: string;
let used: string;
/** Named by nothing that stands. */
let unused: string;
let held: string;
let late: string;
let twins: string[];

beforeAll(async () => {
  house = await openHouse({ folder });
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const shoot = (given?: Uint8Array) => tablet.photograph(visit, town.person('inspector'), true, given);
  unused = await shoot();
  held = await shoot();
  late = await shoot();
  const same = new TextEncoder().encode('two recordings of the very same bytes');
  twins = [await shoot(same), await shoot(same)];
  const found = await makeVisit(town, tablet, visit);
  [finding = '', used = ''] = [...found.findings, ...found.photos];
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
}, 240_000);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The house may have been closed and opened meanwhile. */
const as = (key: string) => house.as(town.person(key), town.office);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as Error).message,
  );
const row = (id: string) => house.services.db.prisma.evidence.findUniqueOrThrow({ where: { id } });
const fileOf = async (id: string) => house.services.blobs.absolute((await row(id)).sha256 ?? '');
const carryOut = () => carryOutDestructions(house.services);

/** By the privacy officer; answers what the next command has to have seen. */
async function listed(evidence: readonly string[], withMasked = false) {
  const privacy = await as('privacy');
  return privacy.keeping.draw({ evidence: [...evidence], withMasked, reason });
}
const approve = async (key: string, { id, version }: { readonly id: string; readonly version: number }) =>
  (await as(key)).keeping.approve({ id, expected: version });

async function look(behind?: () => Promise<unknown>) {
  const { keyring, secrets, settings, db: live } = house.services;
  const db = await openDatabase({ url: live.url, directUrl: live.directUrl, folds, foldVersion, keyring });
  try {
    const looked = behind === undefined ? db : behindMoment(db, behind);
    const parts = { db: looked, keyring, secrets, folders: settings.folders };
    const { findings, destroyed } = await verifyAll(parts);
    return { faults: findings.map(lineOf), destroyed };
  } finally {
    await db.close();
  }
}

describe('how long a recording is kept', () => {
  it('says for each until when and why, and lists nothing before its time', async () => {
    const privacy = await as('privacy');
    const of = (id: string) => privacy.keeping.ofEvidence({ id });
    const { lockedAt } = await house.services.db.prisma.visit.findUniqueOrThrow({ where: { id: visit } });
    expect(await of(unused)).toMatchObject({
      because: null,
      rule: 'covert-unused',
      until: Number(lockedAt) + 90 * day,
    });
    expect(await of(used)).toMatchObject({ because: 'finding', until: null });
    expect((await privacy.keeping.due({})).rows).toEqual([]);
    expect(await codeOf(listed([unused]))).toBe('destruction.not-due');
  });

  it('takes a period from the office, within the bounds of the schedule', async () => {
    const director = await as('director');
    const adopt = async (value: number) => {
      const { version: expected } = await director.registry.office.get();
      return director.registry.adoptRuleSetting({ key: 'retention.covert-unused-days', value, expected });
    };
    expect(await codeOf(adopt(7))).toBe('retention.out-of-range');
    await adopt(100);
    house.clock.now += 91 * day;
    expect((await director.keeping.due({})).rows).toEqual([]);
    await adopt(90);
    const due = (await director.keeping.due({})).rows.map(({ evidence }) => evidence);
    expect(due.toSorted()).toEqual([unused, held, late, ...twins].toSorted());
  });
});

describe('a list of destruction', () => {
  it('a clip used in a finding cannot be put on it by hand', async () => {
    expect(await codeOf(listed([unused, used]))).toBe('destruction.not-due');
  });

  it('nothing on hold is listed, and a hold that came later keeps what is listed already', async () => {
    const leader = await as('leader');
    const about = { type: 'evidence' as const, id: held };
    const hold = await leader.keeping.place({ about, reason: '当事人已提出异议' });
    expect(await codeOf(listed([unused, held]))).toBe('destruction.held');
    const director = await as('director');
    expect(await codeOf(director.keeping.lift({ id: hold.id, expected: hold.version, reason: '无需' }))).toBe(
      'hold.not-yours',
    );
    const list = await listed([late]);
    const onVisit = await leader.keeping.place({ about: { type: 'visit', id: visit }, reason: '法院调取' });
    expect(await codeOf(approve('director', list)), 'held before it was approved').toBe('destruction.held');
    await leader.keeping.lift({ id: onVisit.id, expected: onVisit.version, reason: '已复制交法院' });
    await approve('director', list);
    const again = await leader.keeping.place({ about: { type: 'finding', id: finding }, reason: '复查' });
    const onLate = await leader.keeping.place({ about: { type: 'evidence', id: late }, reason: '法院调取' });
    await carryOut();
    const { list: done, lines } = await director.keeping.list({ id: list.id });
    expect(done).toMatchObject({ state: 'carried-out', destroyed: 0 });
    expect(lines[0]).toMatchObject({ keptBecause: 'held', destroyedBy: null });
    expect(existsSync(await fileOf(late))).toBe(true);
    await leader.keeping.lift({ id: again.id, expected: again.version, reason: '复查完毕' });
    await leader.keeping.lift({ id: onLate.id, expected: onLate.version, reason: '已交法院' });
  });

  it('is approved neither by its own maker nor in the same duty', async () => {
    const list = await listed([unused]);
    expect(await codeOf(approve('privacy', list))).toBe('destruction.second-person');
    await town.hire('second-privacy', ['privacy']);
    expect(await codeOf(approve('second-privacy', list))).toBe('destruction.other-duty');
    expect(await codeOf(listed([unused])), 'on two lists at once').toBe('destruction.listed-already');
    await (await as('leader')).keeping.refuse({ id: list.id, expected: list.version, reason: '再等等' });
    expect((await row(unused)).state).toBe('verified');
  });
});

describe('destroying', () => {
  it('killed between the entry and the bytes, it goes on at the next start, and verify names what is left', async () => {
    const sha256 = (await row(unused)).sha256 ?? '';
    const file = await fileOf(unused);
    const before = await receiptsFor(house.services, tablet.device.writer, await capturedAs(unused));
    // The disk refuses to take the file away: what lies under its name cannot be opened for writing.
    renameSync(file, `${file}.aside`);
    mkdirSync(file);
    const list = await listed([unused]);
    await approve('leader', list);
    await carryOut();
    const { destroyedBy, state } = await row(unused);
    expect(state).toBe('destroyed');
    expect((await (await as('leader')).keeping.list({ id: list.id })).list.state).toBe('approved');
    rmdirSync(file);
    renameSync(`${file}.aside`, file);
    expect((await look()).faults).toEqual([
      expect.stringContaining(`blob.outlived-destruction  blob ${sha256}`),
    ]);
    await house.close();
    house = await openHouse({ folder });
    house.clock.now += 92 * day;
    expect(existsSync(file), 'the start went on').toBe(false);
    await carryOut();
    const { faults, destroyed } = await look();
    expect(faults).toEqual([]);
    expect(destroyed).toEqual([
      expect.objectContaining({ sha256, evidence: unused, entry: destroyedBy, list: list.id }),
    ]);
    // The digest stays, and a tablet that still holds a copy is told that it may go.
    expect((await row(unused)).sha256).toBe(sha256);
    const after = await receiptsFor(house.services, tablet.device.writer, await capturedAs(unused));
    expect(after.map(({ blobs }) => blobs)).toEqual(before.map(({ blobs }) => blobs));
  }, 120_000);

  it('says on its page by which entry it went, who drew it up, who approved it and why', async () => {
    const { destroyed, names } = await (await as('director')).keeping.ofEvidence({ id: unused });
    expect(destroyed).toMatchObject({
      entry: (await row(unused)).destroyedBy,
      listedBy: town.person('privacy'),
      approvedBy: town.person('leader'),
      ground: reason,
    });
    expect(names[town.person('privacy')]).toBe('privacy同志');
  });

  it('stands in a printed register, of one list and of the year, with whoever approved it and every entry', async () => {
    const gone = await row(unused);
    const ctx = await house.signedIn(town.person('director'), town.office);
    // A register that was printed before its entries lie under a signed head has no root to name.
    await house.services.db.sequencer.run();
    const print = async (which: string) => {
      const bytes = await printRegister({ ...ctx, verb: 'destruction.read' }, which);
      writeFileSync(join(folder, 'register.pdf'), bytes);
      const text = execFileSync('pdftotext', ['-raw', join(folder, 'register.pdf'), '-']).toString();
      return text.replace(/\s/gu, '');
    };
    const { history } = await (await as('director')).keeping.list({ id: gone.destroyedList ?? '' });
    const approved = history.find(({ kind }) => kind === 'destruction.approved');
    // It was carried out when its time was over, in the year after it was taken.
    for (const which of [gone.destroyedList ?? '', '2027']) {
      const text = await print(which);
      for (const said of [gone.sha256, gone.destroyedBy, approved?.hash, '树根'])
        expect(text).toContain(said);
    }
    expect(await print('2026')).toContain('没有执行过销毁');
    await expect(print('dst_aaaaaaaaaaaaaaaaaaaaaaaaaa')).rejects.toThrow('not-found');
  });

  it('destroys nothing twice', async () => {
    expect(await codeOf(listed([unused]))).toBe('destruction.destroyed-already');
    const entries = () => house.services.db.prisma.entry.count({ where: { kind: 'evidence.destroyed' } });
    const before = await entries();
    await carryOut();
    expect(await entries()).toBe(before);
  });

  it('a file put back after its destruction is a fault by name, is not given out and is not quietly removed', async () => {
    const file = await fileOf(unused);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'whatever somebody kept');
    const { faults, destroyed } = await look();
    expect(faults).toEqual([expect.stringContaining('blob.outlived-destruction')]);
    expect(faults.join()).toContain((await row(unused)).destroyedBy);
    expect(destroyed).toEqual([]);
    expect(await destroyGoing(house.services)).toEqual({ destroyed: 0 });
    expect(existsSync(file)).toBe(true);
    rmSync(file);
    expect((await look()).faults).toEqual([]);
  });

  it('bytes that another recording still names stay until that one goes too', async () => {
    const [one = '', other = ''] = twins;
    const file = await fileOf(one);
    await approve('leader', await listed([one]));
    await carryOut();
    expect((await row(one)).state).toBe('destroyed');
    expect(existsSync(file)).toBe(true);
    expect((await look()).faults).toEqual([]);
    const list = await listed([other]);
    await approve('leader', list);
    const { faults, destroyed } = await look(carryOut);
    expect(existsSync(file), 'while somebody looked').toBe(false);
    expect(faults).toEqual([]);
    expect(destroyed).toContainEqual(expect.objectContaining({ evidence: other, list: list.id }));
  });

  it('copies for paper go with the recording, its masked copy only where the list names it', async () => {
    const { blobs } = house.services;
    const privacy = await as('privacy');
    const { version: expected } = await row(late);
    const region = { what: 'face' as const, x: 0, y: 0, w: 2000, h: 2000 };
    // Whoever looked what names these bytes before the mask's entry stood takes them away before it does.
    vi.spyOn(blobs, 'put').mockImplementationOnce(async (bytes) => {
      const stored = await blobs.put(bytes);
      await blobs.destroy(stored.sha256);
      return stored;
    });
    await privacy.evidence.mask({ id: late, expected, regions: [region] });
    const { sha256, maskedHash, office } = await row(late);
    const print = await printCopy(house.services, { sha256: sha256 ?? '', office, evidence: late });
    const lies = async () =>
      Promise.all([sha256, print, maskedHash].map(async (one) => (await blobs.size(one ?? '')) !== null));
    expect(await lies()).toEqual([true, true, true]);
    const [masked] = (await house.services.db.reader.recordedOf({ type: 'evidence', id: late })).filter(
      (entry) => entry.kind === 'evidence.masked',
    );
    expect(masked?.payload, 'the entry names what it is a copy of').toMatchObject({ original: sha256 });
    expect((await look()).faults, 'made once more it is the same bytes').toEqual([]);
    await approve('leader', await listed([late]));
    await carryOut();
    expect(await lies()).toEqual([false, false, true]);
    expect((await look()).faults).toEqual([]);
  });

  it('a masked copy that is not the original with its regions filled is a fault', async () => {
    const { db, blobs } = house.services;
    const subject = { type: 'evidence' as const, id: held };
    const { sha256, office } = await row(held);
    const other = await maskPicture(await buffer(blobs.read(sha256 ?? '')), [{ x: 0, y: 0, w: 9, h: 9 }]);
    const stored = await blobs.put(other.bytes);
    await db.transact(async (writer) => {
      await recordBlob(writer, { ...stored, mime: other.mime, office, subject: held, arrival: 1 });
      await writer.lock([subject]);
      const region = { what: 'face' as const, x: 0, y: 0, w: 5000, h: 5000 };
      const payload = { sha256: stored.sha256, regions: [region], maker: town.person('privacy') };
      await writer.append([
        {
          kind: 'evidence.masked',
          subject,
          office: town.office,
          actor: { person: town.person('privacy'), seat: null },
          payload: { ...payload, original: sha256, encoder: maskEncoder },
          expected: await writer.count(subject),
        },
      ]);
    });
    expect((await look()).faults).toEqual([expect.stringContaining(`mask.differs  evidence ${held}`)]);
  });

  it('somebody with the server’s own keys who writes a destruction without an approved list is named', async () => {
    const { db } = house.services;
    const subject = { type: 'evidence' as const, id: held };
    const { sha256, size } = await row(held);
    const [forged] = await db.transact(async (writer) => {
      await writer.lock([subject]);
      const payload = {
        list: `dst_${'a'.repeat(26)}`,
        sha256,
        size: Number(size),
        reason,
        approvals: [town.person('privacy'), town.person('leader')],
      };
      const actor = { person: town.person('leader'), seat: null };
      const expected = await writer.count(subject);
      return writer.append([
        { kind: 'evidence.destroyed', subject, office: town.office, actor, payload, expected },
      ]);
    });
    const { faults } = await look();
    expect(faults).toContainEqual(
      expect.stringMatching(new RegExp(`destruction\\.not-approved .*${held} entry ${forged?.hash}`)),
    );
    expect(faults).toContainEqual(expect.stringContaining(`blob.outlived-destruction  blob ${sha256}`));
  });
});

describe('the custody of a recording', () => {
  it('is one line of acts and looks, with the duty of whoever looked and the name for those who may read the log', async () => {
    const reviewer = await as('reviewer');
    await reviewer.evidence.get({ id: used });
    const seen = await reviewer.evidence.custody({ id: used });
    expect(seen.entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'evidence.captured',
        'evidence.received',
        'finding.recorded',
        'visit.submitted',
        'visit.locked',
        'finding.confirmed',
      ]),
    );
    expect(seen.views.at(-1)).toMatchObject({
      person: town.person('reviewer'),
      duty: 'reviewer',
      copy: 'page',
      anchor: null,
    });
    await anchorAccessLog(house.services);
    const director = await (await as('director')).evidence.custody({ id: used });
    expect(director.views.at(-1)).toMatchObject({ person: null, duty: 'reviewer' });
    const anchor = await house.services.db.reader.entry(director.views.at(-1)?.anchor ?? '');
    expect(anchor?.header.kind).toBe('access-log.anchored');
  });

  it('goes on to the list it stood on, and to its end', async () => {
    const { entries } = await (await as('director')).evidence.custody({ id: unused });
    expect(entries.map(({ kind }) => kind).slice(-3)).toEqual([
      'destruction.listed',
      'destruction.approved',
      'evidence.destroyed',
    ]);
  });
});

async function capturedAs(id: string): Promise<string[]> {
  const entries = await house.services.db.reader.entriesOf({ type: 'evidence', id });
  return entries.filter(({ header }) => header.kind === 'evidence.captured').map(({ hash }) => hash);
}
