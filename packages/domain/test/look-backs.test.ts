import { describe, expect, it } from 'vitest';
import type { LookBackCommand, LookBackFacts, LookBackState } from '../src/orders/look-back.ts';
import { lookBackLifecycle } from '../src/orders/look-back-lifecycle.ts';
import {
  at,
  by,
  calendar,
  file,
  item,
  land,
  measure,
  type Orders,
  reported,
  told,
  verify,
} from './order-stories.ts';
import { as, chen, hash, id, lin, qian, sun, wang, zhao } from './people.ts';
import { Story } from './story.ts';

const [gao, he] = [id('person', 'gao'), id('person', 'he')];
const closed = (): Orders => {
  const story = reported();
  const judging = at('2026-09-24');
  for (const n of [1, 2]) {
    story.did(verify(n), by(wang, 'inspector', judging));
    story.did({ type: 'closeItem', n, opinion: '同意' }, by(chen, 'director', judging));
  }
  return story;
};

type LookBacks = Story<LookBackState, LookBackCommand, LookBackFacts>;
const clear = { calendar, recusal: { appointments: [], relations: [] }, ofUnit: false };
const day = (date: string, time?: string) => at(date, time);
const scheduler = (order: Orders, now: number) => {
  const closing = order.entries.findLast(({ kind }) => kind === 'order.closed');
  return as<LookBackFacts>(
    zhao,
    'scheduler',
    {
      ...clear,
      order: order.state,
      closing: { hash: closing?.hash ?? hash('none'), at: closing?.at ?? 0 },
      inspected: [lin],
    },
    now,
  );
};
const who = (person: string, more: Partial<LookBackFacts> = {}, now = day('2026-11-25')) =>
  as<LookBackFacts>(person, 'inspector', { ...clear, ...more }, now);
const due = (order: Orders, now = day('2026-11-23', '08:00')): LookBacks =>
  new Story(lookBackLifecycle).did({ type: 'dueLookBack' }, scheduler(order, now));
const saw = (...results: ('held' | 'relapsed' | 'new')[]) => ({
  type: 'recordLookBack' as const,
  method: 'covert' as const,
  on: '2026-11-24',
  items: results.map((result, index) => ({ n: index + 1, result })),
  seen: results.map((_, index) => ({ n: index + 1, text: '午间窗口有人值守。' })),
  scan: [file],
});
const agreed = (order: Orders, ...results: ('held' | 'relapsed' | 'new')[]): LookBackState =>
  due(order)
    .did(saw(...results), who(gao))
    .did({ type: 'confirmLookBack' }, who(he)).state;

describe('a look-back', () => {
  it('is due on the sixtieth day after the closing and not before, on a day that is worked', () => {
    // Closed on 24 September: the sixtieth day is Monday 23 November.
    const order = closed();
    const early = new Story(lookBackLifecycle).refusal(
      { type: 'dueLookBack' },
      scheduler(order, day('2026-11-22', '23:59')),
    );
    expect(early?.code).toBe('order.not-time-yet');
    const { state } = due(order, day('2026-11-23', '00:00'));
    expect([state.deadline?.day, state.closedOn, state.items]).toEqual(['2026-11-23', '2026-09-24', [1, 2]]);
  });

  it('is due of nothing that is not closed', () => {
    expect(
      new Story(lookBackLifecycle).refusal({ type: 'dueLookBack' }, scheduler(reported(), day('2027-01-01')))
        ?.code,
    ).toBe('order.not-time-yet');
  });

  it('names everybody who inspected, verified or closed, and refuses each by what they did', () => {
    const lookBack = due(closed());
    expect(lookBack.state.before).toEqual([
      { person: lin, part: 'inspected' },
      { person: wang, part: 'verified' },
      { person: chen, part: 'closed' },
    ]);
    for (const { person, part } of lookBack.state.before)
      expect(lookBack.refusal(saw('held', 'held'), who(person))).toEqual({
        code: 'look-back.took-part',
        facts: { person, part: `look-back-part.${part}` },
      });
  });

  it('keeps out whoever verified an earlier attempt too', () => {
    const story = reported();
    story
      .did(verify(1, 'not-done'), by(qian, 'inspector'))
      .did({ type: 'rejectItem', n: 1, reason: '未恢复。', days: 3 }, by(chen, 'director'))
      .did({ type: 'reportOrder', items: [told(1)], report: [] }, by(sun, 'chief'));
    for (const n of [1, 2]) {
      story.did(verify(n), by(wang, 'inspector'));
      story.did({ type: 'closeItem', n, opinion: '同意' }, by(chen, 'director'));
    }
    expect(due(story, day('2027-01-04')).state.before).toContainEqual({ person: qian, part: 'verified' });
  });

  it('is for nobody of the unit and for nobody who stands near it', () => {
    const lookBack = due(closed());
    const near = { appointments: [], relations: [{ person: gao, unit: land }] };
    expect(lookBack.refusal(saw('held', 'held'), who(gao, { ofUnit: true }))?.code).toBe(
      'look-back.own-unit',
    );
    expect(lookBack.refusal(saw('held', 'held'), who(gao, { recusal: near }))?.code).toBe('recused');
  });

  it('says something of every item, of a day after the closing and not ahead', () => {
    const lookBack = due(closed());
    expect(lookBack.refusal(saw('held'), who(gao))?.code).toBe('look-back.items-missing');
    expect(lookBack.refusal({ ...saw('held', 'held'), seen: saw('held').seen }, who(gao))?.code).toBe(
      'look-back.items-missing',
    );
    for (const on of ['2026-09-23', '2026-11-26'])
      expect(lookBack.refusal({ ...saw('held', 'held'), on }, who(gao))?.code).toBe('look-back.day-wrong');
  });

  it('links a finding to a new problem alone, and only one of the same unit', () => {
    const lookBack = due(closed());
    const finding = id('finding', 'later');
    const linked = (result: 'held' | 'new') => ({
      ...saw('held', result),
      items: [
        { n: 1, result: 'held' as const },
        { n: 2, result, finding },
      ],
    });
    const known = { findings: [{ id: finding, unit: land }] };
    const refused = [
      lookBack.refusal(linked('held'), who(gao, known)),
      lookBack.refusal(linked('new'), who(gao, { findings: [{ id: finding, unit: id('unit', 'water') }] })),
      lookBack.refusal(linked('new'), who(gao)),
    ];
    expect(refused.map((no) => no?.code)).toEqual(Array(3).fill('look-back.finding-elsewhere'));
    expect(lookBack.refusal(linked('new'), who(gao, known))).toBeNull();
  });

  it('is confirmed or returned by another inspector who had no part in it either', () => {
    const lookBack = due(closed()).did(saw('held', 'held'), who(gao));
    for (const command of [
      { type: 'confirmLookBack' as const },
      { type: 'returnLookBack' as const, reason: '没有照片。' },
    ]) {
      expect(lookBack.refusal(command, who(gao))?.code).toBe('look-back.second-is-first');
      expect(lookBack.refusal(command, who(wang))?.code).toBe('look-back.took-part');
      expect(lookBack.refusal(command, who(he, { ofUnit: true }))?.code).toBe('look-back.own-unit');
    }
    lookBack.did({ type: 'returnLookBack', reason: '没有照片。' }, who(he));
    expect(lookBack.state.status).toBe('due');
    lookBack.did(saw('held', 'relapsed'), who(he)).did({ type: 'confirmLookBack' }, who(gao));
    expect(lookBack.state).toMatchObject({ status: 'confirmed', recorder: he, confirmer: gao });
  });
});

describe('an order that was looked at again', () => {
  const looking = (order: Orders, ...results: ('held' | 'relapsed' | 'new')[]) =>
    by(he, 'inspector', day('2026-11-25'), { lookBack: agreed(order, ...results) });

  it('moves by nothing but a look-back of its own that two agree on', () => {
    const order = closed();
    const recorded = due(order).did(saw('held', 'held'), who(gao)).state;
    const other = { ...agreed(order, 'held', 'held'), order: id('order', 'other') };
    for (const lookBack of [recorded, other, agreed(order, 'held', 'relapsed')])
      expect(
        order.refusal({ type: 'archiveOrder' }, by(he, 'inspector', undefined, { lookBack }))?.code,
      ).toBe('order.not-looked-back');
    expect(order.refusal({ type: 'reopenOrder' }, looking(order, 'held', 'new'))?.code).toBe(
      'order.not-looked-back',
    );
  });

  it('is archived where everything held, and a new problem reopens nothing', () => {
    const order = closed();
    order.did({ type: 'archiveOrder' }, looking(order, 'held', 'new'));
    expect(order.state.status).toBe('archived');
    expect(order.state.items.map(({ status, lookBack }) => [status, lookBack])).toEqual([
      ['closed', 'held'],
      ['closed', 'new'],
    ]);
  });

  it('begins anew where something relapsed: by a day of its own, planned, reported and verified again', () => {
    const order = closed();
    order.did({ type: 'reopenOrder' }, looking(order, 'held', 'relapsed'));
    expect(order.state.status).toBe('reopened');
    expect([item(order, 1)?.status, item(order, 1)?.relapses]).toEqual(['closed', 0]);
    // Fifteen working days after 25 November.
    expect(item(order, 2)).toMatchObject({
      status: 'open',
      relapses: 1,
      verifier: null,
      closedBy: null,
      deadline: { day: '2026-12-16', count: 15 },
    });
    const december = day('2026-12-01');
    const report = { type: 'reportOrder' as const, items: [told(2)], report: [] };
    expect(order.refusal(report, by(sun, 'chief', december))?.code).toBe('state-forbids');
    order
      .did({ type: 'planOrder', items: [measure(2)] }, by(sun, 'chief', december))
      .did(report, by(sun, 'chief', december))
      .did(verify(2), by(gao, 'inspector', december))
      .did({ type: 'closeItem', n: 2, opinion: '同意' }, by(chen, 'director', december));
    expect([order.state.status, item(order, 2)?.relapses]).toEqual(['closed', 1]);
    // What is looked at again is what was closed again; whoever verified now stands aside as well.
    const again = due(order, day('2027-02-01')).state;
    expect(again.items).toEqual([2]);
    expect(again.before).toContainEqual({ person: gao, part: 'verified' });
  });

  it('is late, urged and escalated by the new day like by any other', () => {
    const order = closed();
    order.did({ type: 'reopenOrder' }, looking(order, 'held', 'relapsed'));
    const late = by(zhao, 'scheduler', day('2026-12-17'));
    expect(order.refusal({ type: 'markOverdue', n: 1 }, late)?.code).toBe('order.not-time-yet');
    order.did({ type: 'markOverdue', n: 2 }, late).did({ type: 'urgeOrder', n: 2 }, late);
    expect(item(order, 2)).toMatchObject({ overdue: true, overdueTimes: 1, urged: 1 });
  });
});
