import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import { instantOf } from '@mingcha/domain/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeFrom, nodeCrypto, verifyProof } from '../../../../packages/verifier/src/index.ts';
import { reviewWindowOf } from '../../src/capabilities/bulletins/review-window.ts';
import { renderDispatch } from '../../src/capabilities/dispatches/render.ts';
import { wordFile } from '../../src/files/send-file.ts';
import { subjectsOf } from '../../src/packages/case-subjects.ts';
import { reachOf } from '../../src/packages/reach.ts';
import { openKeyFile, pkcs12Port } from '../../src/seals/pkcs12-port.ts';
import { checkDocuments } from '../../src/verify/check-documents.ts';
import { checkPrints } from '../../src/verify/check-prints.ts';
import type { Ground } from '../../src/verify/ground.ts';
import { signedInAs } from '../door/signed-in.ts';
import {
  briefingOf,
  conclusionOf,
  issueDispatch,
  minutesOf,
  signDispatch,
  urgingOf,
  withdrawalOf,
} from '../house/dispatches.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftOrder, issueOrder, type Seated, seatUnit, versionOf } from '../house/orders.ts';
import { confirmAll, draftBulletin } from '../house/paper.ts';
import { scanned } from '../house/scan.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { makeSealKeys, password } from '../seals/seal-keys.ts';
import { tamperedBy } from '../verify/tampered.ts';

let house: House;
let town: Town;
let seated: Seated;
let findings: string[] = [];
let plan = '';
let order = '';
const keys = makeSealKeys();

const at = (day: string, time = '10:00') => instantOf(day, time, 'Asia/Shanghai');

beforeAll(async () => {
  const key = openKeyFile({ file: keys.ec, password });
  const seal = pkcs12Port(key, { stamps: { urls: [], ca: null, policy: null }, log: { warn: () => {} } });
  // The clock of the house stands where its story does, and the certificate was made today.
  const holder = { ...seal.holder(), notBefore: 0, notAfter: Date.UTC(2036, 0, 1) };
  house = await openHouse({ seal: { ...seal, holder: () => holder } });
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit, { findings: 3 });
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  findings = [...found.findings];
  seated = await seatUnit(town);
  await town.hire('publisher', ['publisher']);
  const row = await house.services.db.reader.prisma.visit.findUniqueOrThrow({ where: { id: visit } });
  plan = row.plan;
}, 180_000);
afterAll(async () => {
  keys.remove();
  await house?.close();
});

const get = async (id: string, who = 'planner') =>
  (await (await town.as(who)).dispatches.get({ id })).dispatch;
const seenAs = async (id: string, who = 'planner') => ({ id, expected: (await get(id, who)).version });

describe('an order', () => {
  it('is sealed by a key before it is served, by nobody who wrote or signed it', async () => {
    const drafted = await draftOrder(town, findings.slice(0, 2));
    await issueOrder(town, drafted);
    order = drafted.id;
    const target = { id: order, expected: await versionOf(town, order) };
    await expect((await town.as('planner')).orders.sealByKey(target)).rejects.toThrow('not-allowed');
    const director = await town.as('director');
    const sealed = await director.orders.sealByKey(target);
    expect(sealed.state).toBe('issued');
    const again = { id: order, expected: sealed.version };
    await expect(director.orders.sealByKey(again)).rejects.toThrow('order.sealed-already');
    const row = await house.services.db.reader.prisma.order.findUniqueOrThrow({ where: { id: order } });
    expect([row.sealedBy, row.sealFile === row.sha256]).toEqual([town.person('director'), false]);
    await (await town.as(seated.liaison)).orders.acknowledge({ id: order, expected: sealed.version });
    const late = { id: order, expected: await versionOf(town, order) };
    await expect(director.orders.sealByKey(late)).rejects.toThrow('state-forbids');
  });
});

describe('an urging slip', () => {
  it('is drafted of late items alone', async () => {
    const planner = await town.as('planner');
    await expect(planner.dispatches.draft(urgingOf(order, town.unit, [1]))).rejects.toThrow(
      'dispatch.item-not-late',
    );
    house.clock.now = at('2026-12-02');
    await expect(planner.dispatches.draft(urgingOf(order, town.unit, [1, 2]))).rejects.toThrow(
      'dispatch.item-not-late',
    );
    expect((await planner.dispatches.draft(urgingOf(order, town.unit, [1]))).state).toBe('draft');
  });

  it('can be taken out for a word processor in each form while it is a draft, and not by its addressee', async () => {
    const planner = await town.as('planner');
    const forms = [
      urgingOf(order, town.unit, [1]),
      conclusionOf(plan, town.unit, findings),
      briefingOf(),
      minutesOf(),
    ];
    const drafts = [];
    for (const form of forms) drafts.push((await planner.dispatches.draft(form)).id);
    const ways = drafts.map((id) => `/files/dispatches/${id}/draft.docx`);
    const { signed: headers } = await signedInAs(town, 'planner');
    for (const way of ways) {
      const answer = await fetch(new URL(way, house.url), { headers });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, wordFile]);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
    const unit = await signedInAs(town, seated.chief);
    for (const way of ways) expect((await unit.get(way)).status).toBe(404);
  });

  it('is signed by the office head and by nobody who wrote it, numbered with the signature, and says how often it was urged', async () => {
    const director = await town.as('director');
    const own = await director.dispatches.draft(urgingOf(order, town.unit, [1]));
    const { viewHash } = await director.dispatches.preview({ id: own.id });
    const sign = { id: own.id, expected: own.version, viewHash, opinion: '同意。' };
    await expect(director.dispatches.sign(sign)).rejects.toThrow('dispatch.signer-is-drafter');
    await expect((await town.as('leader')).dispatches.sign(sign)).rejects.toThrow('role-missing');
    const first = await signDispatch(town, urgingOf(order, town.unit, [1]), 'director');
    const second = await signDispatch(town, urgingOf(order, town.unit, [1]), 'director');
    expect([first.number, second.number]).toEqual(['清督函〔2026〕1号', '清督函〔2026〕2号']);
    await renderDispatch(house.services, first.id);
    await renderDispatch(house.services, second.id);
    const view = async (id: string) => {
      const { viewHash: hash } = await get(id);
      return JSON.parse((await buffer(house.services.blobs.read(hash ?? ''))).toString('utf8'));
    };
    expect([(await view(first.id)).times, (await view(second.id)).times]).toEqual([1, 2]);
    expect((await view(first.id)).matters[0].late).toBeGreaterThan(0);
  });

  it('is not signed of a text that reads otherwise by now', async () => {
    const planner = await town.as('planner');
    const director = await town.as('director');
    const drafted = await planner.dispatches.draft(urgingOf(order, town.unit, [1]));
    const { viewHash } = await director.dispatches.preview({ id: drafted.id });
    house.clock.now = at('2026-12-03');
    const sign = { id: drafted.id, expected: drafted.version, viewHash, opinion: '同意。' };
    await expect(director.dispatches.sign(sign)).rejects.toThrow('dispatch.view-changed');
  });

  it('is hidden from the unit until it goes out, and received by its own hand', async () => {
    const liaison = await town.as(seated.liaison);
    const { id } = await signDispatch(town, urgingOf(order, town.unit, [1]), 'director');
    await renderDispatch(house.services, id);
    await expect(liaison.dispatches.get({ id })).rejects.toThrow('not-found');
    const planner = await town.as('planner');
    await expect(planner.dispatches.issue(await seenAs(id))).rejects.toThrow('dispatch.not-sealed');
    const publisher = await town.as('publisher');
    const sealed = await publisher.dispatches.sealByKey(await seenAs(id));
    await planner.dispatches.issue({ id, expected: sealed.version });
    const read = await liaison.dispatches.get({ id });
    expect([read.dispatch.state, read.dispatch.drafter, read.dispatch.signedBy, read.dispatch.text]).toEqual([
      'issued',
      '',
      null,
      null,
    ]);
    expect(read.history.map(({ kind }) => kind)).toEqual(['dispatch.issued']);
    const received = await liaison.dispatches.receive({ id, expected: read.dispatch.version });
    expect(received.state).toBe('served');
  });

  it('is not served on the word of one person', async () => {
    const { id } = await issueDispatch(town, urgingOf(order, town.unit, [1]), 'director');
    const planner = await town.as('planner');
    const proof = {
      method: 'direct' as const,
      at: house.services.now(),
      receivedBy: '门卫',
      scan: await scanned(town, '送达回证'),
    };
    await expect(planner.dispatches.serve({ ...(await seenAs(id)), proof })).rejects.toThrow(
      'service.needs-second',
    );
  });
});

describe('a conclusion', () => {
  it('is reviewed before it is signed, by the leader and nobody else, and opens thirty days when it is received', async () => {
    const planner = await town.as('planner');
    const leader = await town.as('leader');
    const drafted = await planner.dispatches.draft(conclusionOf(plan, town.unit, findings));
    const { id } = drafted;
    const { viewHash } = await leader.dispatches.preview({ id });
    const early = { id, expected: drafted.version, viewHash, opinion: '同意。' };
    await expect(leader.dispatches.sign(early)).rejects.toThrow('dispatch.not-reviewed');
    const reviewer = await town.as('reviewer');
    const reviewed = await reviewer.dispatches.review({ id, expected: drafted.version, opinion: '合法。' });
    const sign = { ...early, expected: reviewed.version };
    await expect((await town.as('director')).dispatches.sign(sign)).rejects.toThrow('role-missing');
    await leader.dispatches.sign(sign);
    await renderDispatch(house.services, id);
    await planner.dispatches.issue({ ...(await seenAs(id)), unsealed: true });
    // What a bulletin tells everybody waits for it; unserved, it counts as served today.
    const bulletin = await draftBulletin(town, { findings, photos: [] });
    const window = (on: string) =>
      reviewWindowOf(
        house.services.db.reader,
        { id: bulletin.id, office: town.office, issuedAt: null },
        at(on),
      );
    expect((await window('2026-12-01')).until).toBe('2026-12-31');
    const liaison = await town.as(seated.liaison);
    house.clock.now = at('2026-12-04');
    await liaison.dispatches.receive(await seenAs(id, seated.liaison));
    // 2027-01-03 is a Sunday: the last day moves to the next that is worked.
    expect((await get(id)).reviewDay).toBe('2027-01-04');
    expect(await window('2026-12-20')).toEqual({ until: '2027-01-04', pending: 0 });
  });

  it('may be written by whoever led the team, who writes nothing else', async () => {
    const lead = await town.as('lead');
    const { id, version } = await lead.dispatches.draft(conclusionOf(plan, town.unit, findings));
    const written = { ...conclusionOf(plan, town.unit, []), id, expected: version };
    expect((await lead.dispatches.revise(written)).state).toBe('draft');
    await expect(lead.dispatches.draft(briefingOf())).rejects.toThrow('role-missing');
    const other = await town.as('third');
    await expect(other.dispatches.get({ id })).rejects.toThrow('not-found');
  });

  it('names only what was confirmed at that unit under that plan', async () => {
    const planner = await town.as('planner');
    const foreign = [`fnd_${'a'.repeat(26)}`];
    await expect(planner.dispatches.draft(conclusionOf(plan, town.unit, foreign))).rejects.toThrow(
      'dispatch.finding-not-confirmed',
    );
  });

  it('goes back to whoever wrote it, and is reviewed anew when its text changed', async () => {
    const planner = await town.as('planner');
    const reviewer = await town.as('reviewer');
    const written = conclusionOf(plan, town.unit, findings);
    const { id, version } = await planner.dispatches.draft(written);
    const reviewed = await reviewer.dispatches.review({ id, expected: version, opinion: '合法。' });
    const leader = await town.as('leader');
    const back = await leader.dispatches.return({ id, expected: reviewed.version, reason: '依据不全。' });
    const revised = await planner.dispatches.revise({ ...written, id, expected: back.version });
    const { viewHash } = await leader.dispatches.preview({ id });
    const sign = { id, expected: revised.version, viewHash, opinion: '同意。' };
    await expect(leader.dispatches.sign(sign)).rejects.toThrow('dispatch.not-reviewed');
  });
});

describe('briefings and minutes', () => {
  it('are told how long they are, and are not signed beyond what an office counts', async () => {
    const planner = await town.as('planner');
    const director = await town.as('director');
    const written = minutesOf();
    if (written.text.form !== 'minutes') throw new Error('minutes');
    const parts = [1, 2].map(() => ({ heading: '', text: '会'.repeat(2600) }));
    const long = await planner.dispatches.draft({ ...written, text: { ...written.text, parts } });
    const { viewHash, characters } = await director.dispatches.preview({ id: long.id });
    // The title counts, who was there does not; 5,000 is the limit of what goes over everything.
    expect(characters).toBe(5200 + [...written.text.title].length);
    const sign = { id: long.id, expected: long.version, viewHash, opinion: '同意。' };
    await expect(director.dispatches.sign(sign)).rejects.toThrow('bulletin.too-long');
    const letter = conclusionOf(plan, town.unit, findings);
    if (letter.text.form !== 'conclusion') throw new Error('a conclusion');
    const text = { ...letter.text, praise: '好'.repeat(4000) };
    const wordy = await planner.dispatches.draft({ ...letter, text });
    const review = { id: wordy.id, expected: wordy.version, opinion: '合法。' };
    await expect((await town.as('reviewer')).dispatches.review(review)).rejects.toThrow('bulletin.too-long');
  });

  it('fifty that are signed at one moment get fifty issues in a row', async () => {
    const planner = await town.as('planner');
    const director = await town.as('director');
    const titles = Array.from({ length: 50 }, (_, n) => `第${n + 1}篇`);
    const drafts = await Promise.all(titles.map((title) => planner.dispatches.draft(briefingOf(title))));
    const hashes = await Promise.all(drafts.map(({ id }) => director.dispatches.preview({ id })));
    const signed = await Promise.all(
      drafts.map(({ id, version }, n) =>
        director.dispatches.sign({
          id,
          expected: version,
          viewHash: hashes[n]?.viewHash ?? '',
          opinion: '发。',
        }),
      ),
    );
    const issues = signed.map(({ number }) => Number(/第(\d+)期/.exec(number)?.[1])).sort((a, b) => a - b);
    expect(issues).toEqual(titles.map((_, n) => n + 1));
  }, 120_000);

  it('count on from other years in the number of all issues', async () => {
    house.clock.now = at('2027-01-05');
    const { id, number } = await issueDispatch(town, briefingOf('新年第一篇'), 'director');
    const row = await house.services.db.reader.prisma.dispatch.findUniqueOrThrow({ where: { id } });
    expect([number, row.serial, row.total]).toEqual(['督查专报2027年第1期', 1, 51]);
  });

  it('bear no seal, are issued without one, and are served on nobody', async () => {
    const { id, number } = await signDispatch(town, minutesOf(), 'leader');
    expect(number).toBe('〔2027〕1号');
    await renderDispatch(house.services, id);
    const director = await town.as('director');
    await expect(director.dispatches.sealByKey(await seenAs(id))).rejects.toThrow('state-forbids');
    const planner = await town.as('planner');
    expect((await planner.dispatches.issue(await seenAs(id))).state).toBe('issued');
    await expect(planner.papers.prepare({ act: 'dispatches.serve', target: { id } })).rejects.toThrow(
      'dispatch.goes-to-no-unit',
    );
  });

  it('a number stays in the register when its text is revoked', async () => {
    const { id } = await signDispatch(town, minutesOf('再次研究的会议纪要'), 'leader');
    const leader = await town.as('leader');
    await leader.dispatches.revoke({ ...(await seenAs(id)), reason: '议题有误。' });
    const { number } = await signDispatch(town, minutesOf('第三次会议纪要'), 'director');
    expect(number).toBe('〔2027〕3号');
  });
});

it('what went out between two days is counted for a briefing', async () => {
  const planner = await town.as('planner');
  const figures = await planner.dispatches.figures({ from: '2026-11-01', to: '2026-12-31' });
  expect([figures.orders, figures.items, figures.closed]).toEqual([1, 2, 0]);
  expect(figures.overdue).toBe(2);
  expect(figures.parts[0]?.text).toContain('整改通知1份');
});

describe('the page that answers for a code', () => {
  const asked = async (code: string, path = '/check') => {
    const answer = await fetch(new URL(`${path}?${new URLSearchParams({ code, lang: 'zh' })}`, house.url));
    return { status: answer.status, text: await answer.text() };
  };

  it('knows each form that went out, by its own name and number, and proves it without us', async () => {
    const rows = await house.services.db.reader.prisma.dispatch.findMany({ orderBy: { draftedAt: 'asc' } });
    const out = rows.filter(({ issuedAt, state }) => issuedAt !== null && state !== 'revoked');
    expect([...new Set(out.map(({ form }) => form))].sort()).toEqual([
      'briefing',
      'conclusion',
      'minutes',
      'urging',
    ]);
    const names = { briefing: '简报', conclusion: '督查结论', minutes: '会议纪要', urging: '督办函' };
    for (const { form, number, viewHash, sha256 } of out) {
      const code = `mingcha/${form}/1\n${number}\n${viewHash}`;
      const { text } = await asked(code);
      for (const told of ['文书属实，现在有效', names[form as keyof typeof names], number ?? ''])
        expect(text, code).toContain(told);
      const proof = await asked(code, '/check/proof.json');
      const report = verifyProof(proof.text, nodeCrypto(), { code: codeFrom(code), file: sha256 ?? '' });
      expect([report.faults, report.verdict], code).toEqual([[], 'holds']);
    }
    const kept = rows.filter(({ issuedAt, viewHash }) => issuedAt === null && viewHash !== null);
    expect(kept.length).toBeGreaterThan(0);
    for (const { form, number, viewHash } of kept)
      expect((await asked(`mingcha/${form}/1\n${number}\n${viewHash}`)).status, 'still in the house').toBe(
        404,
      );
    const [{ number, viewHash } = { number: '', viewHash: '' }] = out.filter(
      ({ form }) => form === 'minutes',
    );
    expect((await asked(`mingcha/briefing/1\n${number}\n${viewHash}`)).status, 'another form').toBe(404);
  });

  it('says that a letter was revoked', async () => {
    const row = await house.services.db.reader.prisma.dispatch.findFirstOrThrow({
      where: { form: 'minutes', state: 'issued' },
    });
    const code = `mingcha/minutes/1\n${row.number}\n${row.viewHash}`;
    const leader = await town.as('leader');
    await leader.dispatches.revoke({ ...(await seenAs(row.id)), reason: '内容有误。' });
    expect((await asked(code)).text).toContain('已撤回');
    const proof = await asked(code, '/check/proof.json');
    const report = verifyProof(proof.text, nodeCrypto(), { code: codeFrom(code) });
    expect(report.faults).toEqual([]);
    expect(report.open.map(({ code: note }) => note)).toContain('status-withdrawn');
    expect(proof.text).not.toContain('内容有误');
  });
});

describe('a withdrawal notice', () => {
  const owedTo = async (who: string) =>
    (await (await town.as(who)).work.mine()).waiting.find(({ what }) => what === 'dispatch.withdrawal-owed')
      ?.count ?? 0;
  const checked = async (document: string, id: string) => {
    const { prisma } = house.services.db.reader;
    const { number, viewHash } =
      document === 'order'
        ? await prisma.order.findUniqueOrThrow({ where: { id } })
        : await prisma.dispatch.findUniqueOrThrow({ where: { id } });
    const code = `mingcha/${document}/1\n${number}\n${viewHash}`;
    const at = (path: string) =>
      fetch(new URL(`${path}?${new URLSearchParams({ code, lang: 'zh' })}`, house.url));
    return { code, number, page: await (await at('/check')).text(), proof: await at('/check/proof.json') };
  };
  let notice = '';

  it('is owed for what was revoked after it went out, and for nothing else', async () => {
    const before = await owedTo('planner');
    const planner = await town.as('planner');
    const of = { type: 'order' as const, id: order };
    await expect(planner.dispatches.draft(withdrawalOf(of))).rejects.toThrow('dispatch.not-withdrawn');
    const leader = await town.as('leader');
    await leader.orders.revoke({ id: order, expected: await versionOf(town, order), reason: '认定事实有误' });
    expect(await owedTo('planner')).toBe(before + 1);
    expect(await owedTo('reviewer')).toBe(0);
    const owed = await planner.dispatches.owed();
    expect(owed).toHaveLength(before + 1);
    expect(await (await town.as('lead')).dispatches.owed()).toEqual([]);
    expect(owed.find(({ id }) => id === order)).toMatchObject({
      kind: 'order',
      reason: '认定事实有误',
      draft: null,
    });
    // Signed, numbered and revoked in the house: nobody outside ever had it.
    const kept = await house.services.db.reader.prisma.dispatch.findFirstOrThrow({
      where: { state: 'revoked', issuedAt: null },
    });
    const inside = withdrawalOf({ type: 'dispatch', id: kept.id });
    await expect(planner.dispatches.draft(inside)).rejects.toThrow('dispatch.never-went-out');
  });

  it('is drafted once, however many begin at the same time', async () => {
    const planner = await town.as('planner');
    const director = await town.as('director');
    const written = withdrawalOf({ type: 'order', id: order });
    const begun = await Promise.allSettled([
      planner.dispatches.draft(written),
      director.dispatches.draft(written),
    ]);
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const row = await house.services.db.reader.prisma.dispatch.findFirstOrThrow({
      where: { withdraws: order },
    });
    notice = row.id;
    expect([row.unit, row.addressees]).toEqual([town.unit, [town.unit]]);
    expect((await planner.dispatches.owed()).find(({ id }) => id === order)?.draft).toBe(notice);
    expect((await checked('order', order)).page).not.toContain('撤销通知');
  });

  it('is signed by the leader, says what no longer stands and why, and is owed no longer', async () => {
    const leader = await town.as('leader');
    const director = await town.as('director');
    const { viewHash } = await leader.dispatches.preview({ id: notice });
    const sign = { ...(await seenAs(notice)), viewHash, opinion: '同意。' };
    await expect(director.dispatches.sign(sign)).rejects.toThrow('role-missing');
    const owed = await owedTo('planner');
    const { number } = await leader.dispatches.sign(sign);
    expect(number).toMatch(/^清督函〔2027〕\d+号$/);
    expect(await owedTo('planner')).toBe(owed - 1);
    const view = JSON.parse((await buffer(house.services.blobs.read(viewHash))).toString('utf8'));
    const { number: ordered } = await house.services.db.reader.prisma.order.findUniqueOrThrow({
      where: { id: order },
    });
    expect(view.withdrawn).toMatchObject({ kind: 'order', number: ordered, reason: '认定事实有误' });
    expect(view.withdrawn.revokedOn).toBe('2027-01-05');
  });

  it('reaches the unit, and each of the two pages names the other once it went out', async () => {
    await renderDispatch(house.services, notice);
    const publisher = await town.as('publisher');
    const planner = await town.as('planner');
    const sealed = await publisher.dispatches.sealByKey(await seenAs(notice));
    const { number } = await get(notice);
    expect((await checked('order', order)).page).not.toContain(number ?? '?');
    await planner.dispatches.issue({ id: notice, expected: sealed.version });
    const liaison = await town.as(seated.liaison);
    const read = await liaison.dispatches.get({ id: notice });
    expect(read.withdraws).toMatchObject({ type: 'order', id: order });
    expect((await liaison.dispatches.list({ withdraws: order, limit: 20 })).rows).toHaveLength(1);
    expect((await liaison.dispatches.receive(await seenAs(notice, seated.liaison))).state).toBe('served');
    const old = await checked('order', order);
    for (const told of ['已撤回', '撤销通知', number ?? '?', '2027年1月5日'])
      expect(old.page).toContain(told);
    const letter = await checked('withdrawal', notice);
    for (const told of ['文书属实，现在有效', '所撤销的文书', old.number ?? '?'])
      expect(letter.page).toContain(told);
    expect(letter.page).not.toContain('认定事实有误');
    const report = verifyProof(await letter.proof.text(), nodeCrypto(), { code: codeFrom(letter.code) });
    expect([report.faults, report.verdict]).toEqual([[], 'holds']);
  });

  it('that is revoked itself leaves the document withdrawn, and a new one is owed', async () => {
    const leader = await town.as('leader');
    const owed = await owedTo('planner');
    await leader.dispatches.revoke({ ...(await seenAs(notice)), reason: '文字有误，另发' });
    expect(await owedTo('planner')).toBe(owed + 1);
    const again = withdrawalOf({ type: 'order', id: order });
    const second = await issueDispatch(town, again, 'leader');
    expect((await checked('order', order)).page).toContain(second.number);
    expect(await owedTo('planner')).toBe(owed);
    const of = withdrawalOf({ type: 'dispatch', id: notice });
    await expect((await town.as('planner')).dispatches.draft(of)).rejects.toThrow(
      'dispatch.withdraws-notice',
    );
  });

  it('leaves room for an order in the place of what it withdraws: each names the other, on paper and on its page', async () => {
    const other = { replaces: order };
    await expect(draftOrder(town, findings.slice(2), town.otherUnit, other)).rejects.toThrow();
    const drafted = await draftOrder(town, findings.slice(2), town.unit, other);
    const standing = { replaces: drafted.id };
    await expect(draftOrder(town, findings.slice(2), town.unit, standing)).rejects.toThrow(
      'order.replaces-standing',
    );
    const { number } = await issueOrder(town, drafted);
    const old = await checked('order', order);
    expect(old.page).toContain('替代文书');
    expect(old.page).toContain(number);
    expect((await checked('order', drafted.id)).page).toContain(old.number);
    const liaison = await town.as(seated.liaison);
    const read = await liaison.orders.get({ id: order });
    expect([read.replacedBy.map(({ id }) => id), read.items.map(({ clock }) => clock)]).toEqual([
      [drafted.id],
      [null, null],
    ]);
    expect((await liaison.orders.get({ id: drafted.id })).replaces).toMatchObject({ id: order });
    const { viewHash } = await house.services.db.reader.prisma.order.findUniqueOrThrow({
      where: { id: drafted.id },
    });
    const view = JSON.parse((await buffer(house.services.blobs.read(viewHash ?? ''))).toString('utf8'));
    expect(view.replaces).toMatchObject({ id: order, number: old.number });
  });

  it('stands in the package of what it withdraws', async () => {
    const director = await town.contextOf('director', 'package.full');
    const subjects = await house.services.db.read((reader) =>
      subjectsOf(reader, reachOf(director.session), { type: 'order', id: order }),
    );
    expect(subjects).toContainEqual({ type: 'dispatch', id: notice });
  });
});

describe('verify', () => {
  it('prints again each letter, briefing and minutes, and what was printed for a seal, and names the one that differs', async () => {
    const { db, blobs } = house.services;
    const codes = async () => {
      const all: string[] = [];
      for await (const { code, place } of checkPrints({ db: db as OpenDatabase, blobs }, null, 0))
        all.push(`${code} ${place}`);
      return all;
    };
    expect(await codes()).toEqual([]);
    const { prisma } = db.reader;
    const other = 'f'.repeat(64);
    for (const form of ['urging', 'conclusion', 'briefing', 'minutes', 'withdrawal']) {
      const row = await prisma.dispatch.findFirstOrThrow({ where: { form, sha256: { not: null } } });
      const set = (value: string | null) => [
        `update dispatch set sha256 = '${value}' where id = '${row.id}'`,
      ];
      expect(await tamperedBy(house, { change: set(other), undo: set(row.sha256) }, codes), form).toEqual([
        `document.prints-otherwise dispatch ${row.number} ${other}`,
      ]);
    }
    const sealed = await prisma.order.findFirstOrThrow({ where: { sealPrinted: { not: null } } });
    const set = (value: string | null) => [
      `update rectification_order set seal_printed = '${value}' where id = '${sealed.id}'`,
    ];
    expect(await tamperedBy(house, { change: set(other), undo: set(sealed.sealPrinted) }, codes)).toEqual([
      `document.prints-otherwise order ${sealed.number} ${other}`,
    ]);
  }, 60_000);

  it('holds views, files and seals of orders and dispatches against the journal, and the tables fold again to the same', async () => {
    const { db, blobs } = house.services;
    const found = async (ground: object) => {
      const codes: string[] = [];
      for await (const { code } of checkDocuments(ground as Ground)) codes.push(code);
      return codes;
    };
    expect(await found({ db, blobs })).toEqual([]);
    const { prisma } = db.reader;
    const letter = await prisma.dispatch.findFirstOrThrow({ where: { sealFile: { not: null } } });
    const sealed = await prisma.order.findFirstOrThrow({ where: { sealFile: { not: null } } });
    const other = [letter.sealFile, letter.viewHash, sealed.sealFile];
    const bent = {
      size: (sha256: string) => blobs.size(sha256),
      read: (sha256: string) =>
        other.includes(sha256) ? Readable.from([Buffer.alloc(1_000_000)]) : blobs.read(sha256),
    };
    expect(await found({ db, blobs: bent })).toEqual([
      'document.sealed-differs',
      'document.seal-unreadable',
      'document.sealed-differs',
      'document.seal-unreadable',
      'view.differs',
    ]);
    expect(await compareLive(db as OpenDatabase)).toEqual([]);
    await rebuild(db as OpenDatabase);
    expect(await compareLive(db as OpenDatabase)).toEqual([]);
  }, 60_000);
});
