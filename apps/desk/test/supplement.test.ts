import { nothingChosen } from '@mingcha/domain/findings';
import { describe, expect, it } from 'vitest';
import { changesIn, type SupplementValues } from '../src/pages/findings/supplement-values.ts';

const before: SupplementValues = {
  observation: '3号窗口无人',
  place: '东厅',
  unit: null,
  window: null,
  post: '',
  postUnknownReason: '',
  style: 'LAZY',
  subCode: null,
  criterion: '办事指南第4条',
  severity: 'ordinary',
  time: nothingChosen,
  evidence: ['evd_a'],
  reason: '',
};

describe('a supplement', () => {
  it('says only what changed, with its reason', () => {
    const now = { ...before, post: '窗口人员', evidence: ['evd_a', 'evd_b'], reason: '补岗位' };
    expect(changesIn(before, now, undefined)).toEqual({
      post: '窗口人员',
      evidence: ['evd_a', 'evd_b'],
      reason: '补岗位',
    });
  });

  it('takes nothing back: an emptied field is not said', () => {
    const now = { ...before, place: '', severity: null, reason: '核对' };
    expect(changesIn(before, now, undefined)).toEqual({ reason: '核对' });
  });

  it('says what a chosen time comes to, counted and not typed; half a choice is not said', () => {
    const timing = {
      observedAt: Date.UTC(2026, 10, 20, 1),
      runs: [],
      items: [{ id: 'sit_a', unit: 'unt_a', name: '抵押登记', promisedLimit: 4 }],
      years: [],
      zone: 'Asia/Shanghai',
    };
    const half = { ...before, time: { ...nothingChosen, item: 'sit_a' }, reason: '补用时' };
    expect(changesIn(before, half, timing)).toEqual({ reason: '补用时' });
    const whole = { ...half, time: { ...half.time, from: '2026-11-12' } };
    expect(changesIn(before, whole, timing)).toMatchObject({
      time: { by: 'item', promised: 4, elapsed: 12, overdue: 8, open: true },
      reason: '补用时',
    });
  });
});
