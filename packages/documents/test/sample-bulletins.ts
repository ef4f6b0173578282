import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type BulletinChart,
  type BulletinFinding,
  type BulletinImprint,
  type BulletinView,
  type ChartBy,
  type PrintedPhoto,
  printedLine,
  publicEditionOf,
} from '@mingcha/domain/bulletins';

/** Bulletins made from the demonstration's real observations. */
export const digest = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const idOf = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, 'a')}`;

interface Observation {
  time: string;
  unit: string;
  place: string;
  style: BulletinFinding['style'];
  sub_code: string;
  observation: string;
}

const house = resolve(import.meta.dirname, '../../..');
const observations: Observation[] = JSON.parse(
  readFileSync(resolve(house, 'prisma/seed/data/observations.json'), 'utf8'),
);

const categories: Record<string, string> = {
  GAMES_FILMS: '影视游戏',
  ABSENT: '空岗脱岗',
  LATE: '迟到早退',
  OVERDUE: '超时办理',
  EATING: '在岗饮食',
  SHOPPING: '网上购物',
  SLEEPING: '在岗睡觉',
  DUTY_NOT_MANAGED: '管理失职',
  CHATTING: '扎堆聊天',
  STOCKS: '炒股',
  DODGING: '推诿扯皮',
  OFF_CENTRE: '体外循环',
  RUDE: '态度生硬',
  WAITING: '久等不办',
  FAVOUR: '优亲厚友',
  WAITING_FOR_LEADER: '等靠领导',
  RETREATING: '畏难退缩',
  LOWERING_STANDARD: '降低标准',
  UNEQUAL_TREATMENT: '区别对待',
  NOT_HANDLED: '应办不办',
  ONE_TIME_NOTICE: '未一次告知',
};

const finding = (observation: Observation, n: number): BulletinFinding => ({
  id: idOf('fnd', n),
  style: observation.style,
  category: categories[observation.sub_code] ?? null,
  unit: observation.unit,
  place: observation.place,
  date: `2026-11-${String(16 + (n % 5)).padStart(2, '0')}`,
  time: observation.time,
  observation: printedLine(observation.observation),
  criterion: n % 4 === 1 ? '《清源市机关工作人员行为规范》第六条' : null,
});

export const problems = observations.filter(({ style }) => style !== 'PRAISE').map(finding);
export const praise = observations.filter(({ style }) => style === 'PRAISE').map(finding);

const photoFiles = [1, 2, 3, 4].map(
  (n) => new Uint8Array(readFileSync(resolve(import.meta.dirname, `photos/counter-${n}.jpg`))),
);
const photoId = (n: number) => idOf('evd', n);
const captions = [
  '东陵县政务服务中心东厅自然资源窗口，工作人员在岗观看网络视频（11月16日10时30分）',
  '东陵县郎坪乡便民服务中心大门上锁（11月20日15时）',
  '东陵县政务服务中心综合楼档案室，在岗饮食（11月18日）',
  '西川县城关镇便民服务中心三个窗口同时无人值守',
];
export const samplePhotos: PrintedPhoto[] = photoFiles.map((bytes, i) => ({
  evidence: photoId(i),
  sha256: hex(digest(bytes)),
  caption: captions[i] ?? '',
}));
export function photoBytes(evidence: string): Uint8Array {
  const bytes = photoFiles[samplePhotos.findIndex((photo) => photo.evidence === evidence)];
  if (!bytes) throw new Error(`No sample photograph ${evidence}`);
  return bytes;
}

export const imprint: BulletinImprint = {
  number: '清督〔2026〕12号',
  date: '2026-11-21',
  printedOn: '2026-11-22',
  seal: 'unsealed',
  copy: null,
};

export function bulletin(changes: Partial<BulletinView> = {}): BulletinView {
  return {
    v: 1,
    document: 'bulletin',
    language: 'zh-CN',
    id: idOf('bul', 1),
    issuer: { name: '清源市人民政府督查室', mark: '清源市人民政府督查室文件' },
    secrecy: 'none',
    urgency: null,
    title: '清源市人民政府督查室关于2026年11月全市政务服务窗口作风明察暗访情况的通报',
    corrects: null,
    recipients: ['各县（市、区）人民政府', '市政府各部门', '各政务服务中心、便民服务中心'],
    intro: [
      '为深入推进机关作风建设，持续优化营商环境，根据《政府督查工作条例》和市政府年度督查计划，市人民政府督查室组织3个督查组，对部分县、市直部门和乡镇政务服务窗口开展了明察暗访。现将有关情况通报如下：',
    ],
    coverage: { from: '2026-11-16', to: '2026-11-20', visits: 31, units: 24, windows: 57 },
    findings: [...praise.slice(0, 2), ...problems.slice(0, 12)],
    requirements: [
      {
        heading: '立即开展整改',
        text: '被通报单位要对照附件所列问题逐一核查，查清原因，明确责任人和完成时限，做到问题不查清不放过、整改不到位不放过。',
      },
      {
        heading: '举一反三自查',
        text: '各级各部门要以此为鉴，对本单位窗口的在岗、接待、办件等情况开展自查，发现问题即知即改——不等通报、不等检查。',
      },
      {
        heading: '健全长效机制',
        text: '要落实首问负责、一次性告知、限时办结等制度（参照GB/T 32168-2015等标准），完善窗口值守、顶岗替岗和日常巡查办法，防止问题反弹回潮。',
      },
    ],
    deadline: '2026-12-05',
    photos: samplePhotos,
    contact: { person: '李某', phone: '0000-1234567' },
    scope: 'internal',
    cc: ['市委办公室', '市人大常委会办公室', '市政协办公室', '市纪委监委机关', '市委组织部'],
    printingOffice: '清源市人民政府督查室',
    preparedOn: '2026-11-20',
    ...changes,
  };
}

/** Counted as the office counts: problems alone, in the order of the styles. */
export const charts: Record<ChartBy, BulletinChart> = {
  style: {
    by: 'style',
    title: '发现问题分类情况（单位：个）',
    labels: ['懒', '慢', '低', '差', '其他'],
    series: [{ name: '问题', counts: [5, 3, 2, 1, 1] }],
  },
  unit: {
    by: 'unit',
    title: '发现问题单位分布情况（单位：个）',
    labels: [
      '清源市自然资源和规划局',
      '清源市医疗保障局',
      '东陵县人力资源和社会保障局政务服务中心办事大厅窗口',
      '西川县城关镇便民服务中心',
      '其他3个单位',
    ],
    series: [
      { name: '懒', counts: [3, 2, 0, 1, 2] },
      { name: '慢', counts: [1, 0, 4, 0, 1] },
      { name: '低', counts: [1, 1, 1, 0, 0] },
      { name: '差', counts: [0, 0, 2, 0, 1] },
      { name: '其他', counts: [0, 1, 2, 0, 1] },
    ],
  },
  month: {
    by: 'month',
    title: '发现问题月度分布情况（单位：个）',
    labels: ['2026年9月', '2026年10月', '2026年11月'],
    series: [
      { name: '懒', counts: [3, 2, 7] },
      { name: '慢', counts: [1, 0, 4] },
    ],
  },
};

/** What the office has English words for. */
export const given: ReadonlyMap<string, string> = new Map([
  ['影视游戏', 'Games and films'],
  ['空岗脱岗', 'Absent from the post'],
  ['清源市人民政府督查室', 'Inspection Office of the People’s Government of Qingyuan'],
]);

/** What everybody may read of one whose addressees are told names and numbers. */
function publicView(): BulletinView {
  const [first, second, ...rest] = problems.slice(0, 4);
  if (first === undefined || second === undefined) throw new Error('no observations');
  const served = bulletin({
    scope: 'public',
    findings: [
      ...praise.slice(0, 1),
      {
        ...first,
        place: '东厅3号窗口',
        observation: `工作人员张建国（工号QY-0231）：${first.observation}`,
        proven: '上传记录证明形成于10时29分以前。',
        replies: [
          { respondent: null, answer: 'objects', statement: '情况不属实。', points: [], officeReply: [] },
          {
            respondent: first.unit,
            answer: 'agrees',
            statement: '已批评张建国。',
            points: [],
            officeReply: [],
          },
        ],
      },
      { ...second, observation: `带班负责人张敏未在岗，${second.observation}` },
      ...rest,
    ],
    photos: samplePhotos.slice(0, 2),
  });
  return publicEditionOf(served, { naming: 'surname', names: ['张建国', '张敏', '李某'] }).view;
}

/** The bulletins that are looked at: usual, shortest, long, with every flag and a place for the seal. */
export const samples: Record<string, { view: BulletinView; imprint: BulletinImprint | null }> = {
  usual: { view: bulletin(), imprint },
  short: {
    view: bulletin({
      title: '关于东陵县政务服务中心窗口作风问题的通报',
      recipients: ['东陵县人民政府'],
      findings: problems.slice(0, 1),
      photos: [],
      coverage: null,
      cc: [],
      requirements: [{ heading: null, text: '请东陵县人民政府认真核查，严肃处理，并举一反三抓好整改。' }],
    }),
    imprint,
  },
  long: {
    view: bulletin({ findings: [...problems.slice(0, 40), ...praise], photos: samplePhotos.slice(0, 1) }),
    imprint,
  },
  flagged: {
    view: bulletin({
      secrecy: 'work-secret',
      urgency: '加急',
      findings: [...praise, ...problems.slice(0, 3)],
    }),
    imprint: { ...imprint, seal: 'space', copy: 7 },
  },
  praise: {
    view: bulletin({
      title: '关于全市政务服务窗口优质服务典型的通报',
      findings: praise,
      photos: samplePhotos.slice(0, 2),
      requirements: [],
      deadline: null,
    }),
    imprint,
  },
  draft: { view: bulletin(), imprint: null },
  charted: { view: bulletin({ chart: charts.unit }), imprint },
  public: { view: publicView(), imprint },
};
