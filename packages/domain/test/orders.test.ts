import { describe, expect, it } from 'vitest';
import { orderLifecycle } from '../src/orders/order-lifecycle.ts';
import type { ServiceProof } from '../src/papers/service-proof.ts';
import {
  accepted,
  at,
  begun,
  by,
  draft,
  file,
  findings,
  issued,
  item,
  land,
  liu,
  measure,
  morning,
  planned,
  proof,
  reported,
  served,
  told,
  verify,
} from './order-stories.ts';
import { chen, hash, id, lin, onPaper, qian, sun, wang, zhao } from './people.ts';
import { Story } from './story.ts';

describe('an order', () => {
  it('is signed by another than its drafter, over what was on the screen, with a number in the same entry', () => {
    const story = begun().did({ type: 'submitOrder' }, by(zhao, 'planner'));
    const sign = { type: 'issueOrder' as const, viewHash: hash('view'), opinion: '同意' };
    expect(story.refusal(sign, by(zhao, 'director'))?.code).toBe('order.issuer-is-drafter');
    expect(story.refusal({ ...sign, viewHash: hash('else') }, by(qian, 'leader'))?.code).toBe(
      'order.view-changed',
    );
    story.did(sign, by(qian, 'leader'));
    expect(story.state.numbered?.number).toBe('清督改〔2026〕1号');
  });

  it('goes to no unit in which one of the three seats is empty', () => {
    const story = begun().did({ type: 'submitOrder' }, by(zhao, 'planner'));
    const no = story.refusal(
      { type: 'issueOrder', viewHash: hash('view'), opinion: '同意' },
      by(qian, 'leader', morning, { emptySeats: ['liaison'] }),
    );
    expect(no).toEqual({ code: 'order.unit-without-seat', facts: { seats: 'duty.liaison' } });
  });

  it('rests on confirmed findings of this unit, each with a requirement', () => {
    const withdrawn = [{ ...(findings[0] as (typeof findings)[0]), status: 'withdrawn' as const }];
    expect(
      begun().refusal({ type: 'submitOrder' }, by(zhao, 'planner', morning, { findings: withdrawn }))?.code,
    ).toBe('order.finding-not-confirmed');
    const none = new Story(orderLifecycle);
    expect(
      none.refusal({ ...draft, requirements: draft.requirements.slice(1) }, by(zhao, 'planner'))?.code,
    ).toBe('order.requirement-missing');
    const foreign = [{ ...(findings[0] as (typeof findings)[0]), unit: id('unit', 'water') }];
    expect(none.refusal(draft, by(zhao, 'planner', morning, { findings: foreign }))?.code).toBe(
      'order.finding-of-other-unit',
    );
  });

  it('stands in the place of one that was revoked, of the same unit and office', () => {
    const before = id('order', 'before');
    const instead = { ...draft, replaces: before };
    const asked = (replaced: { revoked: boolean; unit: string } | null) =>
      new Story(orderLifecycle).refusal(instead, by(zhao, 'planner', morning, { replaced }))?.code ?? null;
    expect(asked({ revoked: true, unit: land })).toBeNull();
    expect(asked({ revoked: false, unit: land })).toBe('order.replaces-standing');
    expect(asked({ revoked: true, unit: id('unit', 'water') })).toBe('order.replaces-other-unit');
    expect(asked(null)).toBe('not-found');
    const story = new Story(orderLifecycle).did(
      instead,
      by(zhao, 'planner', morning, { replaced: { revoked: true, unit: land } }),
    );
    expect(story.state.fields?.replaces).toBe(before);
  });

  it('starts no clock without proof: left behind takes the reason, two witnesses and the scan', () => {
    const leave = (changes: Partial<ServiceProof>) =>
      issued().refusal(
        { type: 'serveOrder', proof: proof({ method: 'left', ...changes }) },
        onPaper(by(zhao, 'planner')),
      );
    const two = [
      { name: '甲', organ: '东街社区' },
      { name: '乙', organ: '东街社区' },
    ];
    expect(leave({})?.code).toBe('service.proof-missing');
    expect(leave({ refusedReason: '拒绝签收', witnesses: two.slice(1) })?.code).toBe('service.proof-missing');
    expect(leave({ refusedReason: '拒绝签收', witnesses: [two[0], two[0]] as never })?.code).toBe(
      'service.proof-missing',
    );
    expect(leave({ refusedReason: '拒绝签收', witnesses: two })).toBeNull();
    expect(issued().state.items.every((each) => each.deadline === null)).toBe(true);
  });

  it('takes two, or the unit’s own hand: nobody says alone that it was handed over', () => {
    const serve = { type: 'serveOrder' as const, proof: proof() };
    const alone = issued().refusal(serve, by(zhao, ['planner', 'director']));
    expect(alone).toEqual({ code: 'service.needs-second', facts: { method: 'service-method.direct' } });
    const ownCheck = onPaper(by(zhao, 'planner'), { recordedBy: wang, checkedBy: wang });
    expect(issued().refusal(serve, ownCheck)?.code).toBe('service.needs-second');
    const signerCheck = onPaper(by(zhao, 'planner'), { recordedBy: wang, checkedBy: zhao });
    expect(issued().refusal(serve, signerCheck)?.code).toBe('service.needs-second');
    expect(issued().refusal(serve, onPaper(by(zhao, 'planner')))).toBeNull();
  });

  it('is received electronically by the unit itself and by nobody for it', () => {
    const electronic = { type: 'serveOrder' as const, proof: proof({ method: 'electronic' }) };
    expect(issued().refusal(electronic, by(zhao, 'planner'))?.code).toBe('service.electronic-not-own');
    expect(issued().refusal(electronic, by(liu, 'liaison'))).toBeNull();
    expect(issued().refusal({ type: 'serveOrder', proof: proof() }, by(liu, 'liaison'))?.code).toBe(
      'order.unit-proves-nothing',
    );
  });

  it('is objected to by the chief within five working days, once, and answered point by point by another', () => {
    const object = { type: 'objectToOrder' as const, points: [{ n: 1, text: '当日停电。' }], files: [] };
    const late = at('2026-10-08');
    expect(served().refusal(object, by(sun, 'chief', late))?.code).toBe('order.objection-too-late');
    expect(served().refusal(object, by(liu, 'liaison'))?.code).toBe('role-missing');
    const story = served().did(object, by(sun, 'chief', at('2026-09-30')));
    const answer = {
      type: 'answerObjection' as const,
      points: [{ n: 1, outcome: 'rejected' as const, text: '监控显示供电正常。' }],
      outcome: 'rejected' as const,
    };
    expect(story.refusal(answer, by(qian, 'leader'))?.code).toBe('order.issuer-answers-objection');
    expect(
      story.refusal(
        { ...answer, points: [{ n: 2, outcome: 'rejected', text: '无' }] as never },
        by(chen, 'director'),
      )?.code,
    ).toBe('order.points-unanswered');
    story.did(answer, by(chen, 'director'));
    expect(story.state.status).toBe('acknowledged');
    expect(story.refusal(object, by(sun, 'chief'))?.code).toBe('order.objected-before');
  });

  it('names leader, section, person and measure for every item before it is under way', () => {
    expect(accepted().refusal({ type: 'planOrder', items: [measure(1)] }, by(sun, 'chief'))?.code).toBe(
      'order.item-unplanned',
    );
    expect(planned().state.status).toBe('in-rectification');
  });

  it('is extended before it is due, at most twice for an item, by the director', () => {
    const ask = { type: 'askExtension' as const, n: 1, days: 3, reason: '设备采购中' };
    const grant = { type: 'extendItem' as const, n: 1, days: 3, reason: '同意' };
    const story = planned();
    expect(story.refusal(grant, by(chen, 'director'))?.code).toBe('order.extension-not-asked');
    expect(story.refusal(ask, by(sun, 'chief', at('2026-09-29')))?.code).toBe('order.extension-too-late');
    story.did(ask, by(liu, 'liaison'));
    expect(story.refusal(ask, by(sun, 'chief'))?.code).toBe('order.extension-asked-already');
    story.did(grant, by(chen, 'director'));
    expect(item(story, 1)?.deadline?.day).toBe('2026-10-08');
    story
      .did(ask, by(sun, 'chief'))
      .did({ type: 'refuseExtension', n: 1, reason: '理由不足' }, by(chen, 'director'));
    story.did(ask, by(sun, 'chief')).did(grant, by(chen, 'director'));
    expect(story.refusal(ask, by(sun, 'chief'))?.code).toBe('order.extensions-used');
  });

  it('is reported by the chief; somebody else brings the sheet with signature and seal', () => {
    const report = { type: 'reportOrder' as const, items: [told(1)], report: [] };
    expect(planned().refusal(report, by(liu, 'liaison'))?.code).toBe('order.report-unsigned');
    expect(planned().refusal({ ...report, report: [file] }, by(liu, 'liaison'))).toBeNull();
    expect(planned().refusal(report, by(sun, 'chief'))).toBeNull();
  });

  it('is verified by an inspector who had no hand in it and stands near nobody there', () => {
    const story = reported();
    expect(story.refusal(verify(1), by(lin, 'inspector', morning, { verifierName: '刘某' }))?.code).toBe(
      'order.verifier-is-handler',
    );
    expect(story.refusal(verify(1), by(sun, 'inspector'))?.code).toBe('order.verifier-is-handler');
    const near = { appointments: [], relations: [{ person: lin, unit: land }] };
    expect(story.refusal(verify(1), by(lin, 'inspector', morning, { recusal: near }))?.code).toBe('recused');
    expect(story.refusal(verify(1), by(lin, 'inspector'))).toBeNull();
  });

  it('closes item by item, by another than the verifier, and closes itself with the last', () => {
    const story = reported().did(verify(1), by(lin, 'inspector'));
    const close = (n: number) => ({ type: 'closeItem' as const, n, opinion: '同意销号' });
    expect(story.refusal(close(1), by(lin, 'director'))?.code).toBe('order.closer-is-verifier');
    expect(story.refusal(close(2), by(chen, 'director'))?.code).toBe('order.item-state');
    story.did(close(1), by(chen, 'director'));
    expect(story.refusal({ type: 'closeOrder' }, by(chen, 'director'))?.code).toBe('order.items-open');
    story.did(verify(2), by(wang, 'inspector')).did(close(2), by(chen, 'director'));
    expect(story.state.status).toBe('closed');
  });

  it('sends back what was not done, with a new date and a fresh clock', () => {
    const story = reported().did(verify(1, 'not-done'), by(lin, 'inspector'));
    expect(story.refusal({ type: 'closeItem', n: 1, opinion: '同意' }, by(chen, 'director'))?.code).toBe(
      'order.item-not-done',
    );
    story.did(
      { type: 'rejectItem', n: 1, reason: '窗口仍无人', days: 3 },
      by(chen, 'director', at('2026-09-28')),
    );
    expect(item(story, 1)).toMatchObject({ status: 'rejected', rejections: 1, overdue: false, urged: 0 });
    expect(item(story, 1)?.deadline?.day).toBe('2026-10-08');
    story.did({ type: 'reportOrder', items: [told(1)], report: [] }, by(sun, 'chief'));
    expect(item(story, 1)?.status).toBe('reported');
  });
});

describe('the office’s clock', () => {
  const clock = (now: number) => by(zhao, 'scheduler', now);
  const urge = (n: number | null) => ({ type: 'urgeOrder' as const, n });

  it('urges a unit that has not acknowledged after two working days, again after three more, then goes to the leader', () => {
    // Served on Tuesday the 22nd: due on Thursday the 24th; 25 to 27 are off.
    const story = served();
    expect(story.refusal(urge(null), clock(at('2026-09-24', '17:30')))?.code).toBe('order.not-time-yet');
    story.did(urge(null), clock(at('2026-09-24', '17:31')));
    expect(story.refusal(urge(null), clock(at('2026-09-29')))?.code).toBe('order.not-time-yet');
    story.did(urge(null), clock(at('2026-09-30')));
    expect(story.refusal(urge(null), clock(at('2026-10-20')))?.code).toBe('order.not-time-yet');
    // 8, 9 and the make-up Saturday, 10 October.
    expect(story.refusal({ type: 'escalateOrder', n: null }, clock(at('2026-10-09')))?.code).toBe(
      'order.not-time-yet',
    );
    story.did({ type: 'escalateOrder', n: null }, clock(at('2026-10-10')));
    expect(story.state.escalated).toBe(true);
    expect(story.refusal({ type: 'escalateOrder', n: null }, clock(at('2026-10-12')))?.code).toBe(
      'order.not-time-yet',
    );
  });

  it('marks an item overdue once, and stands still while the unit waits for the office', () => {
    const overdue = { type: 'markOverdue' as const, n: 1 };
    const late = at('2026-09-28', '18:00');
    expect(planned().refusal(overdue, clock(at('2026-09-28')))?.code).toBe('order.not-time-yet');
    expect(reported().refusal(overdue, clock(late))?.code).toBe('order.not-time-yet');
    const story = planned().did(overdue, clock(late)).did(urge(1), clock(late));
    expect(story.refusal(overdue, clock(late))?.code).toBe('order.not-time-yet');
    expect(item(story, 1)).toMatchObject({ overdue: true, overdueTimes: 1, urged: 1 });
    expect(item(story, 2)).toMatchObject({ overdue: false, urged: 0 });
  });
});
