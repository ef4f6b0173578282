import type { BulletinImprint } from '@mingcha/domain/bulletins';
import type { OrderView, OrderViewItem } from '@mingcha/domain/orders';
import type { Slip } from '../src/index.ts';

const item = (n: number, changes: Partial<OrderViewItem> = {}): OrderViewItem => ({
  n,
  finding: `fnd_${String(n).padStart(26, '0')}`,
  place: '不动产登记3号窗口',
  date: '2026-11-05',
  time: '10:30',
  fact: '在岗工作人员用办公电脑看网络视频，约6分钟，期间2名群众等候。',
  category: '影视游戏',
  criterion: '《政务服务窗口工作规范》第四条',
  requirement: '立即恢复窗口值守；修订窗口人员管理办法并报督查室备案。',
  mode: 'IMMEDIATE',
  days: 3,
  assistants: [],
  replies: [],
  ...changes,
});

export const orderView: OrderView = {
  v: 1,
  document: 'order',
  language: 'zh-CN',
  id: `ord_${'0'.repeat(26)}`,
  issuer: { name: '清源市人民政府督查室', mark: '清源市人民政府督查室文件' },
  secrecy: 'none',
  title: '清源市人民政府督查室关于责令整改政务服务窗口有关问题的通知',
  recipient: '清源市自然资源和规划局',
  basis: ['根据《政府督查工作条例》第十八条，现将11月上旬明察暗访中查实的问题通知你单位。'],
  items: [
    item(1),
    item(2, {
      mode: 'CROSS_DEPT',
      days: 20,
      assistants: ['清源市财政局', '清源市行政审批服务局'],
      fact: '群众办理首次登记，被要求重复提交已由部门共享的完税证明，往返3次。',
      category: '重复提交材料',
      requirement: '与协同单位打通完税信息共享，不再要求群众提交纸质证明。',
      replies: [
        {
          respondent: '清源市自然资源和规划局',
          answer: 'partly',
          statement: null,
          points: [{ n: 1, text: '系统接口10月底中断，责任不全在我局。' }],
          officeReply: [{ n: 1, outcome: 'partly', text: '接口中断属实，但未按规定启用应急查询。' }],
        },
      ],
    }),
  ],
  reportFormat: '请逐项书面报告整改结果，附照片、制度文本等佐证材料，连同签字盖章的报告扫描件一并报送。',
  contact: { person: '赵同志', phone: '0538-1234567' },
  acknowledgeDays: 2,
  objectDays: 5,
  printingOffice: '清源市人民政府督查室',
  preparedOn: '2026-11-12',
};

/** So many items that the table goes on over the page. */
export const longOrder: OrderView = {
  ...orderView,
  items: Array.from({ length: 9 }, (_, at) => item(at + 1, { mode: 'DATED', days: 15 })),
};

export const orderImprint: BulletinImprint = {
  number: '清督改〔2026〕3号',
  date: '2026-11-12',
  printedOn: '2026-11-12',
  seal: 'unsealed',
  copy: null,
};

export const orderSlip: Slip = {
  code: '7KQF-M3XA-9WTD',
  address: 'https://mingcha.example.cn/answer#7KQFM3XA9WTD',
  person: '刘文清',
  until: '2026-12-31',
};
