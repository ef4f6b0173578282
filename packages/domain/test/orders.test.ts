import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActingRole } from '../src/access/roles.ts';
import { calendarOf, isWorkday, workdaysBetween } from '../src/calendar/calendar.ts';
import { instantOf, plusDays } from '../src/calendar/day.ts';
import { calendar2026 } from '../src/calendar/published.ts';
import type { Recorded } from '../src/lifecycle.ts';
import { clockColour, extendedDeadline, orderDeadline } from '../src/orders/deadlines.ts';
import type { OrderCommand, OrderFacts, OrderState } from '../src/orders/order.ts';
import { orderLifecycle } from '../src/orders/order-lifecycle.ts';
import type { ServiceProof } from '../src/papers/service-proof.ts';
import { as, chen, hash, id, lin, qian, sun, wang, zhao } from './people.ts';
import { Story } from './story.ts';

// zhao plans and drafts, qian signs, chen directs and closes, lin and wang inspect; sun is the unit's chief, liu its liaison.
const liu = id('person', 'liu');
const land = id('unit', 'land');
const calendar = calendarOf([calendar2026]);
const zone = calendar.zone;
const at = (day: string, time = '10:00') => instantOf(day, time, zone);
const file = { sha256: hash('scan'), size: 10, mime: 'application/pdf' as const, name: '回证.pdf' };
const findings = [
  { id: id('finding', 'a'), status: 'confirmed' as const, unit: land },
  { id: id('finding', 'b'), status: 'confirmed' as const, unit: land },
];
const facts: OrderFacts = {
  findings,
  emptySeats: [],
  viewHash: hash('view'),
  series: '清督改',
  nextSerial: 1,
  today: '2026-09-22',
  calendar,
  recusal: { appointments: [], relations: [] },
  verifierName: '林某',
};
const draft = {
  type: 'draftOrder' as const,
  unit: land,
  title: '关于办事窗口服务问题的整改通知',
  basis: '督查工作条例第十八条',
  contact: { person: '赵某', phone: '0000-1234567' },
  items: [
    { n: 1, finding: id('finding', 'a'), mode: 'IMMEDIATE' as const, days: 3, assistants: [] },
    { n: 2, finding: id('finding', 'b'), mode: 'DATED' as const, days: 15, assistants: [] },
  ],
  requirements: [
    { n: 1, text: '立即恢复窗口值守。' },
    { n: 2, text: '修订一次性告知单。' },
  ],
  reportFormat: '逐项书面报告，附佐证材料。',
};
const morning = at('2026-09-22');
const by = (
  person: string,
  roles: ActingRole | readonly ActingRole[],
  now = morning,
  more: Partial<OrderFacts> = {},
) => as<OrderFacts>(person, roles as never, { ...facts, ...more }, now);
const proof = (changes: Partial<ServiceProof> = {}): ServiceProof => ({
  method: 'direct',
  at: morning,
  receivedBy: '刘某',
  scan: file,
  witnesses: [],
  ...changes,
});
type Orders = Story<OrderState, OrderCommand, OrderFacts>;
const begun = (): Orders => new Story(orderLifecycle).did(draft, by(zhao, 'planner'));
const issued = (): Orders =>
  begun()
    .did({ type: 'submitOrder' }, by(zhao, 'planner'))
    .did(
      { type: 'issueOrder', viewHash: hash('view'), opinion: '同意' },
      by(qian, 'leader', at('2026-09-22', '09:00')),
    )
    .did(
      {
        type: 'recordOrderRendering',
        sha256: hash('pdf'),
        size: 1,
        fingerprint: 'x',
        viewHash: hash('view'),
      },
      by(zhao, 'scheduler'),
    );
const served = (on: Partial<ServiceProof> = {}): Orders =>
  issued().did({ type: 'serveOrder', proof: proof(on) }, by(zhao, 'planner'));
const accepted = (): Orders => served().did({ type: 'acknowledgeOrder' }, by(liu, 'liaison'));
const measure = (n: number) => ({
  n,
  leader: '孙局长',
  section: '政务服务科',
  person: '刘某',
  measure: '排班表上墙，当日起执行。',
  by: '2026-09-24',
});
const told = (n: number, handler = '刘某') => ({
  n,
  result: '已恢复值守。',
  rootCause: '排班无人负责。',
  sameClass: '其余四个窗口已自查。',
  handler,
  proof: [file],
});
const planned = (): Orders =>
  accepted().did({ type: 'planOrder', items: [measure(1), measure(2)] }, by(sun, 'chief'));
const reported = (): Orders =>
  planned().did({ type: 'reportOrder', items: [told(1), told(2)], report: [] }, by(sun, 'chief'));
const verify = (n: number, result: 'done' | 'not-done' = 'done') => ({
  type: 'verifyItem' as const,
  n,
  result,
  method: 'on-site' as const,
  note: '现场看过。',
});
const item = ({ state }: Orders, n: number) => state.items.find((each) => each.n === n);

describe('a due date', () => {
  it('counts working days only: National Day moves it, a make-up Saturday is worked', () => {
    // Served on Tuesday 22 September 2026: 23, 24 worked; 25 to 27 off; 28, 29, 30 worked; 1 to 7 October off; 8, 9, 10.
    expect(orderDeadline(calendar, morning, 3).day).toBe('2026-09-28');
    expect(orderDeadline(calendar, morning, 6).day).toBe('2026-10-08');
    expect(orderDeadline(calendar, morning, 8).day).toBe('2026-10-10');
  });

  it('begins with the day of service and not with the day it was typed in', () => {
    const story = issued().did(
      { type: 'serveOrder', proof: proof({ at: at('2026-09-23') }) },
      by(zhao, 'planner', at('2026-09-29')),
    );
    expect(item(story, 1)?.deadline?.day).toBe('2026-09-29');
    expect(story.state.acknowledgeBy?.day).toBe('2026-09-28');
  });

  it('falls on a worked day, with exactly the days between, over every holiday and make-up day', () => {
    fc.assert(
      fc.property(fc.nat(330), fc.integer({ min: 1, max: 40 }), fc.nat(1439), (from, days, minute) => {
        const day = plusDays('2026-01-01', from);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const deadline = orderDeadline(calendar, at(day, time), days);
        expect(isWorkday(calendar, deadline.day)).toBe(true);
        expect(workdaysBetween(calendar, day, deadline.day)).toBe(days);
        const more = extendedDeadline(calendar, deadline, 5);
        expect(isWorkday(calendar, more.day)).toBe(true);
        expect(workdaysBetween(calendar, deadline.day, more.day)).toBe(5);
        expect(more.due).toBeGreaterThan(deadline.due);
      }),
      { numRuns: 400 },
    );
  });

  it('is green, then amber for its last two working days, then red', () => {
    const deadline = orderDeadline(calendar, morning, 8);
    expect(clockColour(calendar, deadline, at('2026-09-30'))).toBe('green');
    // Three days off lie between, and the make-up Saturday is the last of the two.
    expect(clockColour(calendar, deadline, at('2026-10-08'))).toBe('amber');
    expect(clockColour(calendar, deadline, at('2026-10-10', '17:30'))).toBe('amber');
    expect(clockColour(calendar, deadline, at('2026-10-10', '17:31'))).toBe('red');
  });
});

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

  it('starts no clock without proof: left behind takes the reason, two witnesses and the scan', () => {
    const leave = (changes: Partial<ServiceProof>) =>
      issued().refusal(
        { type: 'serveOrder', proof: proof({ method: 'left', ...changes }) },
        by(zhao, 'planner'),
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

const everyone: ActingRole[] = [
  'planner',
  'director',
  'leader',
  'inspector',
  'chief',
  'liaison',
  'scheduler',
];
const commandsAt = (now: number): readonly OrderCommand[] => [
  draft,
  { type: 'submitOrder' },
  { type: 'submitOrder' },
  { type: 'issueOrder', viewHash: hash('view'), opinion: '同意' },
  { type: 'issueOrder', viewHash: hash('view'), opinion: '同意' },
  { type: 'recordOrderRendering', sha256: hash('pdf'), size: 1, fingerprint: 'x', viewHash: hash('view') },
  { type: 'serveOrder', proof: proof({ at: now }) },
  { type: 'acknowledgeOrder' },
  { type: 'planOrder', items: [measure(1), measure(2)] },
  { type: 'askExtension', n: 1, days: 3, reason: '延期' },
  { type: 'extendItem', n: 1, days: 3, reason: '同意' },
  { type: 'urgeOrder', n: 1 },
  { type: 'markOverdue', n: 1 },
  { type: 'reportOrder', items: [told(1)], report: [file] },
  { type: 'reportOrder', items: [told(2)], report: [file] },
  verify(1),
  verify(1, 'not-done'),
  verify(2),
  { type: 'closeItem', n: 1, opinion: '销号' },
  { type: 'closeItem', n: 2, opinion: '销号' },
  { type: 'rejectItem', n: 1, reason: '退回', days: 3 },
  { type: 'closeOrder' },
];
interface Moment {
  readonly person: string;
  readonly roles: ActingRole[];
  readonly luck: number;
}
const moments = fc.array(
  fc.record({
    person: fc.constantFrom(lin, wang, chen, zhao, sun, qian, liu),
    roles: fc.subarray(everyone, { minLength: 4 }),
    luck: fc.nat(9999),
  }),
  { minLength: 30, maxLength: 90, size: 'max' },
);
const reachedStates = new Set<string>();

function live(
  walk: readonly Moment[],
  watch: (command: OrderCommand, who: Moment, story: Orders, before: OrderState) => void = () => {},
  lifecycle: typeof orderLifecycle = orderLifecycle,
): Orders {
  const story: Orders = new Story(lifecycle);
  for (const [index, moment] of walk.entries()) {
    const now = morning + index * 5 * 3_600_000;
    const context = by(moment.person, moment.roles, now);
    const allowed = commandsAt(now).filter((command) => story.refusal(command, context) === null);
    const command = allowed[moment.luck % Math.max(1, allowed.length)];
    if (!command) continue;
    const before = story.state;
    story.did(command, context);
    reachedStates.add(story.state.status);
    watch(command, moment, story, before);
  }
  return story;
}

const noForbiddenOrder = (lifecycle: typeof orderLifecycle) =>
  fc.property(moments, (walk) => {
    live(
      walk,
      (command, { person }, { state }, before) => {
        if (command.type === 'issueOrder') expect(before.drafters).not.toContain(person);
        if (command.type === 'verifyItem') expect(before.answered).not.toContain(person);
        if (command.type === 'closeItem' || command.type === 'rejectItem')
          expect(before.items.find((each) => each.n === command.n)?.verifier).not.toBe(person);
        for (const each of state.items) expect(each.extensions).toBeLessThanOrEqual(2);
        if (state.status === 'closed')
          expect(state.items.every((each) => each.status === 'closed' && each.verified === 'done')).toBe(
            true,
          );
        if (state.items.some((each) => each.deadline !== null)) expect(state.servedAt).not.toBeNull();
      },
      lifecycle,
    );
  });

describe('no sequence of commands', () => {
  it('signs one’s own draft, verifies one’s own work, extends a third time or closes with an item open', () => {
    fc.assert(noForbiddenOrder(orderLifecycle), { numRuns: 600 });
    expect(reachedStates).toContain('closed');
    expect(reachedStates).toContain('rejected');
  }, 60_000);

  it('and the property notices a machine that forgets who spoke for the unit', () => {
    const careless: typeof orderLifecycle = {
      ...orderLifecycle,
      decide: (state, command, context) =>
        orderLifecycle.decide(
          command.type === 'verifyItem' ? { ...state, answered: [] } : state,
          command,
          context,
        ),
    };
    expect(() => fc.assert(noForbiddenOrder(careless), { numRuns: 600 })).toThrow();
  }, 60_000);
});

describe('folding', () => {
  it('is total: any set of entries in any order gives a state of the table', () => {
    const known = new Set(orderLifecycle.transitions.flatMap((row) => [row.from, row.to]));
    fc.assert(
      fc.property(moments, fc.infiniteStream(fc.nat()), (walk, dice) => {
        const shuffled = [...live(walk).entries]
          .map((entry) => ({ entry, key: dice.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const state = shuffled.reduce<OrderState>(
          (now, entry: Recorded) => orderLifecycle.evolve(now, entry),
          orderLifecycle.initial,
        );
        expect(known.has(state.status)).toBe(true);
        expect(new Set(state.outOfPlace).size).toBe(state.outOfPlace.length);
      }),
      { numRuns: 200 },
    );
  });

  it('of what was decided in order leaves nothing out of place, and gives the same state again', () => {
    fc.assert(
      fc.property(moments, (walk) => {
        const story = live(walk);
        const again = story.entries
          .filter((entry) => entry.subject.type === 'order')
          .reduce<OrderState>((now, entry) => orderLifecycle.evolve(now, entry), orderLifecycle.initial);
        expect(story.state.outOfPlace).toEqual([]);
        expect(again).toEqual(story.state);
      }),
      { numRuns: 200 },
    );
  });
});
