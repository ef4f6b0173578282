import { type Hearing, hearUnit } from './hear.ts';
import { type Brought, unitId, type World } from './rounds.ts';

/** The lead's own visits go to the director. */
export async function reviewVisit({ cast }: World, visit: string, lock = true): Promise<void> {
  const director = await cast.as('director');
  const { visit: row } = await director.visits.get.query({ id: visit });
  const reviewed = await director.visits.review.mutate({ id: visit, expected: row.version });
  if (lock) await director.visits.lock.mutate({ id: visit, expected: reviewed.version });
}

export async function returnVisit({ cast }: World, visit: string): Promise<void> {
  const director = await cast.as('director');
  const { visit: row } = await director.visits.get.query({ id: visit });
  await director.visits.return.mutate({
    id: visit,
    expected: row.version,
    reason: '第一条问题的时间与照片不一致，请核对后补充',
    points: ['核对到岗时间', '补充窗口编号'],
  });
}

export type Decision = 'confirm' | 'dismiss' | 'return' | 'refer' | 'withdraw' | 'leave';
/** What the unit is heard about before that; nothing where it is not asked. */
export type Heard = Hearing | 'not-asked';

/** What was seen on covert visits alone is the director's to confirm; the rest is the reviewer's. */
export async function decideFinding(
  world: World,
  finding: Brought['findings'][number],
  covert: boolean,
  decision: Decision,
  hearing: Heard = 'not-asked',
): Promise<void> {
  if (hearing !== 'not-asked' && finding.seen.style !== 'PRAISE')
    await hearUnit(world, finding, covert ? 'director' : 'reviewer', hearing);
  if (decision === 'leave') return;
  const { cast, clock } = world;
  const who = decision === 'refer' || decision === 'withdraw' || covert ? 'director' : 'reviewer';
  const api = await cast.as(who);
  const target = {
    id: finding.id,
    expected: (await api.findings.get.query({ id: finding.id })).finding.version,
  };
  clock.moveTo(clock.now() + 90_000);
  if (decision === 'confirm')
    await api.findings.confirm.mutate({ ...target, opinion: '事实清楚，照片与记录相互印证，予以认定' });
  if (decision === 'dismiss')
    await api.findings.dismiss.mutate({ ...target, reason: '该时段为轮班交接，现有材料不足以认定' });
  if (decision === 'return')
    await api.findings.return.mutate({ ...target, reason: '请补充窗口编号和持续时间' });
  if (decision === 'refer')
    await api.findings.refer.mutate({
      ...target,
      ground: '反映代办人员与窗口人员可能存在利益往来，移送有权机关核查',
    });
  if (decision === 'withdraw')
    await api.findings.withdraw.mutate({ ...target, reason: '与前一条为同一事实，重复记录' });
}

/** A second person looks for bystanders; or boxes are filled and a third person looks again. */
export async function releasePhoto({ cast }: World, photo: string, masked: boolean): Promise<void> {
  const privacy = await cast.as('privacy');
  const version = async () => (await privacy.evidence.get.query({ id: photo })).evidence.version;
  if (!masked) {
    await privacy.evidence.clear.mutate({
      id: photo,
      expected: await version(),
      statement: '已逐处查看，未见群众面部、车牌、证件和未成年人',
      found: 'none',
    });
    return;
  }
  const planner = await cast.as('planner');
  const boxes = [{ what: 'screen' as const, x: 4300, y: 4500, w: 2000, h: 1800 }];
  await planner.evidence.mask.mutate({ id: photo, expected: await version(), regions: boxes });
  const { evidence } = await privacy.evidence.get.query({ id: photo });
  await privacy.evidence.checkMask.mutate({
    id: photo,
    expected: evidence.version,
    sha256: evidence.maskedHash ?? '',
  });
}

export interface BulletinText {
  readonly title: string;
  readonly findings: readonly Brought['findings'][number][];
  readonly photos: readonly string[];
  readonly until: BulletinEnd;
}
const steps = [
  'draft',
  'privacy-review',
  'legal-review',
  'pending-sign',
  'signed',
  'numbered',
  'issued',
] as const;
export type BulletinEnd = (typeof steps)[number] | 'returned';

/** From the draft as far as asked, each step by the person whose step it is. */
export async function makeBulletin(world: World, text: BulletinText, render: (id: string) => Promise<void>) {
  const { cast, clock, registry } = world;
  const recipients = [...new Set(text.findings.map(({ seen }) => unitId(registry, seen.unit)))];
  const reached = (step: (typeof steps)[number]) =>
    text.until !== 'returned' && steps.indexOf(text.until) >= steps.indexOf(step);
  const pause = () => clock.moveTo(clock.now() + 25 * 60_000);

  const drafted = await (await cast.as('planner')).bulletins.draft.mutate({
    title: text.title,
    series: '清督',
    findings: text.findings.map(({ id }) => id),
    intro:
      '按照年度督查计划，市督查办组织督查组，采取不打招呼、直接到窗口的方式，对有关单位的窗口服务和工作纪律情况进行了明察暗访。现将有关情况通报如下。',
    requirements:
      '被通报单位要认真对照检查，举一反三，查明原因，明确责任，限期整改；其他单位要引以为戒，开展自查，防止同类问题发生。',
    recipients,
    cc: [],
    deadline: clock.day(-8),
    photos: text.photos.map((evidence, n) => ({ evidence, caption: `现场照片${n + 1}` })),
  });
  const { id } = drafted;
  let expected = drafted.version;
  pause();
  if (text.until === 'returned') {
    const reviewer = await cast.as('reviewer');
    await reviewer.bulletins.return.mutate({ id, expected, reason: '第二部分数字与问题条数不一致，请核对' });
    return id;
  }
  if (reached('privacy-review')) {
    const reviewer = await cast.as('reviewer');
    expected = (
      await reviewer.bulletins.factCheck.mutate({ id, expected, opinion: '逐条核对，与认定问题一致' })
    ).version;
    pause();
  }
  if (reached('legal-review')) {
    const privacy = await cast.as('privacy');
    const statement = '不点个人姓名，照片均已核查，无涉密和个人信息';
    expected = (await privacy.bulletins.privacyCheck.mutate({ id, expected, statement })).version;
    pause();
  }
  if (reached('pending-sign')) {
    const reviewer = await cast.as('reviewer2');
    expected = (await reviewer.bulletins.review.mutate({ id, expected, opinion: '依据充分，篇幅符合要求' }))
      .version;
    pause();
  }
  if (reached('signed')) {
    const leader = await cast.as('leader');
    const { viewHash } = await leader.bulletins.preview.query({ id });
    expected = (await leader.bulletins.sign.mutate({ id, expected, viewHash, opinion: '同意印发' })).version;
    pause();
  }
  if (reached('numbered')) {
    const planner = await cast.as('planner');
    await planner.bulletins.number.mutate({ id, expected });
    await render(id);
    pause();
  }
  if (reached('issued')) {
    const publisher = await cast.as('publisher');
    const { bulletin } = await publisher.bulletins.get.query({ id });
    await publisher.bulletins.issue.mutate({
      id,
      expected: bulletin.version,
      units: recipients,
      unsealed: true,
    });
  }
  return id;
}
