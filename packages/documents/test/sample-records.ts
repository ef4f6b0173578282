import type { CloseOutView, LookBackView, RectificationReportView } from '@mingcha/domain/orders';
import type { InterviewView } from '@mingcha/domain/visits';
import { orderImprint, orderView } from './sample-orders.ts';

/** What becomes of the sample order: reported, verified, closed, looked at again; and a conversation held in between. */
const rare = '喆堃昉珺镕䶮㛃𬭎𫖯';
const hash = (n: number) => String(n).padStart(64, '9f86d081884c7d65');
const { number } = orderImprint;
const { id, recipient: unit } = orderView;
const [first, second] = orderView.items.map(({ n, place, date, time, fact, requirement }) => ({
  n,
  place,
  date,
  time,
  fact,
  requirement,
}));
if (first === undefined || second === undefined) throw new Error('the sample order has two items');

const answers = [
  {
    result: '已恢复3号窗口值守，印发《窗口人员管理办法》，11月14日起每日两次巡查并登记。',
    rootCause: '替岗制度没有落实到人，值班长由业务科室轮流兼任，无人负责。',
    sameClass: '对全部21个窗口逐一检查，另有2个窗口没有替岗安排，已一并补齐。',
    handler: `李${rare.slice(0, 2)}`,
    proof: [
      { name: '窗口人员管理办法.pdf', sha256: hash(1) },
      { name: '巡查登记（11月14日至20日）.jpg', sha256: hash(2) },
    ],
  },
  {
    result: '完税信息接口11月18日恢复，首次登记不再收取纸质证明。',
    rootCause: '接口中断后没有启用应急查询，窗口人员不知道可以查询。',
    sameClass: '梳理全部共享材料17项，取消重复提交4项。',
    handler: '吴敏',
    proof: [{ name: '接口恢复确认函.pdf', sha256: hash(3) }],
  },
];
const [answer, other] = answers;
if (answer === undefined || other === undefined) throw new Error('two answers');

const rectification: RectificationReportView = {
  v: 1,
  language: 'zh-CN',
  document: 'rectification-report',
  id,
  number,
  orderTitle: orderView.title,
  unit,
  recipient: orderView.issuer.name,
  title: `关于${number}整改情况的报告`,
  signer: `郑${rare}`,
  items: [
    {
      ...first,
      measure: '明确替岗人员，值班长每小时巡查一次。',
      responsible: ['郑立新', '登记科', '李明'],
      answer,
    },
  ],
  remaining: [{ n: second.n, requirement: second.requirement, due: '2026-12-10' }],
  preparedOn: '2026-11-20',
};

const closeOut: CloseOutView = {
  v: 1,
  language: 'zh-CN',
  document: 'close-out',
  id,
  number,
  issuer: orderView.issuer.name,
  unit,
  ...first,
  due: '2026-11-17',
  answer,
  steps: [
    {
      step: 'reported',
      person: '郑立新',
      seat: '自然资源和规划局主要负责人',
      on: '2026-11-16',
      at: '16:40',
      verdict: null,
      way: null,
      said: [],
      paper: null,
    },
    {
      step: 'verified',
      person: `石${rare}`,
      seat: '督查二科',
      on: '2026-11-18',
      at: '10:12',
      verdict: 'done',
      way: 'on-site',
      said: ['10时到3号窗口，工作人员在岗，替岗安排上墙，巡查登记齐全。'],
      paper: null,
    },
    {
      step: 'closed',
      person: '曹卫平',
      seat: '督查室主任',
      on: '2026-11-19',
      at: '09:05',
      verdict: null,
      way: null,
      said: ['整改到位，同意销号。'],
      paper: null,
    },
  ],
  preparedOn: '2026-11-19',
};

const lookBack: LookBackView = {
  v: 1,
  language: 'zh-CN',
  document: 'look-back',
  id,
  number,
  issuer: orderView.issuer.name,
  unit,
  closedOn: '2026-11-28',
  days: 60,
  items: [
    { ...first, result: answer.result, closedOn: '2026-11-19' },
    { ...second, result: other.result, closedOn: '2026-11-28' },
  ],
  before: [`石${rare}`, '周正', '曹卫平'],
  preparedOn: '2027-01-27',
};

/** The same once two have looked. */
const lookedBack: LookBackView = {
  ...lookBack,
  found: {
    way: 'covert',
    on: '2027-01-26',
    results: [
      { n: 1, verdict: 'held', seen: '11时50分至12时20分三次经过，3号窗口均有人值守。' },
      { n: 2, verdict: 'relapsed', seen: '窗口又要求提交纸质完税证明，当日有2名群众为此往返。' },
    ],
    recorded: { person: `高${rare}`, on: '2027-01-26', at: '15:40' },
    confirmed: { person: '何平', on: '2027-01-27', at: '09:05' },
  },
};

const interview: InterviewView = {
  v: 1,
  language: 'zh-CN',
  document: 'interview',
  id: `vis_${'0'.repeat(26)}`,
  number: '清督（2026）明察17号',
  issuer: orderView.issuer.name,
  unit,
  place: '市政务服务中心二楼第三会议室',
  day: '2026-11-09',
  time: { from: '14:30', to: '15:05' },
  interviewers: [`石${rare}`, '周正'],
  interviewee: { name: '李明', post: '市自然资源和规划局登记科科长' },
  said: [
    {
      question: ['11月5日上午10时30分前后，3号窗口由谁值守？'],
      answer: ['当天排班是窗口二组。10时20分到10时50分应当由替岗人员顶上，但是替岗人员去了档案室。'],
    },
    {
      question: ['替岗怎样安排，有没有登记？'],
      answer: ['口头安排，没有登记。', '以后改为登记，每天由值班长签字。'],
    },
  ],
  recording: null,
};

export const records = {
  rectification,
  'close-out': closeOut,
  'look-back': lookBack,
  'looked-back': lookedBack,
  interview,
};
