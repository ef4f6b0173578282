import { type Api, signedInApi } from '@mingcha/prisma/client';

/** Who works in the office of a story, and what their part is. */
export const colleagues = [
  ['director', '沈志远', ['director'], 'director'],
  ['planner', '林文静', ['planner'], 'planner'],
  ['reviewer', '韩明哲', ['reviewer'], 'reviewer'],
  ['reviewer2', '程淑珍', ['reviewer'], 'reviewer'],
  ['privacy', '许婉清', ['privacy'], 'privacy'],
  ['leader', '高景行', ['leader'], 'leader'],
  ['publisher', '吕书瑶', ['publisher'], 'publisher'],
  ['lead1', '邓国栋', ['lead', 'inspector'], 'inspector'],
  ['inspector1', '周思敏', ['inspector'], 'inspector'],
] as const;

export const team = ['lead1', 'inspector1'] as const;
export const unitName = '东陵县政务服务中心';

export interface SmallOffice {
  readonly password: string;
  /** A signed-in way to the server; the session is kept. */
  as(username: string): Promise<Api>;
  personOf(username: string): string;
}

/** Who and what stands in an office. */
export interface OfficeFacts {
  readonly persons: Readonly<Record<string, string>>;
  /** The unit that is inspected, and its window. */
  readonly unit: string;
  readonly window: string;
}
export type FilledOffice = SmallOffice & OfficeFacts;

/** An office that is filled in already. */
export function enterOffice(url: string, password: string, facts: OfficeFacts): FilledOffice {
  const sessions = new Map<string, Promise<Api>>();
  const as = (username: string): Promise<Api> => {
    const open = sessions.get(username) ?? signedInApi(url, username, password);
    sessions.set(username, open);
    return open;
  };
  const personOf = (username: string): string => {
    const person = facts.persons[username];
    if (person === undefined) throw new Error(`nobody is called ${username}`);
    return person;
  };
  return { ...facts, password, as, personOf };
}

/** Units, people, accounts, seats: what an office enters in its first days, by the people whose work it is. */
export async function fillOffice(url: string, password: string): Promise<FilledOffice> {
  const persons: Record<string, string> = {};
  const { as, personOf } = enterOffice(url, password, { persons, unit: '', window: '' });
  const system = await as('sysadmin');
  const security = await as('secadmin');
  for (const [n, [username, name, roles, duty]] of colleagues.entries()) {
    const { id: person } = await system.registry.registerPerson.mutate({
      name,
      phone: `1990000${String(n).padStart(4, '0')}`,
      unit: null,
    });
    persons[username] = person;
    const opened = await system.access.accounts.open.mutate({ person, username });
    const seat = await system.registry.establishSeat.mutate({ unit: null, duty, title: duty });
    await system.registry.fillSeat.mutate({ id: seat.id, expected: seat.version, person });
    for (const role of roles) await security.access.roles.grant.mutate({ person, role });
    const first = await signedInApi(url, username, opened.password);
    await first.session.changePassword.mutate({ current: opened.password, next: password });
  }

  const planner = await as('planner');
  const unit = async (code: string, name: string, level: 'city' | 'county' | 'unit', parent: string | null) =>
    (
      await planner.registry.registerUnit.mutate({
        code,
        name,
        level,
        parent,
        targetClass: level === 'unit' ? 'GENERAL_MANAGEMENT' : null,
        hasWindow: level === 'unit',
      })
    ).id;
  const city = await unit('QY', '清源市', 'city', null);
  const county = await unit('QY-DL', '东陵县', 'county', city);
  const inspected = await unit('QY-DL-01', unitName, 'unit', county);
  for (const [duty, title, name] of [
    ['chief', '主要负责人', '王志远'],
    ['deputy', '分管负责人', '李文静'],
    ['liaison', '联络员', '张建国'],
  ] as const) {
    const { id: person } = await planner.registry.registerPerson.mutate({
      name,
      phone: '19900000100',
      unit: inspected,
    });
    const seat = await planner.registry.establishSeat.mutate({ unit: inspected, duty, title });
    await planner.registry.fillSeat.mutate({ id: seat.id, expected: seat.version, person });
  }
  const { id: window } = await planner.registry.registerWindow.mutate({
    unit: inspected,
    name: '不动产登记窗口',
    number: '3',
  });
  const director = await as('director');
  for (const username of team)
    await director.registry.appointInspector.mutate({
      id: personOf(username),
      expected: 1,
      homeUnit: null,
    });
  return { password, as, personOf, persons, unit: inspected, window };
}

const day = (ahead: number): string =>
  // Eight hours ahead of UTC: the day in the office's zone.
  new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

export interface Sent {
  readonly modes?: ('photo' | 'audio' | 'video' | 'scan' | 'note')[];
  readonly covert?: boolean;
  readonly areas?: string[];
  /** In how many days its time begins; today without it. */
  readonly from?: number;
  /** Lists that this visit is asked; else those that are asked everywhere. */
  readonly checklists?: string[];
}

/** A plan through its four hands, and one task that both inspectors have accepted. Answers the visit. */
export async function sendTeam(
  office: Pick<SmallOffice, 'as' | 'personOf'> & { unit: string },
  { modes = ['photo', 'note'], covert = true, areas = [], from = 0, checklists }: Sent = {},
): Promise<string> {
  const planner = await office.as('planner');
  const drafted = await planner.plans.draft.mutate({
    title: '第12轮明察暗访（东陵县）',
    basis: '市委、市政府关于持续改进机关作风优化营商环境的部署',
    scope: '窗口服务、工作纪律、限时办结和首问负责落实情况',
    method: '先暗访后明查，以暗访为主',
    modes,
    from: day(from),
    to: day(5),
    covertFirst: covert,
    units: [office.unit],
    secrecy: 'internal',
  });
  const submitted = await planner.plans.submit.mutate({ id: drafted.id, expected: drafted.version });
  const reviewed = await (await office.as('reviewer')).plans.review.mutate({
    id: drafted.id,
    expected: submitted.version,
    opinion: '依据充分，对象、方式和时间明确，未见重复检查',
    frequencyJustified: true,
  });
  const approved = await (await office.as('leader')).plans.approve.mutate({
    id: drafted.id,
    expected: reviewed.version,
    instruction: '同意。注意方式方法，保护群众合法权益',
  });
  await (await office.as('director')).plans.start.mutate({ id: drafted.id, expected: approved.version });
  const members = team.map(office.personOf);
  const created = await planner.assignments.create.mutate({
    plan: drafted.id,
    unit: office.unit,
    covert,
    lead: office.personOf(team[0]),
    members,
    modes,
    from: day(from),
    to: day(5),
    scenario: '以普通办事群众身份咨询不动产登记，问清后即离开',
    areas,
    ...(checklists === undefined ? {} : { checklists }),
    contact: '督查办值班室',
    dutyPhone: '19900000000',
  });
  let { version } = created;
  for (const username of team) {
    const accepted = await (await office.as(username)).assignments.accept.mutate({
      id: created.id,
      expected: version,
      declaration: '与该单位及其工作人员无近亲属、任职或利益关系',
    });
    version = accepted.version;
  }
  const released = await planner.assignments.release.mutate({
    id: created.id,
    expected: version,
    dueBack: Date.now() + 10 * 3_600_000,
  });
  return released.visit;
}
