import { describe, expect, it } from 'vitest';
import { shippedChecklists } from '../src/registry/checklists/index.ts';
import type { Question } from '../src/registry/checklists/question.ts';
import type { VisitFacts } from '../src/visits/visit.ts';
import { visitLifecycle } from '../src/visits/visit-lifecycle.ts';
import { id, lin, morning } from './people.ts';
import { heads, hour, on, startedVisit } from './stories.ts';
import { Story } from './story.ts';

const [four] = shippedChecklists;
const older = { id: id('checklist', 'older'), template: 'four-difficulties', version: '2026-1' };
const newer = { ...older, id: id('checklist', 'newer'), version: '2026-2' };
const questions = four?.questions ?? [];
const corrected = questions.map(
  (each): Question => (each.id === 'face' ? { ...each, id: 'reception' } : each),
);
const templates = [
  { ...older, questions },
  { ...newer, questions: corrected },
];
const late = (facts: VisitFacts = {}) => on(lin, 'inspector', { templates, ...facts }, morning + hour);

const ended = () =>
  startedVisit({ checklists: [older] })
    .did({ type: 'answerQuestions', answers: { door: 8, face: 3 }, words: { face: '没有抬头' } }, late())
    .did({ type: 'endVisit', position: null }, late());
const move = {
  type: 'moveChecklist' as const,
  from: older.id,
  to: newer,
  mapping: [
    { from: 'door', to: 'door' },
    { from: 'face', to: 'reception' },
  ],
  reason: '题目更正',
};

describe('answers', () => {
  it('the later word stands: an answer takes back an excuse, an excuse an answer', () => {
    const visit = ended().did(
      { type: 'answerQuestions', answers: {}, excused: { door: '大门装修' } },
      late(),
    );
    expect(visit.state.excused).toEqual({ door: '大门装修' });
    visit.did({ type: 'answerQuestions', answers: { door: 6 } }, late());
    expect(visit.state.excused).toEqual({});
    expect(visit.state.answers).toMatchObject({ door: 6 });
  });

  it('what is attached to an answer adds up, from whichever tablet', () => {
    const [one, two] = [id('evidence', 'one'), id('evidence', 'two')];
    const visit = ended()
      .did({ type: 'answerQuestions', answers: {}, evidence: { face: [one] } }, late())
      .did({ type: 'answerQuestions', answers: {}, evidence: { face: [one, two] } }, late());
    expect(visit.state.answerEvidence).toEqual({ face: [one, two] });
  });

  it('no paper is drawn up while an answer wants what it needs', () => {
    const refused = ended().refusal({ type: 'presentVisit' }, late({ unsupportedAnswers: 1, heads }));
    expect(refused).toEqual({ code: 'visit.answers-unsupported', facts: { count: 1 } });
  });

  it('an excused question is not missing', () => {
    const visit = ended();
    const present = { type: 'presentVisit' as const };
    const facts = late({ requiredQuestions: ['matter'], heads });
    expect(visit.refusal(present, facts)?.code).toBe('visit.checklist-incomplete');
    visit.did({ type: 'answerQuestions', answers: {}, excused: { matter: '只作咨询' } }, late());
    expect(visit.refusal(present, facts)).toBeNull();
  });
});

describe('a draft goes over to a corrected version', () => {
  it('never under a running visit', () => {
    const { entries } = ended();
    const running = new Story(visitLifecycle);
    for (const entry of entries) if (entry.kind !== 'visit.ended') running.tell(entry);
    expect(running.refusal(move, late())?.code).toBe('state-forbids');
  });

  it('by an entry that says which question stands for which, and keeps the rest', () => {
    const visit = ended().did({ ...move, mapping: move.mapping.slice(1) }, late());
    expect(visit.state.checklists).toEqual([newer]);
    expect(visit.state.answers).toEqual({ reception: 3 });
    expect(visit.state.words).toEqual({ reception: '没有抬头' });
    expect(visit.state.kept).toEqual({ door: 8 });
    const entry = visit.last('visit.checklist-moved');
    expect(entry?.payload).toMatchObject({ older: questions.map((each) => each.id), reason: '题目更正' });
  });

  it('and the paper that was drawn up by the older one is drawn up anew', () => {
    const visit = ended().did({ type: 'presentVisit' }, late({ heads })).did(move, late());
    expect(visit.state.status).toBe('ended');
    expect(visit.state.presented).toBeNull();
    expect(visit.refusal({ type: 'submitVisit' }, late({ heads }))?.code).toBe('state-forbids');
  });

  it('only to another version of the same list that is at hand', () => {
    const visit = ended();
    const strange = { ...move, to: { ...newer, template: 'first-asked' } };
    expect(visit.refusal(strange, late())?.code).toBe('visit.checklist-not-a-version');
    expect(visit.refusal({ ...move, to: older }, late())?.code).toBe('visit.checklist-not-a-version');
    const without = late({ templates: templates.slice(0, 1) });
    expect(visit.refusal(move, without)?.code).toBe('visit.checklist-not-a-version');
  });
});
