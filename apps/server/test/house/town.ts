import type { Role } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';
import type { SignedIn } from '../../src/context.ts';
import type { House } from './house.ts';

/** One office with its people in their roles, a unit with a window, and a plan in progress: where a story can begin. */
export async function openTown(house: House, name = '清源市人民政府督查室', code = '清督') {
  const { office, holder } = await house.found(name, code);
  const admin = await house.as(holder('system-admin'), office);
  const security = await house.as(holder('security-admin'), office);
  const registered = await admin.registry.registerUnit({
    code: 'QY-13',
    name: '清源市自然资源和规划局',
    level: 'unit',
    parent: null,
    targetClass: 'ENFORCEMENT',
    hasWindow: true,
  });
  const other = await admin.registry.registerUnit({
    code: 'QY-11',
    name: '清源市财政局',
    level: 'unit',
    parent: null,
    targetClass: 'GENERAL_MANAGEMENT',
    hasWindow: true,
  });
  const window = await admin.registry.registerWindow({
    unit: registered.id,
    name: '不动产登记3号窗口',
    number: '3',
  });

  const people = new Map<string, string>();
  const person = (key: string): string => {
    const id = people.get(key);
    if (id === undefined) throw new Error(`nobody here is called ${key}`);
    return id;
  };
  async function hire(key: string, roles: readonly Role[], unit: string | null = null) {
    const { id } = await admin.registry.registerPerson({ name: `${key}同志`, unit });
    for (const role of roles) await security.access.roles.grant({ person: id, role });
    people.set(key, id);
    return id;
  }
  await hire('planner', ['planner']);
  await hire('reviewer', ['reviewer']);
  await hire('second-reviewer', ['reviewer']);
  await hire('director', ['director']);
  await hire('leader', ['leader']);
  await hire('privacy', ['privacy']);
  await hire('lead', ['inspector', 'lead']);
  await hire('inspector', ['inspector']);
  await hire('third', ['inspector', 'lead']);

  const as = (key: string) => house.as(person(key), office);
  const contextOf = async (key: string, verb: Verb): Promise<SignedIn> => ({
    ...(await house.signedIn(person(key), office)),
    verb,
  });

  const planner = await as('planner');
  const drafted = await planner.plans.draft({
    title: '11月政务服务窗口暗访',
    basis: '市长批示〔2026〕8号',
    scope: '政务服务窗口作风',
    method: '以暗访为主，先暗访后明查',
    modes: ['photo', 'video', 'audio', 'note'],
    from: '2026-11-16',
    to: '2026-11-30',
    covertFirst: true,
    units: [registered.id, other.id],
    secrecy: 'internal',
  });
  const plan = { id: drafted.id };
  const submitted = await planner.plans.submit({ ...plan, expected: drafted.version });
  const reviewed = await (await as('reviewer')).plans.review({
    ...plan,
    expected: submitted.version,
    opinion: '依据充分，方案可行。',
  });
  const approved = await (await as('leader')).plans.approve({
    ...plan,
    expected: reviewed.version,
    instruction: '同意实施。',
  });
  await (await as('director')).plans.start({ ...plan, expected: approved.version });

  return {
    house,
    office,
    code,
    admin,
    security,
    auditor: holder('auditor'),
    unit: registered.id,
    otherUnit: other.id,
    window: window.id,
    plan: plan.id,
    person,
    hire,
    as,
    contextOf,
  };
}
export type Town = Awaited<ReturnType<typeof openTown>>;

/** The same town in a copy of its house. */
export async function townIn(house: House, town: Town): Promise<Town> {
  const { office, person } = town;
  const holder = async (role: Role) => {
    const { person: holding } = await house.services.db.prisma.roleGrant.findFirstOrThrow({
      where: { office, role, active: true },
      select: { person: true },
    });
    return house.as(holding, office);
  };
  return {
    ...town,
    house,
    admin: await holder('system-admin'),
    security: await holder('security-admin'),
    as: (key) => house.as(person(key), office),
    contextOf: async (key, verb) => ({ ...(await house.signedIn(person(key), office)), verb }),
  };
}
