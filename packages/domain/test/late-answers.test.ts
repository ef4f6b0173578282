import { expect, test } from 'vitest';
import type { Recorded } from '../src/lifecycle.ts';
import { visitLifecycle } from '../src/visits/visit-lifecycle.ts';
import { morning, wang } from './people.ts';
import { heads, startedVisit, submittedVisit } from './stories.ts';
import { recorded } from './story.ts';

// Two tablets of one team: what those who signed had before them is in the paper, and nothing else.

/** The second tablet answers, knowing nothing of the first one but what `after` names. */
const answer = (writer: string, answers: Record<string, boolean>, after: readonly string[]): Recorded => {
  const subject = startedVisit().last('visit.started')?.subject ?? { type: 'visit' as const, id: '' };
  const event = { kind: 'visit.answered' as const, subject, payload: { answers } };
  return { ...recorded(event, { person: wang, now: morning }), writer, after } as Recorded;
};
const first = '0'.repeat(32);
const second = 'f'.repeat(32);

test('an answer that nobody had before them who signed is in no paper, whichever tablet comes first in the order', () => {
  const papers = submittedVisit();
  const ended = papers.entries.findIndex(({ kind }) => kind === 'visit.ended');
  const begun = papers.entries[ended]?.hash ?? '';
  const own = answer(first, { q1: true }, [begun]);
  const beside = answer(second, { q1: false, q2: true }, [begun]);
  const read = (order: readonly Recorded[]) =>
    order.reduce((state, entry) => visitLifecycle.evolve(state, entry), visitLifecycle.initial);
  const head = [...papers.entries.slice(0, ended + 1), own];
  const tail = papers.entries.slice(ended + 1);
  const [before, after] = [read([...head, beside, ...tail]), read([...head, ...tail, beside])];
  for (const state of [before, after])
    expect(state).toMatchObject({
      status: 'submitted',
      answers: { q1: true },
      outOfPlace: [beside.hash],
      presented: { heads: [...heads].sort() },
    });
});

test('an answer of the other tablet that was read before the paper was drawn up counts', () => {
  const papers = submittedVisit();
  const ended = papers.entries.findIndex(({ kind }) => kind === 'visit.ended');
  const theirs = answer(second, { q2: true }, [papers.entries[ended]?.hash ?? '']);
  const presented = papers.entries.findIndex(({ kind }) => kind === 'visit.presented');
  const told = papers.entries.map((entry, at) =>
    at === presented ? { ...entry, after: [theirs.hash] } : entry,
  ) as Recorded[];
  const state = told
    .toSpliced(ended + 1, 0, theirs)
    .reduce((now, entry) => visitLifecycle.evolve(now, entry), visitLifecycle.initial);
  expect(state).toMatchObject({ status: 'submitted', answers: { q2: true }, outOfPlace: [] });
});
