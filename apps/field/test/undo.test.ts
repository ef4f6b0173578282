import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { findingLifecycle } from '@mingcha/domain/findings';
import { visitLifecycle } from '@mingcha/domain/visits';
import { describe, expect, it } from 'vitest';
import { newId, utf8 } from '../src/keys/bytes.ts';
import type { Open } from '../src/state/tablet.ts';
import { abortVisit } from '../src/visit/abort-acts.ts';
import { newFinding } from '../src/visit/finding-acts.ts';
import { keepPhoto } from '../src/visit/media-acts.ts';
import { amendWithUndo, recordWithUndo } from '../src/visit/undo-acts.ts';
import { viewOf } from '../src/visit/view.ts';
import { runningVisit } from './helpers/field-visit.ts';

const reason = '十秒内撤回';
const look = (open: Open, visit: string) => viewOf(open.notebook, open.pack.get(), visit);
const kindsOf = (open: Open, type: 'finding' | 'evidence' | 'visit', id: string) =>
  open.notebook.entriesOf({ type, id }).map(({ header }) => header.kind);

async function written(words = '窗口无人值守') {
  const { bench, open, clock } = await runningVisit(['photo', 'audio', 'video']);
  const id = newId('fnd');
  const fact = { observation: words, observedAt: Date.now(), evidence: [] };
  const view = () => look(open, bench.visit);
  expect((await recordWithUndo(open, view(), id, newFinding(view(), fact), [])).ok).toBe(true);
  return { bench, open, clock, id, view };
}
const fieldsOf = (open: Open, id: string) => open.notebook.stateOf(findingLifecycle, id).fields;

describe('for ten seconds', () => {
  it('a finding can be taken back: dropped by an entry, and nothing overwritten', async () => {
    const { open, id } = await written();
    expect(open.undo.offer.get()?.what).toBe('finding');
    expect((await open.undo.take(reason)).ok).toBe(true);
    expect(kindsOf(open, 'finding', id)).toEqual(['finding.recorded', 'finding.dropped']);
    expect(open.undo.offer.get()).toBeNull();
    expect((await open.undo.take(reason)).ok, 'a second press finds nothing').toBe(true);
    expect(kindsOf(open, 'finding', id)).toHaveLength(2);
  });

  it('a key and words go back to what they were, the newest first', async () => {
    const { open, id, view } = await written();
    await amendWithUndo(open, view(), id, { style: 'POOR', subCode: null });
    await amendWithUndo(open, view(), id, { observation: '窗口无人值守约五分钟' });
    expect(open.undo.offer.get()?.what).toBe('words');
    await open.undo.take(reason);
    expect(fieldsOf(open, id)).toMatchObject({ observation: '窗口无人值守', style: 'POOR' });
    expect(open.undo.offer.get()?.what).toBe('key');
    await open.undo.take(reason);
    expect(fieldsOf(open, id)).toMatchObject({ style: null, subCode: null });
    expect(kindsOf(open, 'finding', id)).toHaveLength(5);
  });

  it('and not for longer: then it is corrected like anything else', async () => {
    const { open, clock, id } = await written();
    clock.at += 10_001;
    await open.undo.take(reason);
    expect(kindsOf(open, 'finding', id)).toEqual(['finding.recorded']);
  });
});

describe('a photograph that is taken back', () => {
  async function photographed() {
    const { bench, open } = await runningVisit(['photo', 'audio', 'video']);
    const where = { visit: bench.visit, finding: null, position: Promise.resolve(null) };
    const kept = await keepPhoto(open, utf8('jpeg'), where as never);
    expect(kept.done.ok).toBe(true);
    return { bench, open, kept };
  }

  it('stays in the journal with its hash, and its bytes stay until a receipt covers them', async () => {
    const { bench, open, kept } = await photographed();
    const before = open.notebook.stateOf(evidenceLifecycle, kept.id);
    expect(open.undo.offer.get()?.what).toBe('photo');
    await open.undo.take(reason);
    const after = open.notebook.stateOf(evidenceLifecycle, kept.id);
    expect(after).toMatchObject({ status: 'discarded', sha256: before.sha256 });
    expect(kindsOf(open, 'evidence', kept.id)).toEqual(['evidence.captured', 'evidence.discarded']);
    expect(open.notebook.stateOf(findingLifecycle, kept.finding).status, 'its bare finding goes too').toBe(
      'dropped',
    );
    expect((await bench.db.media.get(kept.id))?.state).toBe('whole');
    expect(await open.store.media()).toEqual([kept.id]);
  });

  it('of a finding with words leaves the finding and its words', async () => {
    const { bench, open, kept } = await photographed();
    const view = look(open, bench.visit);
    await amendWithUndo(open, view, kept.finding, { observation: '地面有积水' });
    await open.undo.take(reason);
    expect(fieldsOf(open, kept.finding), 'first words are taken back whole').not.toHaveProperty(
      'observation',
    );
    await amendWithUndo(open, look(open, bench.visit), kept.finding, { observation: '地面有积水' });
    const words = open.undo.offer.get();
    expect(words?.what).toBe('words');
    const second = await keepPhoto(open, utf8('other'), {
      visit: bench.visit,
      finding: kept.finding,
      position: Promise.resolve(null),
    } as never);
    await open.undo.take(reason);
    expect(open.notebook.stateOf(evidenceLifecycle, second.id).status).toBe('discarded');
    expect(fieldsOf(open, kept.finding)).toMatchObject({ observation: '地面有积水', evidence: [kept.id] });
  });
});

describe('a visit that is broken off', () => {
  it('says why in one word, and what was being typed becomes a note in the same breath', async () => {
    const { bench, open } = await runningVisit(['photo', 'audio', 'video']);
    await open.drafts.write(`words/${bench.visit}`, '保安过来询问');
    const done = await abortVisit(open, look(open, bench.visit), 'exposed', '身份暴露');
    expect(done.ok).toBe(true);
    const state = open.notebook.stateOf(visitLifecycle, bench.visit);
    expect(state).toMatchObject({ status: 'aborted', exposed: true, abortCause: 'exposed' });
    expect(look(open, bench.visit).notes.map(({ text }) => text)).toEqual(['保安过来询问']);
    expect(await open.drafts.read(`words/${bench.visit}`)).toBeNull();
    expect(kindsOf(open, 'visit', bench.visit).slice(-2)).toEqual(['visit.noted', 'visit.aborted']);
  });
});
