import type { NewEvent } from '@mingcha/domain';
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

/** A visit that is under way on an unlocked tablet: real journal, real vault, no screen and no line. */
export async function openVisit(): Promise<{ bench: Bench; open: Open; clock: { at: number } }> {
  const bench = await setUp();
  const { person, visit, office } = bench;
  const [taxonomy] = shippedTaxonomies;
  if (taxonomy === undefined) throw new Error('no taxonomy');
  const clock = { at: Date.now() };
  const assignment = newId('asg');
  const pack: Pack = {
    version: '1',
    at: 0,
    assignments: [
      {
        id: assignment,
        visit,
        state: 'released',
        unit: newId('unt'),
        window: null,
        covert: true,
        covertOpen: 0,
        lead: person,
        members: [person],
        modes: ['photo', 'audio', 'video'],
        from: '2026-11-22',
        to: '2026-11-22',
        scenario: null,
        areas: [],
        contact: null,
        dutyPhone: null,
      },
    ],
    persons: [],
    units: [],
    windows: [],
    posts: [],
    serviceItems: [],
    areas: [],
    taxonomy,
    checklist: null,
    caseKeys: {},
  };
  const about = { type: 'visit' as const, id: visit };
  const scheduled = {
    assignment,
    plan: newId('pln'),
    unit: newId('unt'),
    covert: true,
    lead: person,
    members: [person],
    dueBack: clock.at + 86_400_000,
    pack: { version: '1', taxonomy: '1', checklist: '', calendar: '' },
  };
  const events: NewEvent[] = [
    { kind: 'visit.scheduled', subject: about, payload: scheduled },
    {
      kind: 'visit.started',
      subject: about,
      payload: { members: [person], position: null, reason: '室内', observation: true },
    },
  ];
  await bench.notebook.append(visit, events, { person, seat: null });
  const current = createStore<Pack | null>(pack);
  const { db, keys, notebook } = bench;
  const open = {
    opened: 'test',
    person,
    keys,
    db,
    store: memoryStore() as ChunkStore,
    enrolment: { office, device: newId('dev') },
    notebook,
    drafts: openDrafts(bench.db, bench.keys, () => clock.at),
    pack: current,
    shelf: await openShelf({ db, keys, current, pinned: new Map(), notebook }),
    sync: { nudge() {} },
    recording: createStore(false),
    undo: createUndo(() => clock.at),
  } as unknown as Open;
  return { bench, open, clock };
}
