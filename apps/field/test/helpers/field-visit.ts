import type { RecordingMode } from '@mingcha/domain';
import { shippedTaxonomies } from '@mingcha/domain/taxonomy';
import { newId } from '../../src/keys/bytes.ts';
import { openDrafts } from '../../src/state/drafts.ts';
import type { Pack } from '../../src/state/pack.ts';
import { openShelf } from '../../src/state/shelf.ts';
import { createStore } from '../../src/state/store.ts';
import type { Open } from '../../src/state/tablet.ts';
import { createUndo } from '../../src/state/undo.ts';
import type { ChunkStore } from '../../src/vault/chunk-store.ts';
import { type Bench, setUp } from './bench.ts';
import { memoryStore } from './memory-store.ts';

export interface FieldVisit {
  readonly bench: Bench;
  readonly open: Open;
  readonly store: ReturnType<typeof memoryStore>;
  readonly visit: string;
  /** Of the ten seconds in which something can be taken back. */
  readonly clock: { at: number };
  /** The same tablet after a kill: what was in memory is gone, what is on the disk is read again. */
  again(person?: string): Promise<Open>;
  /** The other member of the team. */
  readonly fellow: string;
}

/** A tablet with a visit running on it: real journal, real vault over a map, no screen and no network. */
export async function runningVisit(modes: RecordingMode[]): Promise<FieldVisit> {
  const bench = await setUp();
  const { visit, person, db, keys } = bench;
  const [taxonomy] = shippedTaxonomies;
  if (taxonomy === undefined) throw new Error('no taxonomy');
  const assignment = newId('asg');
  const unit = newId('unt');
  const subject = { type: 'visit' as const, id: visit };
  const author = { person, seat: null };
  const members = [person, newId('per')];
  const pack: Pack = {
    version: '1',
    at: 0,
    assignments: [
      {
        id: assignment,
        visit,
        state: 'released',
        unit,
        window: null,
        covert: true,
        covertOpen: 0,
        lead: person,
        members,
        modes,
        from: '2026-11-20',
        to: '2026-11-22',
        scenario: null,
        areas: [],
        contact: null,
        addressees: [],
        dutyPhone: null,
        letter: null,
      },
    ],
    persons: [],
    units: [],
    windows: [],
    posts: [],
    serviceItems: [],
    areas: [{ id: newId('are'), name: '母婴室', unit: null, nature: 'nursing' }],
    taxonomy: structuredClone(taxonomy) as Pack['taxonomy'],
    checklists: [],
    calendars: [],
    zone: 'Asia/Shanghai',
    hashes: {},
    caseKeys: {},
    fellows: [],
  };
  await bench.notebook.append(
    visit,
    [
      {
        kind: 'visit.scheduled',
        subject,
        payload: {
          assignment,
          plan: newId('pln'),
          unit,
          covert: true,
          lead: person,
          members,
          dueBack: 1,
          pack: { version: '1', taxonomy: '1', checklist: '1', calendar: '2026/1' },
        },
      },
      { kind: 'visit.opened', subject, payload: { packVersion: '1' } },
      { kind: 'visit.started', subject, payload: { members, position: null, observation: false } },
    ],
    author,
  );
  const store = memoryStore();
  const clock = { at: Date.now() };
  const openWith = async (notebook: Bench['notebook'], who = person): Promise<Open> => {
    const current = createStore<Pack | null>(pack);
    return {
      opened: 'test',
      person: who,
      keys,
      db,
      store: store as ChunkStore,
      notebook,
      pack: current,
      shelf: await openShelf({ db, keys, current, pinned: new Map(), notebook }),
      undo: createUndo(() => clock.at),
      drafts: openDrafts(db, keys, () => clock.at),
      enrolment: { office: bench.office, device: newId('dev') },
      sync: { nudge() {} },
      recording: createStore(false),
      // What these acts ask of an unlocked tablet; the rest of it stays out of the test.
    } as unknown as Open;
  };
  return {
    bench,
    store,
    visit,
    clock,
    open: await openWith(bench.notebook),
    again: async (who) => openWith(await bench.again(), who),
    fellow: members[1] ?? '',
  };
}
