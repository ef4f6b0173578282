import { describe, expect, it } from 'vitest';
import { calendar2026 } from '../src/calendar/published.ts';
import { officeLifecycle } from '../src/registry/office-lifecycle.ts';
import { personLifecycle } from '../src/registry/person-lifecycle.ts';
import {
  calendarLifecycle,
  relationLifecycle,
  serviceItemLifecycle,
  windowLifecycle,
} from '../src/registry/records.ts';
import { seatLifecycle } from '../src/registry/seat-lifecycle.ts';
import { unitLifecycle } from '../src/registry/unit-lifecycle.ts';
import { as, chen, id, lin, wang, zhao } from './people.ts';
import { land } from './stories.ts';
import { Story } from './story.ts';

const planner = as(zhao, 'planner', { ancestors: [] as string[] });

describe('the registers', () => {
  it('a unit does not lie below itself', () => {
    const fields = {
      code: 'QY-13',
      name: '市自然资源和规划局',
      level: 'unit' as const,
      parent: null,
      targetClass: 'ENFORCEMENT' as const,
      hasWindow: true,
    };
    const unit = new Story(unitLifecycle).did({ type: 'registerUnit', ...fields }, planner);
    const own = unit.state.id ?? '';
    const below = id('unit', 'below');
    const revise = (parent: string, ancestors: string[]) =>
      unit.refusal({ type: 'reviseUnit', ...fields, parent }, as(zhao, 'planner', { ancestors }))?.code;
    expect(revise(own, [])).toBe('registry.parent-in-circle');
    expect(revise(below, [own])).toBe('registry.parent-in-circle');
    expect(revise(below, [id('unit', 'city')])).toBeUndefined();
  });

  it('a promise may shorten the statutory limit and never lengthen it', () => {
    const item = {
      type: 'registerServiceItem' as const,
      code: 'SI-001',
      name: '内资企业设立登记',
      unit: land,
      handlingMode: 'DIRECT' as const,
      statutoryLimit: 10,
      promisedLimit: 11,
      feeFen: 0,
    };
    expect(new Story(serviceItemLifecycle).refusal(item, planner)?.code).toBe(
      'registry.promise-longer-than-law',
    );
    expect(new Story(serviceItemLifecycle).refusal({ ...item, promisedLimit: 1 }, planner)).toBeNull();
  });

  it('a relation is to a unit or to a person', () => {
    const relation = { type: 'declareRelation' as const, person: lin, nature: '配偶' };
    expect(new Story(relationLifecycle).refusal(relation, as(lin, 'inspector', {}))?.code).toBe(
      'registry.relation-names-nobody',
    );
    expect(
      new Story(relationLifecycle).refusal({ ...relation, unit: land }, as(lin, 'inspector', {})),
    ).toBeNull();
  });

  it('a calendar speaks of its own year only', () => {
    const load = { type: 'loadCalendar' as const, ...calendar2026 };
    expect(new Story(calendarLifecycle).refusal(load, as(chen, 'director', {}))).toBeNull();
    expect(
      new Story(calendarLifecycle).refusal({ ...load, workdays: ['2027-01-02'] }, as(chen, 'director', {})),
    ).toEqual({ code: 'registry.calendar-day-outside-year', facts: { day: '2027-01-02' } });
  });

  it('a line of a register is said anew, whole, and stays the same line', () => {
    const window = new Story(windowLifecycle).did(
      { type: 'registerWindow', unit: land, name: '东厅', number: '3' },
      planner,
    );
    const { id: before } = window.state;
    window.did({ type: 'reviseWindow', unit: land, name: '东厅一号窗口' }, planner);
    expect(window.state.id).toBe(before);
    expect(window.state.fields).toEqual({ unit: land, name: '东厅一号窗口' });
  });

  it('what does not stand is not revised', () => {
    expect(
      new Story(windowLifecycle).refusal({ type: 'reviseWindow', unit: land, name: '东厅' }, planner)?.code,
    ).toBe('state-forbids');
  });

  it('a promise is not made longer than the law by revising it', () => {
    const fields = {
      code: 'SI-001',
      name: '内资企业设立登记',
      unit: land,
      handlingMode: 'DIRECT',
      feeFen: 0,
    } as const;
    const item = new Story(serviceItemLifecycle).did(
      { type: 'registerServiceItem', ...fields, statutoryLimit: 10, promisedLimit: 2 },
      planner,
    );
    expect(
      item.refusal({ type: 'reviseServiceItem', ...fields, statutoryLimit: 10, promisedLimit: 11 }, planner)
        ?.code,
    ).toBe('registry.promise-longer-than-law');
  });

  it('a relation is not moved to another person', () => {
    const relation = new Story(relationLifecycle).did(
      { type: 'declareRelation', person: lin, unit: land, nature: '配偶' },
      as(lin, 'inspector', {}),
    );
    const moved = { type: 'reviseRelation', person: wang, unit: land, nature: '配偶' } as const;
    expect(relation.refusal(moved, as(zhao, 'planner', {}))?.code).toBe('registry.relation-of-another');
    expect(
      relation.refusal({ ...moved, person: lin, nature: '已离婚' }, as(lin, 'inspector', {})),
    ).toBeNull();
  });

  it('a seat keeps its holder and its duty when its name is put right', () => {
    const seat = new Story(seatLifecycle)
      .did({ type: 'establishSeat', unit: land, duty: 'chief', title: '局长' }, planner)
      .did({ type: 'fillSeat', person: wang }, planner)
      .did({ type: 'reviseSeat', unit: land, title: '党组书记、局长' }, planner);
    expect(seat.state.person).toBe(wang);
    expect(seat.state.fields).toEqual({ unit: land, duty: 'chief', title: '党组书记、局长' });
  });

  it('a thing is registered once', () => {
    const window = new Story(windowLifecycle).did(
      { type: 'registerWindow', unit: land, name: '东厅' },
      planner,
    );
    expect(window.refusal({ type: 'registerWindow', unit: land, name: '西厅' }, planner)?.code).toBe(
      'state-forbids',
    );
  });

  it('an office is founded once, by the installation itself', () => {
    const found = {
      type: 'foundOffice' as const,
      name: '清源市人民政府督查室',
      short: '市督查室',
      code: '清督',
      demo: false,
      recoveryKey: 'age1',
      zone: 'Asia/Shanghai',
    };
    expect(new Story(officeLifecycle).refusal(found, as(chen, 'director', {}))?.code).toBe('role-missing');
    const office = new Story(officeLifecycle).did(found, as(chen, 'scheduler', {}));
    expect(office.refusal(found, as(chen, 'scheduler', {}))?.code).toBe('state-forbids');
    office.did({ type: 'adoptRuleSetting', key: 'closing-time', value: '17:30' }, as(chen, 'director', {}));
    expect(office.state.settings).toEqual({ 'closing-time': '17:30' });
  });

  it('a seat is filled when it is empty, and remembers who sat there', () => {
    const seat = new Story(seatLifecycle)
      .did({ type: 'establishSeat', unit: null, duty: 'reviewer', title: '法制审核岗' }, planner)
      .did({ type: 'fillSeat', person: lin }, planner);
    expect(seat.refusal({ type: 'fillSeat', person: wang }, planner)?.code).toBe('state-forbids');
    seat
      .did({ type: 'vacateSeat', reason: '借调期满' }, planner)
      .did({ type: 'fillSeat', person: wang }, planner);
    expect(seat.state).toMatchObject({ status: 'filled', person: wang, past: [lin] });
  });

  it('an erased name leaves the person standing', () => {
    const person = new Story(personLifecycle).did(
      { type: 'registerPerson', name: '林', unit: null },
      planner,
    );
    const [first] = person.entries;
    if (first?.kind !== 'person.registered') throw new Error('no person');
    const again = new Story(personLifecycle).tell({
      ...first,
      payload: { ...first.payload, name: { erased: true as const } },
    });
    expect(again.state).toMatchObject({ status: 'registered', name: { erased: true } });
  });
});
