import type { Lifecycle } from '@mingcha/domain';
import { beforeAll, expect, it, vi } from 'vitest';
import { newId } from '../src/keys/bytes.ts';
import { type Bench, note, setUp } from './helpers/bench.ts';

let bench: Bench;
let other: string;

beforeAll(async () => {
  bench = await setUp();
  other = newId('vis');
  bench.addCase(other);
  const author = { person: bench.person, seat: null };
  for (const visit of [bench.visit, other])
    await bench.notebook.append(visit, [note(visit, '三号窗口无人'), note(visit, '四号窗口有人')], author);
});

/** Counts what it is shown. */
function counting() {
  let shown = 0;
  const lifecycle = {
    subject: 'visit',
    initial: 0,
    evolve: (count: number) => {
      shown += 1;
      return count + 1;
    },
  } as unknown as Lifecycle<number, never, never>;
  return { lifecycle, shown: () => shown };
}

it('an entry folds what it is about again, and nothing else', async () => {
  const { lifecycle, shown } = counting();
  const both = () => [bench.visit, other].map((id) => bench.notebook.stateOf(lifecycle, id));
  expect(both()).toEqual([2, 2]);
  expect(both()).toEqual([2, 2]);
  expect(shown(), 'asked twice, folded once').toBe(4);
  await bench.notebook.append(other, [note(other, '五号窗口有人')], { person: bench.person, seat: null });
  expect(both()).toEqual([2, 3]);
  expect(shown()).toBe(7);
});

it('reading again opens what is new, and nothing that was open before', async () => {
  const second = await bench.again();
  await second.append(bench.visit, [note(bench.visit, '取号机停用')], { person: bench.person, seat: null });
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  await bench.notebook.reload();
  const opened = decrypt.mock.calls.length;
  await bench.notebook.reload();
  expect(decrypt.mock.calls.length, 'nothing new').toBe(opened);
  // The entry itself, and its words.
  expect(opened).toBe(2);
  const texts = bench.notebook
    .entriesOf({ type: 'visit', id: bench.visit })
    .map(({ recorded }) => recorded?.payload);
  expect(texts.at(-1)).toMatchObject({ text: '取号机停用' });
  decrypt.mockRestore();
});

it('a state that the server changed is told without opening the entry', async () => {
  const [known] = bench.notebook.entriesOf({ type: 'visit', id: bench.visit });
  await bench.db.entries.update(known?.header.seq ?? 0, { state: 'received' });
  await bench.notebook.reload();
  expect(bench.notebook.stateOfEntry(known?.hash ?? '')).toBe('received');
});
