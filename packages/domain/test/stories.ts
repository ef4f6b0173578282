import { bulletinLifecycle } from '../src/bulletins/bulletin-lifecycle.ts';
import type { EvidenceStatus } from '../src/evidence/evidence.ts';
import { evidenceLifecycle } from '../src/evidence/evidence-lifecycle.ts';
import type { FindingFacts } from '../src/findings/finding.ts';
import { findingLifecycle } from '../src/findings/finding-lifecycle.ts';
import type { AssignmentFacts } from '../src/plans/assignment.ts';
import { assignmentLifecycle } from '../src/plans/assignment-lifecycle.ts';
import type { PlanFacts } from '../src/plans/plan.ts';
import { planLifecycle } from '../src/plans/plan-lifecycle.ts';
import { taxonomy2026 } from '../src/taxonomy/taxonomy-2026.ts';
import type { VisitFacts } from '../src/visits/visit.ts';
import { visitLifecycle } from '../src/visits/visit-lifecycle.ts';
import { as, chen, hash, id, lin, morning, qian, sun, wang, zhao } from './people.ts';
import { Story } from './story.ts';

export const land = id('unit', 'land');
export const hour = 3_600_000;

// lin leads and wang goes along; chen directs, zhao plans, sun reviews, qian signs.
export const planFacts: PlanFacts = { assignments: { total: 1, open: 0 }, frequentTargets: 0 };
export const planDraft = {
  title: '第12轮明察暗访',
  basis: '市长批示',
  scope: '东陵县政务服务中心各窗口',
  method: '以暗访为主',
  modes: ['photo', 'video', 'note'] as ('photo' | 'video' | 'note')[],
  from: '2026-11-20',
  to: '2026-11-30',
  covertFirst: true,
  units: [land],
  secrecy: 'internal' as const,
};
export const draftedPlan = () =>
  new Story(planLifecycle).did({ type: 'draftPlan', ...planDraft }, as(zhao, 'planner', planFacts));
export const approvedPlan = () =>
  draftedPlan()
    .did({ type: 'submitPlan' }, as(zhao, 'planner', planFacts))
    .did({ type: 'reviewPlan', opinion: '合规' }, as(sun, 'reviewer', planFacts))
    .did({ type: 'approvePlan', instruction: '同意' }, as(qian, 'leader', planFacts));

export const assignmentFacts: AssignmentFacts = {
  plan: {
    status: 'approved',
    units: [land],
    modes: ['photo', 'video', 'note'],
    from: '2026-11-20',
    to: '2026-11-30',
  },
  recusal: { appointments: [], relations: [] },
  visits: { total: 1, open: 0 },
};
export const assignmentDraft = {
  plan: id('plan', 'p'),
  unit: land,
  covert: true,
  lead: lin,
  members: [lin, wang],
  modes: ['photo' as const],
  from: '2026-11-21',
  to: '2026-11-22',
  scenario: '咨询建设用地规划许可所需材料',
  areas: [],
  contact: '值班室',
  dutyPhone: '0000-0000000',
};
export const offeredAssignment = (facts: AssignmentFacts = assignmentFacts) =>
  new Story(assignmentLifecycle)
    .did({ type: 'createAssignment', ...assignmentDraft }, as(zhao, 'planner', facts))
    .did({ type: 'checkAssignment' }, as(zhao, 'scheduler', facts))
    .did({ type: 'offerAssignment' }, as(zhao, 'scheduler', facts));

/** Facts of a visit with nothing in its way. */
const clear = {
  assignmentStatus: 'released',
  covertOpen: 0,
  requiredQuestions: [],
  unsupportedAnswers: 0,
  openFindings: 0,
  openRecordings: 0,
  evidenceNotVerified: 0,
  heads: [],
};
export const on = (
  person: string,
  roles: Parameters<typeof as>[1],
  facts: VisitFacts = {},
  now: number = morning,
) => as<VisitFacts>(person, roles, { ...clear, ...facts }, now);

type Asked = { id: string; template: string; version: string };
export const visitDraft = (
  changes: Partial<{ covert: boolean; members: string[]; lead: string; checklists: Asked[] }> = {},
) => ({
  type: 'scheduleVisit' as const,
  assignment: id('assignment', 'a'),
  plan: id('plan', 'p'),
  unit: land,
  covert: true,
  lead: lin,
  members: [lin, wang],
  dueBack: morning + 4 * hour,
  pack: { version: '1', taxonomy: '2026-1', checklist: '2026-1', calendar: '2026-1' },
  ...changes,
});
const released: VisitFacts = { assignmentStatus: 'released' };
export const scheduledVisit = (changes: Parameters<typeof visitDraft>[0] = {}) =>
  new Story(visitLifecycle).did(visitDraft(changes), on(zhao, 'planner', released));
export const openedVisit = (changes: Parameters<typeof visitDraft>[0] = {}) =>
  scheduledVisit(changes).did({ type: 'openVisit', packVersion: '1' }, on(lin, 'inspector', {}));
export const start = {
  type: 'startVisit' as const,
  members: [lin, wang],
  position: { lat7: 1, lon7: 2, accuracyCm: 800 },
  observation: false,
};
type VisitStory = ReturnType<typeof openedVisit>;
/** Says to have no interest there, and signs just that. */
export const declares = (story: VisitStory, person: string): VisitStory => {
  story.did({ type: 'declareNoInterest', statement: '无应当回避的情形。' }, on(person, 'inspector', {}));
  return story.attest(person, story.last('visit.declared')?.hash ?? '', morning);
};
export const readyVisit = (changes: Parameters<typeof visitDraft>[0] = {}) => {
  const story = openedVisit(changes);
  return declares(declares(story, lin), wang);
};
export const startedVisit = (changes: Parameters<typeof visitDraft>[0] = {}) =>
  readyVisit(changes).did(start, on(lin, 'inspector', {}));
export const heads = [hash('finding'), hash('photo')];
export const presentedVisit = () =>
  startedVisit()
    .did({ type: 'endVisit', position: null }, on(lin, 'inspector', {}, morning + hour))
    .did({ type: 'presentVisit' }, on(lin, 'inspector', { heads }, morning + hour));
export const submittedVisit = () => {
  const story = presentedVisit();
  const paper = story.last('visit.presented')?.hash ?? '';
  return story
    .attest(lin, paper, morning + hour)
    .attest(wang, paper, morning + hour)
    .did({ type: 'submitVisit' }, on(lin, 'inspector', { heads }, morning + hour));
};

export const photo = id('evidence', 'photo');
export const findingFacts = (
  changes: {
    visit?: Partial<FindingFacts['visit']>;
    evidence?: FindingFacts['evidence'];
    sheets?: FindingFacts['sheets'];
    time?: FindingFacts['time'];
  } = {},
): FindingFacts => ({
  visit: {
    id: id('visit', 'v'),
    status: 'started',
    members: [lin, wang],
    startedAt: morning,
    covert: true,
    observation: false,
    ...changes.visit,
  },
  evidence: changes.evidence ?? [piece('captured')],
  taxonomy: taxonomy2026,
  ...(changes.sheets ? { sheets: changes.sheets } : {}),
  ...(changes.time ? { time: changes.time } : {}),
});
export const piece = (status: EvidenceStatus, covert = true) => ({ id: photo, status, covert });
export const observed = {
  visit: id('visit', 'v'),
  style: 'POOR' as const,
  subCode: 'GAMES_FILMS',
  observation: '在岗男工作人员用办公电脑看网络视频',
  observedAt: morning,
  unit: land,
  place: '东厅自然资源窗口',
  post: '窗口受理岗',
  criterion: '工作纪律规定第3条',
  evidence: [photo],
  severity: 'ordinary' as const,
};
type Recording = Parameters<typeof findingLifecycle.decide>[1] & { type: 'recordFinding' };
export const recordedFinding = (changes: Partial<Omit<Recording, 'type'>> = {}) =>
  new Story(findingLifecycle).did(
    { type: 'recordFinding', ...observed, ...changes },
    as(lin, 'inspector', findingFacts()),
  );
export const proposedFinding = (changes: Partial<Omit<Recording, 'type'>> = {}) =>
  recordedFinding(changes).did({ type: 'proposeFinding' }, as(lin, 'inspector', findingFacts()));
/** As it stands at the desk: the visit reviewed, the bytes proven. */
export const atDesk = (changes: Parameters<typeof findingFacts>[0] = {}) =>
  findingFacts({
    evidence: [piece('verified', false)],
    ...changes,
    visit: { status: 'reviewed', ...changes.visit },
    sheets: changes.sheets ?? [{ id: sheet, status: 'answered', answer: 'agrees' }],
  });

export const sheet = id('confirmation', 'unit');
export const ownSheet = id('confirmation', 'clerk');
/** Sent to the unit, and the unit had nothing against it. */
export const heardFinding = (changes: Partial<Omit<Recording, 'type'>> = {}) =>
  proposedFinding(changes).did(
    { type: 'openConfirmation', confirmations: [sheet] },
    as(chen, 'director', atDesk()),
  );

export const capture = {
  type: 'captureEvidence' as const,
  visit: id('visit', 'v'),
  medium: 'photo' as const,
  mime: 'image/jpeg',
  size: 10,
  sliceSize: 1024,
  slices: [hash('slice')],
  root: hash('root'),
  sha256: hash('bytes'),
  capturedAt: morning,
  position: null,
  covert: true,
};
export const running = { visit: { status: 'started', modes: ['photo' as const, 'video' as const] } };
export const capturedEvidence = () =>
  new Story(evidenceLifecycle).did(capture, as(lin, 'inspector', running));
export const verifiedEvidence = () =>
  capturedEvidence().did(
    { type: 'receiveEvidence', sha256: capture.sha256, size: 10 },
    as(chen, 'scheduler', {}),
  );

export const shown = id('finding', 'f');
export const bulletinDraft = {
  type: 'draftBulletin' as const,
  title: '关于第12轮明察暗访情况的通报',
  series: '清督',
  findings: [shown],
  intro: '11月21日，督查组走访东陵县政务服务中心。',
  requirements: '请市自然资源和规划局于11月30日前报送整改情况。',
  recipients: [land],
  cc: [],
  scope: 'internal' as const,
  secrecy: 'internal' as const,
  photos: [{ evidence: photo, caption: '东厅窗口' }],
};
export const bulletinFacts = {
  findings: [{ id: shown, status: 'confirmed' as const, visit: id('visit', 'v') }],
  photos: [{ evidence: photo, status: 'cleared' as const, visit: id('visit', 'v') }],
  characters: 1200,
  viewHash: hash('view'),
  nextSerial: 7,
  today: '2026-11-23',
};
/** The same for everybody: who may be named how is said, and each picture is a masked copy. */
export const publicDraft = {
  ...bulletinDraft,
  scope: 'public' as const,
  scopeReason: '查实的问题公开通报',
  naming: 'surname' as const,
};
export const publicFacts = {
  ...bulletinFacts,
  photos: [
    {
      evidence: photo,
      status: 'mask-checked' as const,
      visit: id('visit', 'v'),
      mask: { sha256: hash('masked'), maker: lin },
    },
  ],
  namesLeft: [],
  publicViewHash: hash('public view'),
};
export const impact = {
  purpose: '公开查实的问题',
  necessity: '群众反映强烈',
  effects: '可能使当事人被认出',
  measures: '姓名、号码和人像已处理',
};
export const draftedBulletin = () =>
  new Story(bulletinLifecycle).did(bulletinDraft, as(zhao, 'planner', bulletinFacts));
export const pendingBulletin = () =>
  draftedBulletin()
    .did({ type: 'factCheckBulletin', opinion: '属实' }, as(sun, 'reviewer', bulletinFacts))
    .did({ type: 'privacyCheckBulletin', statement: '未见个人信息' }, as(wang, 'privacy', bulletinFacts))
    .did({ type: 'reviewBulletin', opinion: '合规' }, as(sun, 'reviewer', bulletinFacts));
export const signedBulletin = () =>
  pendingBulletin().did(
    { type: 'signBulletin', viewHash: bulletinFacts.viewHash, opinion: '同意印发' },
    as(qian, 'leader', bulletinFacts),
  );
export const issuedBulletin = () =>
  signedBulletin()
    .did({ type: 'numberBulletin' }, as(zhao, 'planner', bulletinFacts))
    .did(
      {
        type: 'recordRendering',
        sha256: hash('pdf'),
        size: 9,
        fingerprint: 'r1',
        viewHash: bulletinFacts.viewHash,
      },
      as(chen, 'scheduler', bulletinFacts),
    )
    .did({ type: 'issueBulletin', units: [land], unsealed: true }, as(zhao, 'planner', bulletinFacts));
