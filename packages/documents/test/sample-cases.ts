import type { DecisionView, DefenceView, NoticeView, ProposalView } from '@mingcha/domain/accountability';
import type { Slip } from '../src/index.ts';

const common = {
  v: 1 as const,
  language: 'zh-CN' as const,
  id: 'cas_abcdefghijklmnopqrstuvwxyz',
  issuer: '清源市监察委员会',
  respondent: {
    kind: 'person' as const,
    name: '丁守义',
    unit: '清源市自然资源和规划局',
    role: 'direct' as const,
  },
  dated: '2026-11-23',
};

export const proposalView: ProposalView = {
  ...common,
  document: 'case-proposal',
  issuer: '清源市纪律作风督查办公室',
  organ: '清源市监察委员会',
  facts: ['2026年11月20日上午，不动产登记3号窗口无人值守四十分钟，无代岗记录，群众等候时间较长。'],
  evidence: [
    { day: '2026-11-20', place: '不动产登记3号窗口', observation: '窗口无人值守四十分钟，无代岗记录。' },
  ],
  clauses: ['不履行或者不正确履行职责'],
  factors: [],
  selfCorrection: ['当日已恢复值守。'],
  measures: ['记过'],
};

export const noticeView: NoticeView = {
  ...common,
  document: 'prior-notice',
  facts: ['2026年11月20日上午，不动产登记3号窗口无人值守四十分钟，无请假和代岗记录。'],
  basis: ['《中华人民共和国公职人员政务处分法》第三十九条第（二）项'],
  measures: { names: ['记过'], months: 12 },
  days: 5,
  investigators: ['曹卫平', '石海波'],
};

const heard = {
  way: 'said' as const,
  on: '2026-11-25',
  statement: ['当日轮岗交接，用时过长。'],
  points: [
    {
      n: 1,
      text: '交接表可以证明离开的时间。',
      outcome: 'partly' as const,
      answer: '交接属实；监控显示窗口空置三十一分钟，已更正。',
    },
    { n: 2, text: '群众没有等候。', outcome: 'rejected' as const, answer: '叫号记录显示有七人等候。' },
  ],
  files: ['交接表.pdf'],
};

export const defenceView: DefenceView = {
  ...common,
  document: 'defence-record',
  dated: '2026-11-26',
  measures: noticeView.measures,
  heard,
  investigators: noticeView.investigators,
};

export const decisionView: DecisionView = {
  ...common,
  document: 'case-decision',
  dated: '2026-11-28',
  outcome: 'decided',
  facts: noticeView.facts,
  heard,
  reasons: ['事实清楚，证据充分。第一点申辩部分成立，予以从轻。'],
  basis: noticeView.basis,
  measures: { names: ['警告'], months: 6 },
  from: '2026-11-28',
  until: '2027-05-28',
  remedy: { route: '向监察机关申请复审', count: 1, unit: 'months' },
  discussedOn: '2026-11-28',
  discussed: 3,
};

export const caseSlip: Slip = {
  code: '7KQF-M3XA-9WTD',
  address: 'https://mingcha.example.cn/answer#7KQFM3XA9WTD',
  person: '丁守义',
  until: '2026-12-31',
};
