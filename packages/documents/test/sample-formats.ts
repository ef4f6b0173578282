import type {
  ApprovalView,
  BriefingImprint,
  BriefingView,
  BulletinFinding,
  BulletinImprint,
  MinutesView,
} from '@mingcha/domain/bulletins';
import type { WithdrawalView } from '@mingcha/domain/dispatches';
import type { UrgingView } from '@mingcha/domain/orders';
import type { ConclusionView, SchemeView } from '@mingcha/domain/plans';
import { praise, problems } from './sample-bulletins.ts';
import { records } from './sample-records.ts';

/** Made from the demonstration's town. The rare names stand here so that each kind is seen to print them. */
const office = '清源市人民政府督查室';
const rare = '喆堃昉珺镕䶮㛃𬭎𫖯';
const id = (prefix: string) => `${prefix}_${'a'.repeat(26)}`;
const head = {
  v: 1,
  language: 'zh-CN',
  issuer: { name: office, mark: office },
  secrecy: 'none',
  contact: { person: `曹${rare.slice(0, 1)}`, phone: '0538-1234567' },
  printingOffice: office,
  preparedOn: '2026-11-20',
} as const;

export const letterImprint: BulletinImprint = {
  number: '清督函〔2026〕7号',
  date: '2026-11-21',
  printedOn: '2026-11-22',
  seal: 'unsealed',
  copy: null,
};

const unitOf = ({ unit }: BulletinFinding) => unit;
const units = [...new Set(problems.map(unitOf))];

export const schemeView: SchemeView = {
  ...head,
  cc: [],
  contact: null,
  document: 'scheme',
  id: id('pln'),
  secrecy: 'internal',
  title: '2026年11月全市政务服务窗口作风明察暗访督查方案',
  approvedOn: '2026-11-14',
  basis: [
    '根据《政府督查工作条例》第十一条、第十五条，市政府主要领导2026年11月10日批示，结合年度督查计划，制定本方案。',
  ],
  scope: [
    '政务服务窗口的在岗、接待、办件、收费公示和一次性告知情况，着重查“懒、慢、低、差”四类作风问题。',
    '群众反映集中、近三个月有投诉的窗口优先。',
  ],
  method: ['现场观察、以普通办事群众身份咨询、调取叫号和办件记录、核对收费公示。'],
  modes: ['拍照', '录音', '文字记录'],
  from: '2026-11-16',
  to: '2026-11-20',
  covertFirst: true,
  units: units.slice(0, 9),
  checklists: ['一次性告知检查清单', '“十公开”检查清单'],
  steps: [
    { step: 'drafted', person: `石${rare}`, on: '2026-11-11', said: null },
    { step: 'submitted', person: `石${rare}`, on: '2026-11-11', said: null },
    {
      step: 'reviewed',
      person: '傅法理',
      on: '2026-11-12',
      said: '对象近一年内被督查未超过规定次数，方式合法，未见诱导违规的安排。',
    },
    { step: 'approved', person: '秦明远', on: '2026-11-14', said: '同意。先暗访，后明察，注意保密。' },
  ],
};

const conclusionOf = (finding: BulletinFinding, at: number) => ({
  finding: finding.id,
  place: finding.place,
  date: finding.date,
  time: finding.time,
  condition: finding.observation,
  criterion: '《清源市机关工作人员行为规范》第六条',
  cause: at === 0 ? '值班安排未落实到人，替岗制度形同虚设。' : null,
  effect: at === 0 ? '七名群众等候超过三十分钟。' : null,
  recommendation: '完善替岗登记，值班长每小时巡查一次。',
  replies:
    at === 0
      ? [
          {
            respondent: finding.unit,
            answer: 'partly' as const,
            statement: null,
            points: [{ n: 1, text: '当时系轮岗交接。' }],
            officeReply: [{ n: 1, outcome: 'partly' as const, text: '交接属实，用时过长。' }],
          },
        ]
      : [],
});

export const conclusionView: ConclusionView = {
  ...head,
  document: 'conclusion',
  cc: ['市委办公室', '市政协办公室'],
  id: id('dsp'),
  title: `关于对${units[0]}明察暗访情况的督查结论`,
  recipient: units[0] ?? '',
  basis: ['根据《政府督查工作条例》第十六条，现将2026年11月明察暗访的督查结论通知你单位。'],
  coverage: { from: '2026-11-16', to: '2026-11-20', visits: 4, windows: 9 },
  findings: problems.slice(0, 3).map(conclusionOf),
  praise: praise.slice(0, 1).map(({ observation }) => observation),
  matters: ['立即恢复窗口值守，明确替岗人员。', '于2026年12月5日前书面报告整改情况。'],
  evidence: Array.from({ length: 24 }, (_, at) => ({
    evidence: `evd_${String(at).padStart(26, 'a')}`,
    of: (at % 3) + 1,
    medium: at % 2 === 0 ? '照片' : '录音',
    day: '2026-11-18',
    time: `09:${String(10 + at)}`,
    sha256: String(at).padStart(64, '532735e7b0c1f9a2'),
  })),
  reviewDays: 30,
};

export const urgingView: UrgingView = {
  ...head,
  document: 'urging',
  id: id('dsp'),
  title: '关于督办不动产登记窗口整改事项的函',
  cc: [],
  recipient: '清源市自然资源和规划局',
  assistants: ['清源市财政局'],
  times: 2,
  source: { kind: 'order', number: '清督改〔2026〕3号', servedOn: '2026-11-12' },
  matters: [
    { matter: '立即恢复窗口值守；修订窗口人员管理办法并报督查室备案。', due: '2026-11-17', late: 4 },
    { matter: '打通完税信息共享，不再要求群众提交纸质证明。', due: '2026-12-10', late: 0 },
  ],
  requirement: `请明确负责领导和责任人，逐项说明未办结的原因。联系人姓名须写准，如${rare}等字不得以拼音或空格代替。`,
  reportBy: '2026-11-27',
};

export const withdrawalView: WithdrawalView = {
  ...head,
  document: 'withdrawal',
  id: id('dsp'),
  title: '关于撤销《2026年11月明察暗访情况的通报》的通知',
  cc: ['市委办公室', '市政协办公室'],
  recipients: units.slice(0, 3),
  withdrawn: {
    kind: 'bulletin',
    id: id('bul'),
    number: '清督〔2026〕5号',
    title: '关于2026年11月明察暗访情况的通报',
    dated: '2026-11-20',
    published: true,
    revokedOn: '2026-11-21',
    reason: `经复核，所列石${rare}一项的时间、地点有误`,
  },
  copies: 'return',
  remarks: ['更正后的通报另行印发。转发过该通报的单位，请一并通知收文单位。'],
};

export const minutesView: MinutesView = {
  ...head,
  document: 'minutes',
  id: id('dsp'),
  cc: ['市委办公室', '市政协办公室'],
  issuer: { name: office, mark: `${office}会议纪要` },
  title: '研究11月明察暗访查实问题处理意见的会议纪要',
  contact: null,
  heldOn: '2026-11-20',
  place: '市政府第二会议室',
  chair: '曹卫平',
  sections: [
    {
      heading: '关于查实问题的认定',
      text: [
        '会议逐项听取了检查组汇报，审阅了证据和被检查单位的书面意见，认为事实清楚、证据充分。',
        '对单位提出部分异议的两项，采纳其关于交接时间的说明，更正有关表述。',
      ],
    },
    {
      heading: '关于下一步工作',
      text: ['印发通报，向有关单位下达整改通知书，到期逐项核查，并于一个月后开展“回头看”。'],
    },
  ],
  present: ['曹卫平', `石${rare}`, '傅法理', '李文清', '周正', '吴敏', '郑立新', '王建国'],
  excused: ['孙红梅'],
  attending: ['市司法局刘志强', '市行政审批服务局马春燕'],
};
export const minutesImprint: BulletinImprint = {
  ...letterImprint,
  number: '〔2026〕3号',
  date: '2026-11-20',
};

export const briefingView: BriefingView = {
  v: 1,
  language: 'zh-CN',
  document: 'briefing',
  id: id('dsp'),
  series: '督查专报',
  secrecy: 'internal',
  printingOffice: office,
  preparedOn: '2026-11-22',
  articles: [
    {
      title: '11月全市政务服务窗口作风明察暗访情况',
      sections: [
        {
          heading: null,
          text: ['11月16日至20日，市政府督查室对24个单位、57个窗口开展明察暗访，总体有好转，问题仍较集中。'],
        },
        {
          heading: '主要问题',
          text: problems.slice(0, 4).map(({ unit, observation }) => `${unit}：${observation}`),
        },
        { heading: '下一步工作', text: ['对查实问题逐项下达整改通知书，到期核查，并开展“回头看”。'] },
      ],
      source: null,
    },
    {
      title: `${rare.slice(0, 2)}水县“一窗通办”做法`,
      sections: [{ heading: null, text: praise.slice(0, 2).map(({ observation }) => observation) }],
      source: '第二检查组',
    },
  ],
  signer: '秦明远',
  editor: `石${rare}`,
  up: ['市委、市政府主要领导', '省政府督查室'],
  across: ['市人大常委会办公室', '市政协办公室', '市纪委监委机关'],
  down: ['各县（市、区）人民政府', '市政府各部门'],
  copies: 120,
};
export const briefingImprint: BriefingImprint = { year: 2026, issue: 12, total: 45, date: '2026-11-22' };

export const approvalView: ApprovalView = {
  v: 1,
  language: 'zh-CN',
  document: 'approval',
  id: id('bul'),
  issuer: office,
  title: '关于2026年11月全市政务服务窗口作风明察暗访情况的通报',
  secrecy: 'internal',
  number: '清督〔2026〕12号',
  recipients: units.slice(0, 4),
  cc: ['市委组织部'],
  opening: ['11月16日至20日，市政府督查室对部分政务服务窗口开展了暗访，现将有关情况通报如下。'],
  findings: 14,
  steps: [
    {
      step: 'drafted',
      person: `石${rare}`,
      seat: '督查一科',
      on: '2026-11-18',
      at: '09:12',
      said: [],
      paper: null,
    },
    {
      step: 'fact-checked',
      person: '傅法理',
      seat: null,
      on: '2026-11-18',
      at: '15:40',
      said: ['十四项事实与证据相符。'],
      paper: null,
    },
    {
      step: 'privacy-checked',
      person: '林隐之',
      seat: null,
      on: '2026-11-19',
      at: '08:55',
      said: ['照片已打码，无旁人面部。'],
      paper: null,
    },
    {
      step: 'returned',
      person: '傅法理',
      seat: null,
      on: '2026-11-19',
      at: '09:30',
      said: ['第三项依据条款有误，请更正。'],
      paper: null,
    },
    {
      step: 'revised',
      person: `石${rare}`,
      seat: '督查一科',
      on: '2026-11-19',
      at: '10:02',
      said: [],
      paper: null,
    },
    {
      step: 'reviewed',
      person: '傅法理',
      seat: null,
      on: '2026-11-19',
      at: '16:20',
      said: ['程序合法，用语准确。'],
      paper: null,
    },
    {
      step: 'signed',
      person: '秦明远',
      seat: '副市长',
      on: '2026-11-21',
      at: '11:05',
      said: ['同意印发。请督查室跟踪整改，一个月后“回头看”。'],
      paper: id('ppr'),
    },
  ],
  preparedOn: '2026-11-22',
};

export const samples = {
  scheme: schemeView,
  conclusion: conclusionView,
  urging: urgingView,
  withdrawal: withdrawalView,
  minutes: minutesView,
  briefing: briefingView,
  approval: approvalView,
  ...records,
};
