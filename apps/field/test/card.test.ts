import { ruleOf } from '@mingcha/domain';
import { visitLifecycle } from '@mingcha/domain/visits';
import { composeEntry, EMPTY_CHAIN, nextInChain, type WireEntry, withholdFields } from '@mingcha/journal';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepSeen } from '../src/journal/seen.ts';
import { newId, random, toBase64url, utf8 } from '../src/keys/bytes.ts';
import { aead, ports } from '../src/keys/ports.ts';
import { CardSealed, readCard } from '../src/state/card.ts';
import type { Pack, PackAnswer } from '../src/state/pack.ts';
import { readPacks } from '../src/state/pack-store.ts';
import { openShelf, type Shelf } from '../src/state/shelf.ts';
import { createStore } from '../src/state/store.ts';
import { type Bench, serverSigner, setUp } from './helpers/bench.ts';

const unit = newId('unt');
const listId = newId('chk');
const scenario = '以普通群众身份咨询不动产登记';

let bench: Bench;
let shelf: Shelf;
let whole: WireEntry;

/** The server's entry that schedules the visit of this bench. */
async function scheduled(): Promise<WireEntry> {
  const signer = await serverSigner();
  const rule = ruleOf('visit.scheduled');
  const payload = {
    assignment: newId('asg'),
    plan: newId('pln'),
    unit,
    covert: true,
    lead: bench.person,
    members: [bench.person],
    dueBack: 1_763_800_000_000,
    pack: { version: '1', taxonomy: '1', checklist: '1', calendar: '1' },
  };
  const draft = {
    alg: signer.alg,
    writer: signer.writer,
    ...nextInChain(EMPTY_CHAIN),
    kind: 'visit.scheduled',
    schema: rule.schema,
    office: bench.office,
    subject: { type: 'visit' as const, id: bench.visit },
    after: [],
    actor: { person: bench.person, seat: null },
    time: { clock: 1_763_700_000_000, mono: 1, boot: newId('boo'), token: null },
  };
  const { header, fields } = await composeEntry(ports, aead, draft, payload, rule, () => {
    throw new Error('nothing personal in it');
  });
  return { header, fields };
}

async function sealedCard(entries: readonly WireEntry[]) {
  const key = random(32);
  const iv = random(12);
  const card = { unit, window: null, scenario, areas: [], contact: null, addressees: [], entries };
  const box = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(`card/${bench.visit}`) },
    await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']),
    utf8(JSON.stringify(card)),
  );
  return { key: toBase64url(key), sealed: toBase64url(new Uint8Array([...iv, ...new Uint8Array(box)])) };
}

const named = (edition: string) => ({
  persons: [],
  units: [{ id: unit, name: '自然资源局' }],
  windows: [],
  posts: [],
  serviceItems: [
    {
      id: newId('sit'),
      name: '转移登记',
      code: 'BDC-1',
      unit,
      handlingMode: 'PROMISED',
      statutoryLimit: 60,
      promisedLimit: edition === '1' ? 6 : 2,
      feeFen: 0,
    },
  ],
  areas: [],
  calendars: [],
  zone: 'Asia/Shanghai',
  taxonomy: { version: edition, axes: [] },
  checklists: [
    {
      id: listId,
      template: 'centre',
      version: edition,
      name: '清单',
      standing: true,
      questions: [],
      current: true,
    },
  ],
});

async function answer(edition: string, parts: Partial<PackAnswer['parts']> = named(edition)) {
  const names = Object.keys(named(edition));
  return {
    version: edition,
    at: Number(edition),
    hashes: Object.fromEntries(names.map((name) => [name, name in parts ? edition : '1'])),
    parts,
    assignments: [
      {
        id: newId('asg'),
        visit: bench.visit,
        state: 'released',
        unit: null,
        window: null,
        covert: true,
        covertOpen: 0,
        lead: bench.person,
        members: [bench.person],
        modes: ['photo' as const],
        from: '2026-11-20',
        to: '2026-11-20',
        scenario: null,
        areas: [],
        contact: null,
        dutyPhone: '0538-1',
        addressees: [],
        letter: null,
        card: await sealedCard([whole]),
      },
    ],
    caseKeys: {},
    fellows: [],
  } satisfies PackAnswer;
}

beforeEach(async () => {
  bench = await setUp();
  whole = await scheduled();
  const fields = withholdFields(ports, whole.fields, ['unit']);
  await keepSeen(bench.db, bench.keys, bench.visit, [{ header: whole.header, fields }]);
  await bench.notebook.reload();
  shelf = await reopened();
  await shelf.take(await answer('1'));
});

async function reopened(): Promise<Shelf> {
  const { db, keys, notebook } = bench;
  const packs = await readPacks(db, keys);
  const current = createStore<Pack | null>(packs.current);
  return openShelf({ db, keys, current, pinned: packs.pinned, notebook });
}

const openIt = () =>
  bench.notebook.append(
    bench.visit,
    [{ kind: 'visit.opened', subject: { type: 'visit', id: bench.visit }, payload: { packVersion: '1' } }],
    { person: bench.person, seat: null },
  );
const stateOf = () => bench.notebook.stateOf(visitLifecycle, bench.visit);
const taskIn = (pack: Pack | null) => pack?.assignments.find((each) => each.visit === bench.visit);

describe('a card that nobody has opened', () => {
  it('says nothing of where it leads: not in what the screens hold, and not to whoever asks for it', async () => {
    expect(taskIn(shelf.packFor(bench.visit))).toMatchObject({ unit: null, scenario: null });
    expect(JSON.stringify(taskIn(shelf.current.get()))).not.toContain(scenario);
    expect(stateOf()).toMatchObject({ status: 'scheduled', fields: { unit: { erased: true } } });
    await expect(readCard(bench, bench.visit)).rejects.toThrow(CardSealed);
    await shelf.open();
    expect(taskIn(shelf.packFor(bench.visit))).toMatchObject({ unit: null });
  });

  it('lies on the disk under the vault, the card and its key alike', async () => {
    const bytes = JSON.stringify(
      (await bench.db.pack.toArray()).map(({ box }) => String.fromCharCode(...box)),
    );
    const { card } = (await answer('1')).assignments[0] ?? {};
    for (const secret of [scenario, unit, card?.key ?? '']) expect(bytes).not.toContain(secret);
  });

  it('is read once its opening is an entry, and the entry that names the target is whole', async () => {
    expect(shelf.isReading(bench.visit)).toBe(false);
    await openIt();
    expect(shelf.isReading(bench.visit), 'until then nobody says that it is missing').toBe(true);
    await shelf.open();
    expect(shelf.isReading(bench.visit)).toBe(false);
    expect(taskIn(shelf.packFor(bench.visit))).toMatchObject({ unit, scenario });
    expect(stateOf().fields?.unit).toBe(unit);
    // A copy that withholds something does not undo that, and neither does a restart.
    const fields = withholdFields(ports, whole.fields, ['unit']);
    await keepSeen(bench.db, bench.keys, bench.visit, [{ header: whole.header, fields }]);
    await bench.notebook.reload(true);
    expect(stateOf().fields?.unit).toBe(unit);
    expect(taskIn((await reopened()).packFor(bench.visit))).toMatchObject({ unit, scenario });
  });
});

describe('a visit that has begun', () => {
  const limitOf = (pack: Pack | null) => pack?.serviceItems[0]?.promisedLimit;

  it('keeps its classification, its checklist and its limits, whatever arrives; the next one has the new ones', async () => {
    await openIt();
    await shelf.open();
    const pin = await shelf.pin(bench.visit);
    await bench.notebook.append(
      bench.visit,
      [
        {
          kind: 'visit.started',
          subject: { type: 'visit', id: bench.visit },
          payload: { members: [bench.person], position: null, observation: true },
        },
      ],
      { person: bench.person, seat: null },
      pin.beside,
    );
    pin.done();
    await shelf.take(await answer('2'));
    for (const from of [shelf, await reopened()]) {
      const mine = from.packFor(bench.visit);
      expect([mine?.taxonomy.version, mine?.checklists[0]?.version, limitOf(mine)]).toEqual(['1', '1', 6]);
      expect(taskIn(mine)).toMatchObject({ unit, scenario });
      const next = from.packFor(newId('vis'));
      expect([next?.taxonomy.version, next?.checklists[0]?.version, limitOf(next)]).toEqual(['2', '2', 2]);
    }
  });

  it('on the other tablet keeps what lay here when its beginning was heard of', async () => {
    await openIt();
    await shelf.open();
    const payload = { members: [bench.person], position: null, observation: true };
    await bench.notebook.append(
      bench.visit,
      [{ kind: 'visit.started', subject: { type: 'visit', id: bench.visit }, payload }],
      { person: bench.person, seat: null },
    );
    await shelf.take(await answer('2'));
    for (const from of [shelf, await reopened()]) {
      expect(from.packFor(bench.visit)?.taxonomy.version).toBe('1');
      expect(taskIn(from.packFor(bench.visit))).toMatchObject({ unit, scenario });
    }
  });

  it('is not pinned by a transaction that did not stand', async () => {
    const pin = await shelf.pin(bench.visit);
    await expect(
      bench.db.transaction('rw', bench.db.pack, async () => {
        await pin.beside([]);
        throw new Error('killed here');
      }),
    ).rejects.toThrow('killed here');
    await shelf.take(await answer('2'));
    expect(shelf.packFor(bench.visit)?.taxonomy.version).toBe('2');
    expect((await reopened()).packFor(bench.visit)?.taxonomy.version).toBe('2');
  });
});

describe('the pack', () => {
  it('takes from the disk what the server did not send again, and forgets parts that nothing names', async () => {
    const { taxonomy } = named('2');
    await shelf.take(await answer('2', { taxonomy }));
    const pack = (await reopened()).current.get();
    expect([pack?.taxonomy.version, pack?.checklists[0]?.version]).toEqual(['2', '1']);
    const kept = (await bench.db.pack.where('key').startsWith('part/').primaryKeys()).sort();
    expect(kept).toContain('part/taxonomy/2');
    expect(kept).not.toContain('part/taxonomy/1');
    expect(kept).toContain('part/checklists/1');
  });
});
