import { describe, expect, it } from 'vitest';
import { erasureLifecycle } from '../src/access/erasure-lifecycle.ts';
import { personLifecycle } from '../src/registry/person-lifecycle.ts';
import { as, chen, id, lin, wang } from './people.ts';
import { Story } from './story.ts';

const hash = 'a'.repeat(64);
const foreign = 'b'.repeat(64);
const subject = { type: 'person' as const, id: wang };
const held = [{ subject, entries: [{ hash, paths: ['name', 'phone'] }] }];
const facts = { held, inOffice: false };
const director = as(chen, 'director', facts);
const privacy = as(lin, 'privacy', facts);
const ask = (paths: string[], of = hash) => ({
  type: 'askErasure' as const,
  person: wang,
  entries: [{ hash: of, paths }],
  reason: '本人申请删除',
});

describe('an erasure', () => {
  it('is asked by one person and carried out by another', () => {
    const story = new Story(erasureLifecycle).did(ask(['phone']), director);
    expect(story.refusal({ type: 'approveErasure' }, director)?.code).toBe('erasure.second-person');
    expect(story.refusal({ type: 'approveErasure' }, privacy)).toBeNull();
  });

  it('names both of them in one order for each subject', () => {
    const story = new Story(erasureLifecycle).did(ask(['phone']), director);
    const relation = { type: 'relation' as const, id: id('relation', 'other') };
    const wider = { ...facts, held: [...held, { subject: relation, entries: [] }] };
    const result = erasureLifecycle.decide(
      story.state,
      { type: 'approveErasure' },
      as(lin, 'privacy', wider),
    );
    expect(result.ok && result.value.map(({ kind, subject: about }) => [kind, about.id])).toEqual([
      ['erasure.approved', story.state.id],
      ['fields.erased', wang],
    ]);
    expect(result.ok && result.value[1]?.payload).toEqual({
      entries: [{ hash, paths: ['phone'] }],
      approvals: [chen, lin],
      reason: '本人申请删除',
    });
  });

  it('touches only what is held of this person and can still be read', () => {
    const fresh = new Story(erasureLifecycle);
    expect(fresh.refusal(ask(['phone'], foreign), director)).toEqual({
      code: 'erasure.not-held',
      facts: { count: 1 },
    });
    const story = fresh.did(ask(['phone']), director);
    const gone = as(lin, 'privacy', { ...facts, held: [] });
    expect(story.refusal({ type: 'approveErasure' }, gone)?.code).toBe('erasure.not-held');
  });

  it('leaves the name of whoever still sits in a seat, and nothing but the name', () => {
    const seated = as(chen, 'director', { held, inOffice: true });
    const fresh = new Story(erasureLifecycle);
    expect(fresh.refusal(ask(['name']), seated)?.code).toBe('erasure.person-in-office');
    expect(fresh.refusal(ask(['phone']), seated)).toBeNull();
  });

  it('once refused is not carried out', () => {
    const story = new Story(erasureLifecycle)
      .did(ask(['phone']), director)
      .did({ type: 'refuseErasure', reason: '仍在保存期内' }, privacy);
    expect(story.refusal({ type: 'approveErasure' }, privacy)?.code).toBe('state-forbids');
  });

  it('of a name is not undone by registering the name again', () => {
    const { decide, initial } = personLifecycle;
    const erased = { ...initial, id: wang, status: 'registered', name: { erased: true as const } };
    const result = decide(
      erased,
      { type: 'revisePerson', name: '王某', unit: null },
      as(chen, 'director', {}),
    );
    expect(result.ok ? null : result.refusal.code).toBe('registry.person-erased');
  });
});
