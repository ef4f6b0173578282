import type { LedgerRow, LedgerView } from '../src/index.ts';

const row = (changes: Partial<LedgerRow> = {}): LedgerRow => ({
  source: '清督改〔2026〕3号',
  unit: '清源市自然资源和规划局',
  problem:
    '2026年11月5日10时30分，不动产登记3号窗口：在岗工作人员用办公电脑看网络视频，约6分钟，期间2名群众等候。',
  category: '影视游戏',
  severity: '较重',
  requirement: '立即恢复窗口值守；修订窗口人员管理办法并报督查室备案。',
  measure: '排班表上墙公示，午间双岗；修订窗口人员管理办法，11月15日前印发。',
  responsible: ['孙志强副局长', '不动产登记中心', '刘文清'],
  due: '2026-11-17',
  status: '已销号',
  overdue: false,
  progress: ['11月14日报告：已公示排班，办法已印发。', '核查：到位'],
  closed: '2026-11-19',
  ...changes,
});

const problems: Partial<LedgerRow>[] = [
  {},
  {
    problem:
      '2026年11月5日15时10分，综合受理窗口：群众办理首次登记，被要求重复提交已由部门共享的完税证明，往返3次。',
    category: '重复提交材料',
    severity: '一般',
    measure: null,
    requirement: '与协同单位打通完税信息共享，不再要求群众提交纸质证明。',
    responsible: [],
    due: '2026-12-04',
    status: '待报方案',
    progress: ['已催办1次'],
    closed: null,
  },
  {
    source: '清督改〔2026〕5号',
    unit: '清源市医疗保障局',
    problem: '2026年11月6日9时12分，医保经办大厅：5个窗口开2个，32人排队，最长等候1小时20分钟。',
    category: '窗口空岗',
    severity: '严重',
    measure: '增开3个窗口，早高峰领导带班；叫号系统接入大厅看板。',
    responsible: ['周堃副局长', '经办中心', '䶮某某'],
    due: '2026-11-13',
    status: '核查不到位',
    overdue: true,
    progress: [
      '11月12日报告：已增开窗口。',
      '核查：现场仅开3个窗口',
      '退回：请按承诺开足窗口，并报一周排班记录。',
    ],
    closed: null,
  },
];

export const ledgerView: LedgerView = {
  v: 1,
  document: 'ledger',
  language: 'zh-CN',
  issuer: '清源市人民政府督查室',
  unit: null,
  day: '2026-11-30',
  rows: Array.from({ length: 16 }, (_, at) => row(problems[at % problems.length])),
};
