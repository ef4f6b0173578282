import type { Tablet, Taken } from './tablet.ts';
import type { Town } from './town.ts';

export interface Task {
  readonly assignment: string;
  readonly visit: string;
}

export interface TaskAsked {
  readonly covert?: boolean;
  readonly lead?: string;
  readonly second?: string;
  readonly dueBack?: number;
  readonly checklists?: string[];
}

/** A task for a lead and one more, accepted by both and released: the visit exists, its key with it. */
export async function releaseTask(
  town: Town,
  { covert = true, lead = 'lead', second = 'inspector', dueBack, checklists }: TaskAsked = {},
): Promise<Task> {
  const { as, person, plan, unit, window } = town;
  const planner = await as('planner');
  const created = await planner.assignments.create({
    plan,
    unit,
    window,
    covert,
    lead: person(lead),
    members: [person(lead), person(second)],
    modes: ['photo', 'video', 'audio', 'note'],
    from: '2026-11-20',
    to: '2026-11-20',
    scenario: '以普通群众身份咨询不动产登记。',
    areas: [],
    contact: '督查室值班室',
    dutyPhone: '0538-1234567',
    ...(checklists === undefined ? {} : { checklists }),
  });
  const declaration = '本人与被督查单位无利害关系。';
  const byLead = await (await as(lead)).assignments.accept({
    id: created.id,
    expected: created.version,
    declaration,
  });
  const bySecond = await (await as(second)).assignments.accept({
    id: created.id,
    expected: byLead.version,
    declaration,
  });
  const released = await planner.assignments.release({
    id: created.id,
    expected: bySecond.version,
    ...(dueBack === undefined ? {} : { dueBack }),
  });
  return { assignment: created.id, visit: released.visit };
}

export interface Found {
  readonly findings: string[];
  readonly photos: string[];
}

interface FoundAll extends Found {
  readonly recordings: string[];
}

export interface VisitMade {
  /** Sound and film, each of them evidence of every finding. */
  readonly recordings?: readonly Taken[];
  readonly findings?: number;
  /** The picture of a finding; a small one of noise unless given. */
  readonly photo?: (n: number) => Uint8Array;
  readonly covert?: boolean;
  readonly lead?: string;
  readonly second?: string;
}

/** The team goes in, photographs and records, answers, signs and submits: everything a tablet writes about one visit. */
export async function makeVisit(
  town: Town,
  tablet: Tablet,
  visit: string,
  made: VisitMade = {},
): Promise<FoundAll> {
  const { findings = 1, covert = true } = made;
  const { person, unit, window, house } = town;
  const { newId, now } = house.services;
  const lead = person(made.lead ?? 'lead');
  const inspector = person(made.second ?? 'inspector');
  const members = [lead, inspector];
  const subject = { type: 'visit' as const, id: visit };
  const opened = await tablet.write('visit.opened', subject, { packVersion: '1' }, lead, visit);
  await tablet.attestAll(visit, opened, members);
  const position = { lat7: 361_234_567, lon7: 1_173_456_789, accuracyCm: 900 };
  await tablet.write('visit.started', subject, { members, position, observation: false }, lead, visit);
  await tablet.write('visit.answered', subject, { answers: { door: 8, face: 6 } }, lead, visit);
  await tablet.write(
    'visit.noted',
    subject,
    { text: '大厅秩序良好', waiting: 7, queue: 11 },
    inspector,
    visit,
  );

  const found: FoundAll = { findings: [], photos: [], recordings: [] };
  for (const taken of made.recordings ?? [])
    found.recordings.push(await tablet.record(visit, inspector, taken, covert));
  for (let n = 0; n < findings; n += 1) {
    const photo = await tablet.photograph(visit, inspector, covert, made.photo?.(n));
    const id = newId('fnd');
    const about = { type: 'finding' as const, id };
    await tablet.write(
      'finding.recorded',
      about,
      {
        visit,
        style: 'POOR',
        subCode: 'GAMES_FILMS',
        observation: `在岗工作人员用办公电脑看网络视频，约${n + 6}分钟无人招呼等候群众`,
        observedAt: now(),
        unit,
        window,
        place: '东厅自然资源窗口',
        post: '不动产登记岗',
        criterion: '《窗口服务规范》第4条',
        evidence: [photo, ...found.recordings],
        severity: 'ordinary',
      },
      inspector,
      visit,
    );
    await tablet.write('finding.proposed', about, {}, inspector, visit);
    found.findings.push(id);
    found.photos.push(photo);
  }
  await tablet.write('visit.ended', subject, { position }, lead, visit);
  const presented = await tablet.write('visit.presented', subject, { entries: [], count: 0 }, lead, visit);
  await tablet.attestAll(visit, presented, members);
  await tablet.write('visit.submitted', subject, {}, lead, visit);
  return found;
}

/** Submitted, its bytes proven, reviewed by the director and locked. */
export async function lockVisit(town: Town, visit: string): Promise<void> {
  const director = await town.as('director');
  const { visit: row } = await director.visits.get({ id: visit });
  const reviewed = await director.visits.review({ id: visit, expected: row.version });
  await director.visits.lock({ id: visit, expected: reviewed.version });
}
