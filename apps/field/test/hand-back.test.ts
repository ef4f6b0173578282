import type { DestroyedKey } from '@mingcha/journal';
import { beforeEach, expect, it } from 'vitest';
import { newId } from '../src/keys/bytes.ts';
import type { Pack, PackAnswer } from '../src/state/pack.ts';
import { readPacks } from '../src/state/pack-store.ts';
import { openShelf, type Shelf } from '../src/state/shelf.ts';
import { createStore } from '../src/state/store.ts';
import { WireRefusal } from '../src/sync/call.ts';
import { handBack } from '../src/sync/hand-back.ts';
import { type Bench, setUp } from './helpers/bench.ts';

const parts = {
  persons: [],
  units: [],
  windows: [],
  posts: [],
  serviceItems: [],
  areas: [],
  calendars: [],
  zone: 'Asia/Shanghai',
  taxonomy: { version: '1', axes: [] },
  checklists: [],
};
const answer = (caseKeys: Record<string, string>): PackAnswer => ({
  version: '1',
  at: 1,
  hashes: Object.fromEntries(Object.keys(parts).map((name) => [name, '1'])),
  parts,
  assignments: [],
  caseKeys,
  fellows: [],
});

let bench: Bench;
let shelf: Shelf;
const [one, other] = [newId('vis'), newId('vis')];
/** No two stories share a key: what was refused once is remembered as long as the program runs. */
let keyOf: Record<string, string>;

async function reopened(): Promise<Shelf> {
  const { db, keys, notebook } = bench;
  const packs = await readPacks(db, keys);
  const current = createStore<Pack | null>(packs.current);
  return openShelf({ db, keys, current, pinned: packs.pinned, notebook });
}
beforeEach(async () => {
  bench = await setUp();
  shelf = await reopened();
  keyOf = { [one]: newId('one'), [other]: newId('two') };
  await shelf.take(answer(keyOf));
});

const word = (kid: string): DestroyedKey => ({
  v: 1,
  alg: 'ed25519+sha256',
  key: '',
  writer: '',
  kid,
  at: 1,
  sig: '',
});
const nobody = async () => false;

it('what the office lacks is handed back at each contact until it says what it makes of it, and nothing else is', async () => {
  const sent: [string, string][] = [];
  let says: Error | null = new WireRefusal({ code: 'case-key.not-given', facts: {} });
  const send = async (kid: string, raw: string) => {
    sent.push([kid, raw]);
    if (says !== null) throw says;
  };
  const asked = { lacking: [one, newId('vis')], destroyed: [] };
  await handBack({ shelf }, asked, { send, isOurs: nobody });
  // The director may let its entries in meanwhile.
  await handBack({ shelf }, asked, { send, isOurs: nobody });
  expect(sent).toEqual([1, 2].map(() => [one, keyOf[one]]));
  says = new WireRefusal({ code: 'case-key.opens-nothing', facts: {} });
  await handBack({ shelf }, asked, { send, isOurs: nobody });
  await handBack({ shelf }, asked, { send, isOurs: nobody });
  expect(sent).toHaveLength(3);
  expect(shelf.current.get()?.caseKeys).toEqual(keyOf);
});

it('what the office destroyed is forgotten here, in the memory and on the disk, and the rest of the pack stays', async () => {
  const before = shelf.current.get();
  const isOurs = async ({ kid }: DestroyedKey) => kid === one;
  await handBack({ shelf }, { lacking: [], destroyed: [word(one)] }, { send: async () => {}, isOurs });
  const left = { ...before, caseKeys: { [other]: keyOf[other] } };
  expect(shelf.current.get()).toEqual(left);
  shelf = await reopened();
  expect(shelf.current.get()).toEqual(left);
  // Nor does the next pack bring it again.
  await shelf.take({ ...answer({}), version: '2' });
  expect(shelf.current.get()?.caseKeys).toEqual(left.caseKeys);
});

it('a word that the office did not sign costs no key', async () => {
  const before = shelf.current.get();
  await handBack(
    { shelf },
    { lacking: [], destroyed: [word(one)] },
    { send: async () => {}, isOurs: nobody },
  );
  expect(shelf.current.get()).toEqual(before);
  expect((await reopened()).current.get()).toEqual(before);
});
