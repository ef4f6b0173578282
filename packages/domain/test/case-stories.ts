import type { AppealFacts, Contested } from '../src/accountability/appeal.ts';
import { appealLifecycle } from '../src/accountability/appeal-lifecycle.ts';
import type { CaseFacts } from '../src/accountability/case.ts';
import { caseLifecycle } from '../src/accountability/case-lifecycle.ts';
import type { NoticeView } from '../src/accountability/case-view.ts';
import { calendarOf } from '../src/calendar/calendar.ts';
import { calendar2026 } from '../src/calendar/published.ts';
import { as, chen, hash, id, lin, morning, onPaper, qian, sun, wang, zhao } from './people.ts';
import { hour } from './stories.ts';
import { Story } from './story.ts';

// chen directs and proposes, qian approves, sun and zhao investigate; ma, gao and he sit over it; li is called to account.
export const [li, ma, gao, he, xu, tang, deng] = ['li', 'ma', 'gao', 'he', 'xu', 'tang', 'deng'].map((name) =>
  id('person', name),
) as [string, string, string, string, string, string, string];
export const day = 24 * hour;
export const finding = id('finding', 'f');
export const scan = { sha256: hash('scan'), size: 9, mime: 'application/pdf' as const, name: '回证.pdf' };
export const handed = (at: number) => ({
  method: 'direct' as const,
  at,
  receivedBy: '李某',
  witnesses: [],
  scan,
});
export const calendar = calendarOf([calendar2026]);

export const caseFacts = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  findings: [{ id: finding, status: 'confirmed', praise: false, disputed: false, members: [lin, wang] }],
  respondentUnit: id('unit', 'land'),
  recusal: { appointments: [], relations: [] },
  speakers: [],
  calendar,
  ...changes,
});

export const proposal = {
  type: 'proposeCase' as const,
  person: li,
  unit: null,
  role: 'direct' as const,
  findings: [finding],
  facts: '11月21日9时32分，3号窗口无人值守四十分钟。',
  clauses: ['NEGLECT'],
  measures: ['DEMERIT'],
  factors: [],
  organ: { authority: 'SUPERVISION' as const, name: '清源市监察委员会' },
};
export const discussion = (participants: string[] = [ma, gao, he]) => ({
  on: '2026-11-25',
  participants,
  minutes: scan,
});
export const sat = morning + 4 * day;

export const proposedCase = (changes: object = {}) =>
  new Story(caseLifecycle).did({ ...proposal, ...changes }, as(chen, 'director', caseFacts()));
export const transferredCase = (changes: object = {}) =>
  proposedCase(changes)
    .did({ type: 'approveCase', opinion: '同意' }, as(qian, 'leader', caseFacts()))
    .did({ type: 'transferCase', handover: ['问题确认单一份'] }, as(chen, 'director', caseFacts()));
export const acceptedCase = (changes: object = {}) =>
  transferredCase(changes).did(
    { type: 'acceptCase', investigators: [sun, zhao] },
    as(sun, 'discipline', caseFacts()),
  );
export const notice = {
  type: 'issueNotice' as const,
  measures: ['DEMERIT'],
  months: 12 as number | null,
  facts: '11月21日9时32分，3号窗口无人值守四十分钟。',
  basis: '政务处分法第三十九条第（二）项',
};
export const noticeView: NoticeView = {
  v: 1,
  document: 'prior-notice',
  language: 'zh-CN',
  id: id('case', 'c'),
  issuer: '清源市监察委员会',
  respondent: { kind: 'person', name: '李某', unit: '自然资源局', role: 'direct' },
  dated: '2026-11-22',
  facts: [notice.facts],
  basis: [notice.basis],
  measures: { names: ['记过'], months: 12 },
  days: 5,
  investigators: ['孙某', '赵某'],
};
/** One investigator carried it there and typed the receipt; the other compared it. */
export const carried = (context: Parameters<typeof onPaper>[0]) =>
  onPaper(context, { decidedBy: sun, recordedBy: sun, checkedBy: zhao }) as ReturnType<typeof as>;
export const issuedCase = (changes: object = {}, proposalChanges: object = {}) =>
  acceptedCase(proposalChanges).did(
    { ...notice, ...changes },
    as(sun, 'discipline', caseFacts({ view: noticeView })),
  );
export const receipt = (at = morning) => ({ type: 'serveNotice' as const, proof: handed(at) });
export const noticedCase = (changes: object = {}, proposalChanges: object = {}) =>
  issuedCase(changes, proposalChanges).did(receipt(), carried(as(sun, 'discipline', caseFacts())));
export const defence = {
  type: 'defend' as const,
  waived: false,
  statement: '当日窗口轮换，交接用时过长。',
  points: [{ n: 1, text: '交接表可以证明' }],
  files: [],
};
export const heardCase = (changes: object = {}) =>
  noticedCase(changes)
    .did(defence, as(li, 'party', caseFacts(), morning + day))
    .did(
      {
        type: 'answerDefence',
        points: [{ n: 1, outcome: 'partly', text: '交接属实，时间过长亦属实' }],
        forum: [ma, gao, he],
      },
      as(zhao, 'discipline', caseFacts(), morning + 2 * day),
    );
export const decision = {
  type: 'decideCase' as const,
  measures: ['WARN'],
  months: 6 as number | null,
  discussion: discussion(),
  reasons: '采纳部分申辩。',
  basis: '政务处分法第三十九条第（二）项、第十一条',
  from: '2026-11-25',
};
export const decidedCase = (changes: object = {}) =>
  heardCase().did({ ...decision, ...changes }, as(ma, 'discipline', caseFacts(), sat));
export const servedCase = () =>
  decidedCase()
    .did(
      { type: 'serveDecision', to: 'person', proof: handed(sat + hour) },
      carried(as(sun, 'discipline', caseFacts(), sat + 2 * hour)),
    )
    .did(
      { type: 'serveDecision', to: 'unit', proof: handed(sat + hour) },
      carried(as(sun, 'discipline', caseFacts(), sat + 2 * hour)),
    );

export const contested = (changes: Partial<Contested> = {}): Contested => ({
  type: 'case',
  id: id('case', 'c'),
  person: li,
  unit: null,
  authority: 'SUPERVISION',
  receivedOn: '2026-11-26',
  after: null,
  burden: { measures: ['DEMERIT'], months: 12 },
  tookPart: [chen, qian, sun, zhao, ma, gao, he, lin, wang],
  open: false,
  ...changes,
});
export const appealFacts = (changes: Partial<Contested> = {}): AppealFacts => ({
  contested: contested(changes),
  speakers: [],
  calendar,
  recusal: { appointments: [], relations: [] },
  respondentUnit: id('unit', 'land'),
});
export const request = {
  type: 'fileAppeal' as const,
  about: { type: 'case' as const, id: id('case', 'c') },
  route: 'SUPERVISION_REVIEW' as const,
  grounds: '处分过重',
  requests: '请求变更为警告',
  files: [],
};
export const filed = morning + 8 * day;
export const filedAppeal = () =>
  new Story(appealLifecycle).did(request, as(li, 'party', appealFacts(), filed));
export const assignedAppeal = () =>
  filedAppeal()
    .did({ type: 'acceptAppeal' }, as(xu, 'reviewer', appealFacts(), filed + day))
    .did({ type: 'assignAppeal', reviewers: [xu, tang] }, as(deng, 'discipline', appealFacts(), filed + day));
export const verdict = {
  type: 'decideAppeal' as const,
  result: 'changed' as 'upheld' | 'changed' | 'revoked' | 'remitted',
  measures: ['WARN'] as string[] | undefined,
  months: 6 as number | null | undefined,
  facts: '查明：空置三十一分钟，事后当场改正。',
  reasons: '情节较轻，措施不当。',
  discussion: { on: '2026-12-01', participants: [xu, tang, deng], minutes: scan },
};
