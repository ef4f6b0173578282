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
  evidence: ['evd_a'],
  reason: '',
};

describe('a supplement', () => {
  it('says only what changed, with its reason', () => {
    const now = { ...before, post: '窗口人员', evidence: ['evd_a', 'evd_b'], reason: '补岗位' };
    expect(changesIn(before, now)).toEqual({
      post: '窗口人员',
      evidence: ['evd_a', 'evd_b'],
      reason: '补岗位',
    });
  });

  it('takes nothing back: an emptied field is not said', () => {
    const now = { ...before, place: '', severity: null, reason: '核对' };
    expect(changesIn(before, now)).toEqual({ reason: '核对' });
  });
});
