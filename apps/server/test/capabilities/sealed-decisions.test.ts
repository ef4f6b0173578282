import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import type { Recorded, Subject } from '@mingcha/domain';
import { AppealView } from '@mingcha/domain/accountability';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printAppeal, printAppealForSeal } from '../../src/capabilities/accountability/appeal-print.ts';
import { printCase } from '../../src/capabilities/accountability/case-print.ts';
import { openKeyFile, pkcs12Port } from '../../src/seals/pkcs12-port.ts';
import { readSeal } from '../../src/seals/read-seal.ts';
import { checkDocuments } from '../../src/verify/check-documents.ts';
import { checkPrints } from '../../src/verify/check-prints.ts';
import type { Ground } from '../../src/verify/ground.ts';
import { issuedBulletin, requestOf, reviewing, verdictOf } from '../house/appeals.ts';
import {
  decisionOf,
  defence,
  handOver,
  hireOrgan,
  next,
  noticedCase,
  standingFinding,
} from '../house/cases.ts';
import { type House, openHouse } from '../house/house.ts';
import { type Seated, seatUnit } from '../house/orders.ts';
import { openTown, type Town } from '../house/town.ts';
import { makeSealKeys, password } from '../seals/seal-keys.ts';

let house: House;
let town: Town;
let unit: Seated;
/** Of the decision on a person, and of the one on an appeal. */
const ids = { case: '', appeal: '' };
const keys = makeSealKeys();
const organ = '清源市监察委员会';
/** Whose seal the key of this machine is. */
let whose = organ;

beforeAll(async () => {
  const key = openKeyFile({ file: keys.ec, password });
  const seal = pkcs12Port(key, { stamps: { urls: [], ca: null, policy: null }, log: { warn: () => {} } });
  // The clock of the house stands where its story does, and the certificate was made today.
  const holder = { ...seal.holder(), notBefore: 0, notAfter: Date.UTC(2036, 0, 1) };
  house = await openHouse({
    seal: { ...seal, holder: () => ({ ...holder, subject: `C=CN, O=清源市, CN=${whose}` }) },
  });
  town = await openTown(house);
  await hireOrgan(town);
  await town.hire('keeper', ['director', 'discipline']);
  unit = await seatUnit(town);
  const finding = await standingFinding(town);
  const noticed = await noticedCase(town, finding);
  const defended = await (await town.as('respondent')).cases.defend({ ...next(noticed), ...defence });
  const forum = ['judge', 'judge-2', 'keeper'].map(town.person);
  const answered = await (await town.as('officer')).cases.answerDefence({
    ...next(defended),
    points: [{ n: 1, outcome: 'partly', text: '交接属实，时间过长亦属实。' }],
    forum,
  });
  const { discussion, ...said } = await decisionOf(town);
  const decided = await (await town.as('judge')).cases.decide({
    ...next(answered),
    ...said,
    discussion: { ...discussion, participants: forum },
  });
  ids.case = decided.id;
  const bulletin = await issuedBulletin(town, finding);
  const filed = await (await town.as(unit.chief)).appeals.file(
    requestOf(town, { type: 'bulletin', id: bulletin.id }),
  );
  const assigned = await reviewing(town, filed);
  await (await town.as('outside')).appeals.decide({
    ...next(assigned),
    ...(await verdictOf(town, 'upheld')),
  });
  ids.appeal = filed.id;
}, 300_000);
afterAll(async () => {
  keys.remove();
  await house?.close();
});

const director = () => town.as('director');
const caseNow = async () => (await (await director()).cases.get({ id: ids.case })).case;
const appealNow = async () => (await (await director()).appeals.get({ id: ids.appeal })).appeal;
const decision = async (copy?: 'for-seal') =>
  printCase(
    await town.contextOf('judge', 'case.read'),
    ids.case,
    'case-decision',
    copy === undefined ? {} : { copy },
  );
const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf) })
    .toString()
    .replace(/\s/gu, '');
/** Of the organ's own register. */
const number = '清监处〔2026〕8号';
const marks = { open: '未盖章样稿', sealed: '电子用印文件' };
const recorded = (subject: Subject) => house.services.db.reader.recordedOf(subject);

describe('a decision on a person', () => {
  it('says on every page that it is not sealed; the copy for a seal of metal is clean', async () => {
    expect(textOf(await decision())).toContain(marks.open);
    expect(textOf(await decision('for-seal'))).not.toContain(marks.open);
  });

  it('is the organ’s, and so is its seal: a key of somebody else’s does not seal it', async () => {
    whose = '清源市人民政府督查室';
    const target = next(await caseNow());
    await expect((await director()).cases.sealByKey({ ...target, number })).rejects.toThrow(
      'seal.of-another',
    );
    whose = organ;
  });

  it('is sealed by a director, and by nobody who sat over it', async () => {
    const target = next(await caseNow());
    for (const key of ['judge', 'officer', 'leader'])
      await expect((await town.as(key)).cases.sealByKey({ ...target, number }), key).rejects.toThrow(
        'not-allowed',
      );
    await expect((await town.as('keeper')).cases.sealByKey({ ...target, number })).rejects.toThrow(
      'seal.keeper-decided',
    );
  });

  it('is sealed before it is served: the file lies in the entry, and nothing of it in the store', async () => {
    await expect((await director()).cases.sealByKey(next(await caseNow()))).rejects.toThrow(
      'seal.number-missing',
    );
    const strange = { ...next(await caseNow()), number: '清监处𪚥8号' };
    await expect((await director()).cases.sealByKey(strange)).rejects.toThrow('document.characters-missing');
    const files = () => house.services.db.prisma.blob.count();
    const before = await files();
    const sealed = await (await director()).cases.sealByKey({ ...next(await caseNow()), number });
    expect([sealed.state, await files()]).toEqual(['decided', before]);
    const entry = (await recorded({ type: 'case', id: ids.case })).at(-1);
    if (entry?.kind !== 'case.sealed-by-key' || typeof entry.payload.file !== 'string')
      throw new Error('not recorded');
    const bytes = Buffer.from(entry.payload.file, 'base64');
    const sum = (some: Uint8Array) => createHash('sha256').update(some).digest('hex');
    expect([sum(bytes), sum(bytes.subarray(0, entry.payload.unsignedSize))]).toEqual([
      entry.payload.sealed,
      entry.payload.unsigned,
    ]);
    expect(readSeal(bytes)).toEqual({ ok: true, certificate: entry.payload.certificate.digest });
    expect(Buffer.from(await decision()).equals(bytes)).toBe(true);
    for (const shown of [marks.sealed, number]) expect(textOf(bytes)).toContain(shown);
    expect(textOf(bytes)).not.toContain(marks.open);
    expect((await caseNow()).sealedBy).toBe(town.person('director'));
    await expect(decision('for-seal'), 'there is one original').rejects.toThrow('seal.done-already');
    await expect((await director()).cases.sealByKey({ ...next(await caseNow()), number })).rejects.toThrow(
      'seal.done-already',
    );
  });

  it('goes to the respondent as it was sealed, and no other seal is set after that', async () => {
    await handOver(town, 'cases.serve.person', { id: ids.case });
    const theirs = await printCase(
      await town.contextOf('respondent', 'case.defend'),
      ids.case,
      'case-decision',
    );
    expect(Buffer.from(theirs).equals(Buffer.from(await decision()))).toBe(true);
    await expect((await director()).cases.sealByKey({ ...next(await caseNow()), number })).rejects.toThrow(
      'seal.served-already',
    );
  });
});

describe('a decision on appeal', () => {
  it('is sealed by the key of the office whose it is, once, between its decision and its service', async () => {
    const reader = await town.contextOf('outside', 'appeal.read');
    const printed = async () => textOf((await printAppeal(reader, ids.appeal)).bytes);
    expect(await printed()).toContain(marks.open);
    expect(textOf((await printAppealForSeal(reader, ids.appeal)).bytes)).not.toContain(marks.open);
    const target = next(await appealNow());
    await expect((await town.as('outside')).appeals.sealByKey(target)).rejects.toThrow('not-allowed');
    await expect((await director()).appeals.sealByKey(target)).rejects.toThrow('seal.of-another');
    const entries = await recorded({ type: 'appeal', id: ids.appeal });
    const decided = entries.flatMap(({ kind, payload }) =>
      kind === 'appeal.decided' ? [payload.view] : [],
    )[0];
    whose = AppealView.parse(decided).issuer.name;
    expect((await (await director()).appeals.sealByKey(target)).state).toBe('decided');
    expect(await printed()).toContain(marks.sealed);
    expect((await appealNow()).sealedBy).toBe(town.person('director'));
    const again = next(await appealNow());
    await expect((await director()).appeals.sealByKey(again)).rejects.toThrow('seal.done-already');
    await (await town.as(unit.liaison)).appeals.receive(again);
    const own = await printAppeal(await town.contextOf(unit.liaison, 'appeal.own'), ids.appeal);
    expect(textOf(own.bytes)).toContain(marks.sealed);
    const late = next(await appealNow());
    await expect((await director()).appeals.sealByKey(late)).rejects.toThrow('state-forbids');
  });
});

describe('verify', () => {
  /** The same ground with the payloads of sealings and decisions bent as they are read. */
  const bentBy = (bend: (entry: Recorded) => object): Ground => {
    const { db, blobs } = house.services;
    const reader = Object.create(db.reader, {
      recordedOf: {
        value: async (subject: Subject) =>
          (await recorded(subject)).map((entry) => ({
            ...entry,
            payload: { ...entry.payload, ...bend(entry) },
          })),
      },
    });
    return { db: Object.create(db as object, { reader: { value: reader } }), blobs } as Ground;
  };
  const seen = async (ground: Ground) => {
    const found: string[] = [];
    for await (const { code, place } of checkDocuments(ground))
      found.push(`${code} ${place.split(' ').slice(0, 2).join(' ')}`);
    for await (const { code, place } of checkPrints(ground, null, 0))
      found.push(`${code} ${place.split(' ').slice(0, 2).join(' ')}`);
    return found;
  };
  const ofBoth = (code: string) => [`${code} case ${ids.case}`, `${code} appeal ${ids.appeal}`];

  it('finds nothing where nothing was changed, and the tables fold again to the same', async () => {
    expect(await seen(bentBy(() => ({})))).toEqual([]);
    const db = house.services.db as OpenDatabase;
    expect(await compareLive(db)).toEqual([]);
    await rebuild(db);
    expect(await compareLive(db)).toEqual([]);
  }, 60_000);

  it('names a seal that is not over these bytes, or another key’s than the journal has', async () => {
    const changed = (file: string) => {
      const bytes = Buffer.from(file, 'base64');
      const at = bytes.lastIndexOf('/Reason');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes.toString('base64');
    };
    const withFile = bentBy(({ payload }) =>
      'file' in payload && typeof payload.file === 'string' ? { file: changed(payload.file) } : {},
    );
    expect(await seen(withFile)).toEqual(ofBoth('document.seal-wrong'));
    const withKey = bentBy(({ payload }) =>
      'certificate' in payload
        ? { certificate: { ...(payload.certificate as object), digest: 'f'.repeat(64) } }
        : {},
    );
    expect(await seen(withKey)).toEqual(ofBoth('document.seal-of-another'));
  });

  it('prints again what was printed for the seal, and names what does not come out the same', async () => {
    const other = 'f'.repeat(64);
    const bent = bentBy(({ payload }) => ('unsigned' in payload ? { unsigned: other } : {}));
    expect(await seen(bent)).toEqual([
      ...ofBoth('document.sealed-differs'),
      ...ofBoth('document.prints-otherwise'),
    ]);
  });

  it('names a text that is not the one its code says', async () => {
    const bent = bentBy(({ kind, payload }) => {
      if (kind !== 'case.decided' && kind !== 'appeal.decided') return {};
      const { view } = payload as { view: object };
      return { view: { ...view, discussedOn: '2026-11-01' } };
    });
    expect((await seen(bent)).filter((one) => one.startsWith('view'))).toEqual(ofBoth('view.differs'));
  });
});

const asked = async (code: string, path = '/check') => {
  const answer = await fetch(new URL(`${path}?${new URLSearchParams({ code, lang: 'zh' })}`, house.url));
  return { status: answer.status, text: await answer.text() };
};

describe('the page that answers for a code', () => {
  const codes = async () => {
    const { viewHash, number } = await appealNow();
    const texts = (await recorded({ type: 'case', id: ids.case })).flatMap(({ kind, payload }) =>
      'frozen' in payload && kind !== 'case.sealed-by-key' ? [String(payload.frozen)] : [],
    );
    return {
      cases: texts.map((hash) => `mingcha/case/1\n${ids.case}\n${hash}`),
      appeal: `mingcha/appeal/1\n${number}\n${viewHash}`,
    };
  };

  it('knows proposal, notice, record, decision and decision on appeal, and says nothing of whom they are about', async () => {
    const { cases, appeal } = await codes();
    expect(cases).toHaveLength(4);
    for (const code of [...cases, appeal]) {
      const { status, text } = await asked(code);
      expect([status, text.includes('文书属实，现在有效')], code).toEqual([200, true]);
      for (const secret of ['respondent', '窗口', '记过', organ, town.unit, 'proof.json'])
        expect(text, secret).not.toContain(secret);
      expect((await asked(code, '/check/proof.json')).status, 'a proof names who acted').toBe(404);
    }
    const hash = cases.at(-1)?.split('\n')[2];
    expect(textOf(await decision())).toContain(hash?.slice(0, 16));
  });

  it('answers one and the same to whoever guesses: a case that is there, one that is not, another’s hash', async () => {
    const { cases, appeal } = await codes();
    const [, , hash = ''] = (cases[0] ?? '').split('\n');
    const [, number = '', result = ''] = appeal.split('\n');
    const guessed = [
      `mingcha/case/1\n${ids.case}\n${'a'.repeat(64)}`,
      `mingcha/case/1\ncas_${'0'.repeat(26)}\n${hash}`,
      `mingcha/case/1\n${ids.case}\n${result}`,
      `mingcha/appeal/1\n${number}\n${'a'.repeat(64)}`,
      `mingcha/appeal/1\n${ids.appeal}\n${result}`,
      `mingcha/order/1\n${number}\n${result}`,
    ];
    const answers = await Promise.all(guessed.map((code) => asked(code)));
    // What was asked comes back in the form and in the link to the other language.
    const plain = answers.map(({ text }) => text.replace(/<textarea.*?<\/textarea>|href="[^"]*"/gsu, ''));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(plain).size).toBe(1);
  });

  it('says that a decision was changed, when an appeal has changed it', async () => {
    const decided = (await codes()).cases.at(-1) ?? '';
    await handOver(town, 'cases.serve.unit', { id: ids.case });
    const filed = await (await town.as('respondent')).appeals.file({
      about: { type: 'case', id: ids.case },
      route: 'SUPERVISION_REVIEW',
      grounds: '处理过重。',
      requests: '请求变更。',
      files: [],
    });
    const assigned = await reviewing(town, filed);
    const outside = await town.as('outside');
    const { version } = await outside.appeals.decide({
      ...next(assigned),
      ...(await verdictOf(town, 'changed')),
      measures: ['WARN'],
      months: 6,
    });
    // The organ numbers it by hand: its code says which appeal it is.
    const { bytes } = await printAppeal(await town.contextOf('outside', 'appeal.read'), filed.id);
    expect(textOf(bytes)).toContain(filed.id);
    const { appeal } = await outside.appeals.get({ id: filed.id });
    expect((await asked(`mingcha/appeal/1\n${filed.id}\n${appeal.viewHash}`)).status).toBe(200);
    await (await town.as('respondent')).appeals.receive({ id: filed.id, expected: version });
    const served = (await (await director()).appeals.get({ id: filed.id })).appeal;
    await (await director()).appeals.execute({ ...next(served), did: [{ what: 'decision-changed' }] });
    expect((await asked(decided)).text).toContain('已被更正');
  });
});

describe('an erasure by two', () => {
  it('takes the sealed file with the words; the page still says what became of the decision', async () => {
    const subject = { type: 'case' as const, id: ids.case };
    const entries = await recorded(subject);
    const named = (kind: string) => entries.find((entry) => entry.kind === kind)?.hash ?? '';
    const gone = [
      { hash: named('case.decided'), paths: ['view', 'reasons', 'basis'] },
      { hash: named('case.sealed-by-key'), paths: ['file'] },
    ];
    const frozen = entries.flatMap(({ kind, payload }) =>
      kind === 'case.decided' ? [String(payload.frozen)] : [],
    )[0];
    await house.services.db.transact(async (writer) => {
      await writer.lock([subject]);
      const [order] = await writer.append([
        {
          kind: 'fields.erased',
          subject,
          office: town.office,
          actor: { person: town.person('director'), seat: null },
          payload: {
            entries: gone,
            approvals: [town.person('director'), town.person('judge')],
            reason: '依申请删除',
          },
          expected: await writer.count(subject),
        },
      ]);
      for (const { hash, paths } of gone) await writer.erase(hash, paths, order?.hash ?? '');
    });
    await expect(decision()).rejects.toThrow('not-found');
    expect((await caseNow()).erased).toBe(true);
    const { db, blobs } = house.services;
    const ground = { db, blobs } as unknown as Ground;
    const found: string[] = [];
    for await (const { code } of checkDocuments(ground)) found.push(code);
    for await (const { code } of checkPrints(ground, null, 0)) found.push(code);
    expect(found).toEqual([]);
    expect((await asked(`mingcha/case/1\n${ids.case}\n${frozen}`)).status).toBe(200);
  });
});
