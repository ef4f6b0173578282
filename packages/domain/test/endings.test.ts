import { describe, expect, it } from 'vitest';
import {
  areaLifecycle,
  postLifecycle,
  relationLifecycle,
  serviceItemLifecycle,
  windowLifecycle,
} from '../src/registry/records.ts';
import type { UnitFacts } from '../src/registry/registry.ts';
import { seatLifecycle } from '../src/registry/seat-lifecycle.ts';
import { unitLifecycle } from '../src/registry/unit-lifecycle.ts';
import { as, id, lin, zhao } from './people.ts';
import { land } from './stories.ts';
import { Story } from './story.ts';

const today = '2026-11-22';
const planner = as(zhao, 'planner', { today });
const ending = { reason: '机构改革', on: today };
const item = {
  code: 'SI-001',
  name: '内资企业设立登记',
  unit: land,
  handlingMode: 'DIRECT' as const,
  statutoryLimit: 10,
  promisedLimit: 2,
  feeFen: 0,
};

describe('a line of a register that ends', () => {
  it.each([
    [windowLifecycle, { type: 'registerWindow', unit: land, name: '东厅' }, 'endWindow'],
    [postLifecycle, { type: 'registerPost', unit: land, name: '窗口人员' }, 'endPost'],
    [serviceItemLifecycle, { type: 'registerServiceItem', ...item }, 'endServiceItem'],
    [areaLifecycle, { type: 'prohibitArea', name: '更衣室', nature: 'changing' }, 'liftArea'],
    [
      relationLifecycle,
      { type: 'declareRelation', person: lin, unit: land, nature: '配偶在此工作' },
      'endRelation',
    ],
  ])('says why and when, keeps what it said, and is not said anew: %#', (lifecycle, first, command) => {
    const story = new Story(lifecycle as typeof windowLifecycle).did(first as never, planner);
    const said = story.state.fields;
    const end = { type: command, ...ending } as never;
    const tomorrow = { type: command, ...ending, on: '2026-11-23' } as never;
    expect(story.refusal(tomorrow, planner)?.code).toBe('registry.end-in-future');
    expect(story.refusal(end, as(zhao, 'privacy', { today }))?.code).toBe('role-missing');
    story.did(end, planner);
    expect(story.state).toMatchObject({ status: 'ended', fields: said });
    expect(story.refusal(end, planner)?.code).toBe('state-forbids');
  });

  it('a seat ends when nobody sits in it', () => {
    const seat = new Story(seatLifecycle)
      .did({ type: 'establishSeat', unit: land, duty: 'liaison', title: '联络员' }, planner)
      .did({ type: 'fillSeat', person: lin }, planner);
    expect(seat.refusal({ type: 'endSeat', ...ending }, planner)?.code).toBe('state-forbids');
    seat.did({ type: 'vacateSeat', reason: '调离' }, planner).did({ type: 'endSeat', ...ending }, planner);
    expect(seat.refusal({ type: 'fillSeat', person: lin }, planner)?.code).toBe('state-forbids');
  });

  it('a unit ends when nothing hangs on it, and goes into one that stands', () => {
    const unit = new Story(unitLifecycle).did(
      {
        type: 'registerUnit',
        code: 'A',
        name: '甲局',
        level: 'unit',
        parent: null,
        targetClass: null,
        hasWindow: false,
      },
      as<UnitFacts>(zhao, 'planner', { ancestors: [] }),
    );
    const knowing = (more: Partial<UnitFacts>) =>
      as<UnitFacts>(zhao, 'planner', {
        ancestors: [],
        today,
        hanging: { units: 0, seats: 0, matters: 0 },
        successorStands: true,
        ...more,
      });
    const into = id('unit', 'successor');
    const end = { type: 'endUnit' as const, ...ending, into };
    for (const hanging of [
      { units: 1, seats: 0, matters: 0 },
      { units: 0, seats: 1, matters: 0 },
      { units: 0, seats: 0, matters: 1 },
    ])
      expect(unit.refusal(end, knowing({ hanging }))).toEqual({
        code: 'registry.unit-in-use',
        facts: hanging,
      });
    expect(unit.refusal(end, knowing({ successorStands: false }))?.code).toBe('registry.successor-ended');
    expect(unit.refusal({ ...end, into: unit.state.id ?? '' }, knowing({}))?.code).toBe(
      'registry.successor-ended',
    );
    unit.did(end, knowing({}));
    expect(unit.last('unit.ended')?.payload).toEqual({ ...ending, into });
  });
});
