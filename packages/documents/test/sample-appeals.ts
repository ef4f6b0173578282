import type { AppealView } from '@mingcha/domain/accountability';
import type { BulletinImprint } from '@mingcha/domain/bulletins';

export const appealView: AppealView = {
  v: 1,
  document: 'appeal',
  language: 'zh-CN',
  id: `apl_${'a'.repeat(26)}`,
  issuer: { name: '清源市人民政府督查室', mark: '清源市人民政府督查室' },
  secrecy: 'none',
  title: '督查结论复核决定书',
  appellant: '清源市自然资源和规划局',
  contested: {
    type: 'bulletin',
    name: '《关于11月上旬政务服务窗口暗访情况的通报》（清督〔2026〕12号）',
    organ: '清源市人民政府督查室',
    receivedOn: '2026-11-12',
    measures: [],
  },
  filedOn: '2026-11-20',
  acceptedOn: '2026-11-23',
  requests: ['请求更正通报中关于不动产登记3号窗口空岗四十分钟的表述。'],
  grounds: [
    '当日9时30分至10时10分为窗口轮岗交接时间，值班长始终在岗。',
    '通报认定的时长与我局监控记录不一致，附监控截图三张、交接登记表一份。',
  ],
  facts: [
    '经调取该中心大厅监控、窗口叫号记录并询问值班长，3号窗口9时32分至9时53分无人值守，计二十一分钟；9时53分起由轮岗人员接替。',
    '原通报所记四十分钟，系以检查人员两次到窗口的时间推算，没有监控佐证。',
  ],
  reasons: ['窗口无人值守的事实成立，原通报定性并无不当；但时长认定缺乏证据，与查明的事实不符，应予更正。'],
  result: 'changed',
  changed: null,
  basis: '政府督查工作条例第十七条',
  further: null,
  discussedOn: '2026-12-04',
  numbered: true,
  printingOffice: '清源市人民政府督查室',
  preparedOn: '2026-12-04',
};

/** A person's, decided by another organ: it numbers its own, and there is a next way. */
export const personsAppeal: AppealView = {
  ...appealView,
  issuer: { name: '清源市监察委员会', mark: '清源市监察委员会' },
  title: '复审决定书',
  appellant: '丁守义',
  contested: {
    type: 'case',
    name: '问责决定（2026年11月25日）',
    organ: '清源市监察委员会',
    receivedOn: '2026-11-26',
    measures: ['记过'],
  },
  requests: ['请求变更为警告。'],
  grounds: ['已当场改正，未造成后果，处理偏重。'],
  result: 'changed',
  changed: { measures: ['警告'], months: 6 },
  basis: '监察法（2024）第五十六条',
  further: { route: '复核（上一级监察机关）', count: 1, unit: 'months' },
  numbered: false,
  printingOffice: '清源市监察委员会',
};

export const appealImprint: BulletinImprint = {
  number: '清督复〔2026〕3号',
  date: '2026-12-04',
  printedOn: '2026-12-04',
  seal: 'space',
  copy: null,
};
