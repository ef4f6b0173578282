import { createDecipheriv } from 'node:crypto';
import { visitLifecycle } from '@mingcha/domain/visits';
import { checkLetter, hashHeader } from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printTaskCard } from '../../src/capabilities/plans/task-card.ts';
import { alarmVisits } from '../../src/capabilities/visits/alarm.ts';
import { ports } from '../../src/journal/ports.ts';
import { tellNew } from '../../src/notices/derive.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let tablet: Tablet;
const nothing = { pack: null, visits: {} };

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  // A bell needs a desk.
  await town.admin.access.accounts.open({ person: town.person('director'), username: 'u-director' });
}, 180_000);
afterAll(() => house?.close());

const pull = (known: Parameters<ReturnType<House['tablet']>['exchange']['pull']>[0]['known'] = nothing) =>
  house.tablet(tablet.device).exchange.pull({ known });
const subject = (visit: string) => ({ type: 'visit' as const, id: visit });

async function openCard(visit: string): Promise<void> {
  await tablet.write('visit.opened', subject(visit), { packVersion: '1' }, town.person('lead'), visit);
  await tablet.send();
}

function unseal(visit: string, card: { key: string; sealed: string }) {
  const sealed = Buffer.from(card.sealed, 'base64url');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    Buffer.from(card.key, 'base64url'),
    sealed.subarray(0, 12),
  );
  decipher.setAAD(Buffer.from(`card/${visit}`));
  decipher.setAuthTag(sealed.subarray(-16));
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString());
}

describe('a card that nobody has opened', () => {
  test('travels without a word of where it leads; the entry keeps its hash with the target withheld', async () => {
    const { visit } = await releaseTask(town);
    const pulled = await pull();
    const task = pulled.pack?.assignments.find((one) => one.visit === visit);
    expect(task).toMatchObject({ unit: null, window: null, scenario: null, areas: [], contact: null });
    // The registers are the whole office's; nothing beside them names the unit, and nowhere stands the scenario.
    if (pulled.pack === null) throw new Error('no pack');
    const { parts: _, ...beside } = pulled.pack;
    const told = JSON.stringify([
      { ...beside, assignments: beside.assignments.filter((one) => one.visit === visit) },
      pulled.visits.filter((one) => one.id === visit),
    ]);
    for (const secret of [town.unit, town.window, '不动产登记', '督查室值班室'])
      expect(told).not.toContain(secret);

    const [wire] = pulled.visits.find((one) => one.id === visit)?.serverEntries ?? [];
    const [stored] = await house.services.db.reader.entriesOf(subject(visit));
    expect(wire && hashHeader(ports, wire.header)).toBe(stored?.hash);
    expect(wire?.fields.filter((field) => !('value' in field)).map(({ path }) => path)).toEqual([
      'unit',
      'window',
    ]);
  });

  test('holds, under its own key, all that the team must know there, and the entry whole', async () => {
    const { visit } = await releaseTask(town);
    const task = (await pull()).pack?.assignments.find((one) => one.visit === visit);
    if (!task?.card) throw new Error('no sealed card');
    const card = unseal(visit, task.card);
    expect(card).toMatchObject({
      unit: town.unit,
      window: town.window,
      scenario: '以普通群众身份咨询不动产登记。',
      contact: '督查室值班室',
    });
    expect(card.entries[0].fields.find((field: { path: string }) => field.path === 'unit').value).toBe(
      town.unit,
    );
    // The same card is the same bytes: an unchanged pack is not sent again.
    const again = (await pull()).pack?.assignments.find((one) => one.visit === visit);
    expect(again?.card).toEqual(task.card);
  });

  test('is another ciphertext under another key for another tablet', async () => {
    const { visit } = await releaseTask(town);
    const other = { ...tablet.device, writer: 'ab'.repeat(16) };
    const theirs = await house.tablet(other).exchange.pull({ known: nothing });
    const card = (all: Awaited<ReturnType<typeof pull>>) =>
      all.pack?.assignments.find((one) => one.visit === visit)?.card;
    expect(card(theirs)?.key).not.toBe(card(await pull())?.key);
  });

  test('is plain for the whole team once the entry that opened it has arrived', async () => {
    const { visit } = await releaseTask(town);
    await openCard(visit);
    const pulled = await pull();
    const task = pulled.pack?.assignments.find((one) => one.visit === visit);
    expect(task).toMatchObject({ unit: town.unit, card: null });
    const entries = pulled.visits.find((one) => one.id === visit)?.serverEntries ?? [];
    expect(entries.flatMap(({ fields }) => fields).every((field) => 'value' in field)).toBe(true);
  });
});

describe('the card on paper', () => {
  test('is for the file: whoever plans prints it, the team does not, which opens its own as an entry', async () => {
    const { assignment } = await releaseTask(town);
    const as = async (who: string) => ({
      ...(await house.signedIn(town.person(who), town.office)),
      verb: 'assignment.print' as const,
    });
    const bytes = await printTaskCard(await as('director'), assignment);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    await expect(printTaskCard(await as('lead'), assignment)).rejects.toThrow('not-found');
  });
});

describe('the pack', () => {
  test('sends a part again only when it changed, and a new service item sends no windows', async () => {
    const first = (await pull()).pack;
    if (first === null) throw new Error('no pack');
    expect(Object.keys(first.parts).sort()).toEqual(Object.keys(first.hashes).sort());
    expect((await pull({ ...nothing, pack: first.version, parts: first.hashes })).pack).toBeNull();

    await (await town.as('director')).registry.registerServiceItem({
      code: 'BDC-99',
      name: '不动产查封登记',
      unit: town.unit,
      handlingMode: 'PROMISED',
      statutoryLimit: 10,
      promisedLimit: 3,
      feeFen: 0,
    });
    const second = (await pull({ ...nothing, pack: first.version, parts: first.hashes })).pack;
    expect(Object.keys(second?.parts ?? {})).toEqual(['serviceItems']);
    expect(second?.parts.serviceItems?.find((item) => item.code === 'BDC-99')).toMatchObject({
      statutoryLimit: 10,
      promisedLimit: 3,
    });
  });
});

describe('the letter', () => {
  const letterOf = async (visit: string) => {
    const task = (await pull()).pack?.assignments.find((one) => one.visit === visit);
    if (!task?.letter) throw new Error('no letter');
    return task.letter;
  };
  const keys = () => {
    const { writer, alg, publicKey } = house.services.receipts;
    return new Map([[writer, { alg, publicKey }]]);
  };

  test('is signed by the server, names the team and no target, and does not survive a change', async () => {
    const { visit } = await releaseTask(town);
    const letter = await letterOf(visit);
    expect((await checkLetter(ports, letter, keys())).ok).toBe(true);
    expect(letter.members).toHaveLength(2);
    expect(letter).toMatchObject({ from: '2026-11-20', to: '2026-11-20', phone: '0538-1234567' });
    expect(JSON.stringify(letter)).not.toContain('不动产');
    for (const change of [{ members: ['张三'] }, { to: '2026-12-31' }, { phone: '110' }])
      expect((await checkLetter(ports, { ...letter, ...change }, keys())).ok).toBe(false);
    expect(await letterOf(visit)).toEqual(letter);
  });

  test('is vouched for to whoever reads its code, and to nobody who did not', async () => {
    const { visit } = await releaseTask(town);
    const { sig, number } = await letterOf(visit);
    const ask = (code: string) => fetch(`${house.url}/letters/${code}`);
    const short = visit.slice(4, 12);
    const valid = await ask(`${short}.${sig}`);
    expect(valid.status).toBe(200);
    const shown = await valid.text();
    expect(shown).toContain(number);
    expect(await (await ask(`${short}.${sig}?lang=en`)).text()).toContain('lang="en"');
    const sheet = /href="([^"]+\.css)"/.exec(shown)?.[1] ?? '';
    expect((await fetch(`${house.url}${sheet}`)).headers.get('content-type')).toContain('text/css');
    for (const code of [short, `${short}.${'A'.repeat(86)}`, `zzzzzzzz.${sig}`, `%25.${sig}`]) {
      const answer = await ask(code);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain(number);
    }
  });
});

describe('a team that is not back', () => {
  const lead = () => town.as('director');

  test('alarms the director and its lead, who may give it more time; silence past that hour alarms again', async () => {
    const { visit } = await releaseTask(town);
    const director = await lead();
    const { dueBack } = (await director.visits.get({ id: visit })).visit;
    house.clock.now = dueBack + 60_000;
    await alarmVisits(house.services);
    await house.services.db.sequencer.run();
    await tellNew(house.services);
    const told = async (who: string) =>
      (await (await town.as(who)).notices.list({ limit: 100 })).rows.filter(
        (row) => row.subjectId === visit && row.code === 'visit.overdue',
      ).length;
    expect([await told('director'), await told('lead')]).toEqual([1, 1]);

    const { visit: alarmed } = await director.visits.get({ id: visit });
    const later = dueBack + 3_600_000;
    const reason = '取号人多，已电话联系';
    await director.visits.extendBack({ id: visit, expected: alarmed.version, dueBack: later, reason });
    const { visit: extended } = await director.visits.get({ id: visit });
    expect(extended).toMatchObject({ dueBack: later, alarmedAt: null, backReason: reason });
    expect(await alarmVisits(house.services)).toBe(0);
    house.clock.now = later + 60_000;
    expect(await alarmVisits(house.services)).toBe(1);
  });

  test('is due at the hour that was said when its task was handed over, and never at one gone by', async () => {
    const now = () => house.clock.now;
    await expect(releaseTask(town, { dueBack: now() })).rejects.toThrow('visit.back-gone-by');
    const dueBack = now() + 3_600_000;
    const { visit } = await releaseTask(town, { dueBack });
    const director = await lead();
    expect((await director.visits.get({ id: visit })).visit).toMatchObject({ dueBack, alarmedAt: null });
    await alarmVisits(house.services);
    expect((await director.visits.get({ id: visit })).visit.alarmedAt).toBeNull();
    house.clock.now = dueBack + 1;
    await alarmVisits(house.services);
    expect((await director.visits.get({ id: visit })).visit.alarmedAt).not.toBeNull();
  });

  test('that sends its start and its end in time alarms nobody', async () => {
    const { visit } = await releaseTask(town);
    const members = [town.person('lead'), town.person('inspector')];
    const [by = ''] = members;
    const director = await lead();
    await openCard(visit);
    await tablet.write(
      'visit.started',
      subject(visit),
      { members, position: null, reason: '室内', observation: false },
      by,
      visit,
    );
    await tablet.write('visit.ended', subject(visit), { position: null }, by, visit);
    await tablet.send();
    house.clock.now += 30 * 3_600_000;
    await alarmVisits(house.services);
    expect((await director.visits.get({ id: visit })).visit.alarmedAt).toBeNull();
  });
});

describe('what the tablet says before it leaves', () => {
  test('is at the desk: who signed, who stands aside and why, how the tablet was, before whom the cover fell', async () => {
    const { visit } = await releaseTask(town);
    const [lead, inspector] = [town.person('lead'), town.person('inspector')];
    await openCard(visit);
    const about = subject(visit);
    const statement = '无应当回避的情形。';
    const declared = await tablet.write('visit.declared', about, { person: lead, statement }, lead, visit);
    await tablet.attestAll(visit, declared, [lead]);
    const ground = '配偶在该单位任职';
    await tablet.write('visit.recused', about, { person: inspector, ground }, inspector, visit);
    const tested = {
      app: 'index-1.js',
      parts: { battery: 'fault' as const, camera: 'good' as const },
      free: 1,
      need: 2,
      battery: 12,
      clockOff: -40,
    };
    await tablet.write('visit.tested', about, tested, lead, visit);
    const dropped = { before: 'guard' as const, letter: '清督介〔2026〕X号', position: null };
    await tablet.write('visit.cover-dropped', about, dropped, lead, visit);
    await tablet.send();
    await house.services.db.sequencer.run();
    await tellNew(house.services);

    const director = await town.as('director');
    const seen = await director.visits.get({ id: visit });
    expect(seen.members.find((member) => member.person === lead)?.declaredAt).not.toBeNull();
    expect(seen.members.find((member) => member.person === inspector)).toMatchObject({ ground });
    expect(seen.visit.tested).toEqual(tested);
    expect(seen.covers).toMatchObject([{ before: 'guard', droppedBy: lead }]);
    const codes = (await director.notices.list({ limit: 100 })).rows
      .filter((row) => row.subjectId === visit)
      .map((row) => row.code);
    expect(codes).toEqual(expect.arrayContaining(['visit.recused', 'visit.cover-dropped']));
    // The ground is personal: in the journal it lies sealed under the key of the visit.
    const entries = await house.services.db.reader.entriesOf(about);
    const recused = entries.find(({ header }) => header.kind === 'visit.recused');
    expect(recused?.fields.find((field) => field.path === 'ground')).toHaveProperty('ct');
    expect(visitLifecycle.incompatible.flat()).not.toContain('visit.recused');
  });
});
