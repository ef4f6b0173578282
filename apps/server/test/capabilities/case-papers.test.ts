import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printCase } from '../../src/capabilities/accountability/case-print.ts';
import {
  answeredCase,
  decidedCase,
  decisionOf,
  handed,
  handOver,
  hireOrgan,
  next,
  noticedCase,
  proposeCase,
  receiptOf,
  standingFinding,
  told,
} from '../house/cases.ts';
import { type House, openHouse } from '../house/house.ts';
import { typed, withPen } from '../house/pen.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let finding: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await hireOrgan(town);
  finding = await standingFinding(town);
}, 300_000);
afterAll(() => house?.close());

const code = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: Error) => error.message,
  );

const textOf = (bytes: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).toString().replace(/\s/gu, '');

/** Taken up by two; the notice is written, and nobody has it. */
async function issued() {
  const director = await town.as('director');
  const proposed = await proposeCase(town, finding);
  const approved = await (await town.as('leader')).cases.approve({ ...next(proposed), opinion: '同意。' });
  const transferred = await director.cases.transfer({ ...next(approved), handover: ['材料'] });
  const accepted = await (await town.as('officer')).cases.accept({
    ...next(transferred),
    investigators: ['officer', 'second-officer'].map(town.person),
  });
  return (await town.as('officer')).cases.issueNotice({ ...next(accepted), ...told });
}

const fetchPdf = async (path: string, headers: Record<string, string>) => {
  const answer = await fetch(`${house.url}${path}`, { headers });
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
};

async function byCode(typedCode: string) {
  const ask = async (path: string, cookie: string, input?: unknown, method: 'GET' | 'POST' = 'POST') => {
    const answer = await fetch(`${house.url}/trpc/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-mingcha-pass': '1', cookie },
      ...(method === 'POST' ? { body: JSON.stringify(input ?? {}) } : {}),
    });
    return {
      answer,
      body: (await answer.json()) as { error?: { message: string }; result?: { data: unknown } },
    };
  };
  const opened = await ask('passes.open', '', { code: typedCode });
  const cookie = (opened.answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  return {
    headers: { 'x-mingcha-pass': '1', cookie },
    own: async () =>
      ((await ask('cases.own', cookie, undefined, 'GET')).body.result?.data as { rows: Row[] } | undefined)
        ?.rows[0],
    call: async (path: string, input: unknown) =>
      (await ask(path, cookie, input)).body.error?.message ?? 'done',
  };
}
interface Row {
  id: string;
  version: number;
  state: string;
  noticeFacts: string | null;
  noticeMeasures: string[];
}

describe('service rests on nobody alone', () => {
  it('a notice one investigator says was handed over starts no clock; typed by one and compared by another it does', async () => {
    const { id, version } = await issued();
    const officer = await town.as('officer');
    expect(await code(officer.cases.serveNotice({ id, expected: version, proof: await handed(town) }))).toBe(
      'service.needs-second',
    );
    const paper = await typed(town, receiptOf(town, 'cases.serveNotice', { id }));
    // Doorkeepers and witnesses read a receipt.
    const { sheet } = await officer.papers.get({ id: paper.id });
    expect(JSON.stringify(sheet)).toContain('拟处理告知书');
    expect(JSON.stringify(sheet)).not.toMatch(/记过|四十分钟/);
    expect((await officer.cases.get({ id })).case).toMatchObject({
      state: 'notice-issued',
      defenceDue: null,
    });
    expect(await code(officer.papers.check(paper))).toBe('paper.checker-is-recorder');
    await (await town.as('second-officer')).papers.check(paper);
    const { case: row, history } = await officer.cases.get({ id });
    expect(row.state).toBe('prior-notice');
    expect(row.defenceDue).toBeGreaterThan(house.clock.now);
    expect(history.at(-1)?.paper).toMatchObject({
      recordedBy: 'officer同志',
      checkedBy: 'second-officer同志',
    });
  }, 120_000);

  it('nor a decision: alone refused, with two it is in effect once everybody has it', async () => {
    const answered = await answeredCase(town, await noticedCase(town, finding));
    const judge = await town.as('judge');
    const decided = await judge.cases.decide({ ...next(answered), ...(await decisionOf(town)) });
    const officer = await town.as('officer');
    const alone = { ...next(decided), to: 'person' as const, proof: await handed(town) };
    expect(await code(officer.cases.serve(alone))).toBe('service.needs-second');
    expect(await handOver(town, 'cases.serve.person', { id: decided.id })).toMatchObject({
      state: 'served',
    });
    expect(await code(handOver(town, 'cases.serve.person', { id: decided.id }))).toBe('case.already-served');
    expect(await handOver(town, 'cases.serve.unit', { id: decided.id })).toMatchObject({
      state: 'in-effect',
    });
  }, 120_000);

  it('who carries it is an investigator of the case', async () => {
    const { id } = await issued();
    const bystander = { ...receiptOf(town, 'cases.serveNotice', { id }), decider: 'bystander' };
    expect(await code(withPen(town, bystander))).toBe('not-found');
  }, 60_000);
});

describe('the slip of a notice', () => {
  it('opens it without an account: sealed until it is received, which is its service; then it is answered', async () => {
    const { id } = await issued();
    const officer = await town.as('officer');
    const printed = await officer.cases.printWithCode({ id, document: 'prior-notice', until: '2026-12-31' });
    const text = textOf(Buffer.from(printed.pdf, 'base64'));
    for (const said of [
      '拟处理告知书',
      '记过，影响期12个月',
      '5个工作日内',
      printed.code,
      '仅供',
      '2026年12月31日',
    ])
      expect(text).toContain(said);
    const phone = await byCode(printed.code);
    const sealed = await phone.own();
    expect(sealed).toMatchObject({ state: 'notice-issued', noticeFacts: null, noticeMeasures: [] });
    expect((await fetchPdf(`/files/own-cases/${id}/notice.pdf`, phone.headers)).status).toBe(404);
    const target = { id, expected: sealed?.version };
    expect(await phone.call('cases.receive', target)).toBe('done');
    const open = await phone.own();
    expect(open).toMatchObject({
      state: 'prior-notice',
      noticeFacts: told.facts,
      noticeMeasures: ['DEMERIT'],
    });
    const { status, bytes } = await fetchPdf(`/files/own-cases/${id}/notice.pdf`, phone.headers);
    expect(status).toBe(200);
    expect(textOf(bytes)).toContain('这不是处理决定');
    expect((await fetchPdf(`/files/cases/${id}/notice.pdf`, phone.headers)).status).toBe(403);
    const entries = await house.services.db.read((reader) => reader.recordedOf({ type: 'case', id }));
    expect(entries.at(-1)).toMatchObject({
      kind: 'case.notice-served',
      payload: { proof: { method: 'electronic' }, pass: printed.pass },
    });
    const waived = { waived: true, points: [], files: [] };
    expect(await phone.call('cases.defend', { id, expected: open?.version, ...waived })).toBe('done');
  }, 60_000);

  it('is made out to whoever is called to account, by an investigator, and never before there is a text', async () => {
    const { id } = await issued();
    const ask = async (key: string, document: 'prior-notice' | 'case-decision') =>
      code((await town.as(key)).cases.printWithCode({ id, document, until: '2026-12-31' }));
    expect(await ask('bystander', 'prior-notice')).toBe('not-found');
    expect(await ask('director', 'prior-notice')).toBe('not-allowed');
    expect(await ask('officer', 'case-decision')).toBe('not-found');
    expect(await ask('officer', 'prior-notice')).toBe('done');
  }, 60_000);
});

describe('what is printed of a case', () => {
  it('proposal, notice, record and decision say word for word what was done, and the respondent gets what is theirs', async () => {
    const answered = await answeredCase(town, await noticedCase(town, finding));
    const { id } = answered;
    const officer = await town.contextOf('officer', 'case.read');
    const respondent = await town.contextOf('respondent', 'case.defend');
    const print = async (document: Parameters<typeof printCase>[2]) =>
      textOf(await printCase(officer, id, document));
    const proposal = await print('case-proposal');
    for (const said of ['问责建议书', '清源市监察委员会：', '窗口无人值守', '直接责任', '建议对'])
      expect(proposal).toContain(said);
    expect(await print('prior-notice')).toContain('四十分钟');
    const record = await print('defence-record');
    for (const said of ['陈述申辩笔录', '交接表可以证明', '部分采纳。交接属实'])
      expect(record).toContain(said);
    expect(await code(printCase(officer, id, 'case-decision'))).toBe('not-found');
    expect(await code(printCase(respondent, id, 'defence-record'))).toBe('not-found');
    await decidedCase(town, answered);
    const decision = await print('case-decision');
    for (const said of ['问责决定书', '给予：记过', '集体讨论', '抄送', '收到之日起1个月内'])
      expect(decision).toContain(said);
    expect(textOf(await printCase(respondent, id, 'case-decision'))).toBe(decision);
    expect(textOf(await printCase(respondent, id, 'defence-record'))).toBe(record);
    expect(await code(printCase(respondent, id, 'case-proposal'))).toBe('not-found');
  }, 120_000);
});
