import type { Cast } from './cast.ts';
import { serviceItems, units } from './city.ts';
import type { DemoClock } from './clock.ts';
import { inspectors, inventedName, inventedPhone, type OfficePerson, officePeople } from './people.ts';

/** What the seats of the office are called. */
const seatTitles: Readonly<Record<string, string>> = {
  director: '督查办主任',
  planner: '计划员',
  reviewer: '法制审核人',
  privacy: '保密与隐私审核人',
  leader: '分管副市长',
  publisher: '发布人',
  discipline: '纪检监察联络人',
  inspector: '督查员',
};

export interface Registry {
  /** Name of a unit → its id. */
  readonly unit: ReadonlyMap<string, string>;
  /** Id of a unit → the person who heads it. */
  readonly chief: ReadonlyMap<string, string>;
}

/** Units, people, seats, windows, items: entered by the people whose work that is. */
export async function fillRegistry(cast: Cast, clock: DemoClock, password: string): Promise<Registry> {
  await openOffice(cast, clock);
  await choosePasswords(cast, clock, password);
  await keepPasswords(cast);
  const unit = await registerUnits(cast);
  const chief = await fillUnitSeats(cast, clock, unit);
  await registerServices(cast, unit);
  await appointInspectors(cast, clock, unit);
  return { unit, chief };
}

/** Everybody replaces the one-time password at the first sign-in. */
async function choosePasswords(cast: Cast, clock: DemoClock, password: string): Promise<void> {
  for (const { username } of [...officePeople, ...inspectors]) {
    const api = await cast.as(username);
    await api.session.changePassword.mutate({ current: cast.passwordOf(username), next: password });
    cast.add(username, cast.personOf(username), password);
    clock.moveTo(clock.now() + 30_000);
  }
}

/** The one password of the demonstration stands on the console: growing old would only shut people out of it. */
async function keepPasswords(cast: Cast): Promise<void> {
  const system = await cast.as('sysadmin');
  const { version } = await system.registry.office.get.query();
  await system.registry.adoptRuleSetting.mutate({ key: 'access.password-days', value: 0, expected: version });
}

/** The system administrator makes accounts, the security administrator grants roles: never one person alone. */
async function openOffice(cast: Cast, clock: DemoClock): Promise<void> {
  const everybody: OfficePerson[] = [...officePeople, ...inspectors];
  for (const [n, { username, name, duty, title }] of everybody.entries()) {
    const system = await cast.as('sysadmin');
    const { id: person } = await system.registry.registerPerson.mutate({
      name,
      phone: inventedPhone(n),
      unit: null,
    });
    const opened = await system.access.accounts.open.mutate({ person, username });
    cast.add(username, person, opened.password);
    const seat = await system.registry.establishSeat.mutate({
      unit: null,
      duty: duty as 'director',
      title: title ?? seatTitles[duty] ?? duty,
    });
    await system.registry.fillSeat.mutate({ id: seat.id, expected: seat.version, person });
    clock.moveTo(clock.now() + 60_000);
  }
  for (const { username, roles } of everybody)
    for (const role of roles) {
      const security = await cast.as('secadmin');
      await security.access.roles.grant.mutate({ person: cast.personOf(username), role: role as 'director' });
      clock.moveTo(clock.now() + 20_000);
    }
}

async function registerUnits(cast: Cast): Promise<Map<string, string>> {
  const byCode = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const row of units) {
    const planner = await cast.as('planner');
    const { id } = await planner.registry.registerUnit.mutate({
      code: row.code,
      name: row.name,
      level: row.level,
      parent: byCode.get(row.parent) ?? null,
      targetClass: row.target_class === '' ? null : row.target_class,
      hasWindow: row.has_window === 'yes',
    });
    byCode.set(row.code, id);
    byName.set(row.name, id);
  }
  return byName;
}

/** A unit is not dispatched to without a chief, a leader in charge and a liaison. */
async function fillUnitSeats(
  cast: Cast,
  clock: DemoClock,
  unit: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const chief = new Map<string, string>();
  const duties = [
    ['chief', '主要负责人'],
    ['deputy', '分管负责人'],
    ['liaison', '联络员'],
  ] as const;
  const inspected = units.filter(({ level }) => level === 'unit' || level === 'township');
  const seats = inspected.flatMap((row, n) =>
    duties.map(([duty, title], k) => ({
      unitId: unit.get(row.name) ?? null,
      duty,
      title,
      serial: n * duties.length + k,
    })),
  );
  await together(seats, async ({ unitId, duty, title, serial }) => {
    const planner = await cast.as('planner');
    const { id: person } = await planner.registry.registerPerson.mutate({
      name: inventedName(serial),
      phone: inventedPhone(100 + serial),
      unit: unitId,
    });
    const seat = await planner.registry.establishSeat.mutate({ unit: unitId, duty, title });
    await planner.registry.fillSeat.mutate({ id: seat.id, expected: seat.version, person });
    if (duty === 'chief' && unitId !== null) chief.set(unitId, person);
    clock.moveTo(clock.now() + 1000);
  });
  return chief;
}

/** Entries about different subjects do not wait for each other. */
async function together<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const hand = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, hand));
}

async function registerServices(cast: Cast, unit: ReadonlyMap<string, string>): Promise<void> {
  await together(serviceItems, async (item) => {
    const planner = await cast.as('planner');
    const owner = unit.get(item.owner_unit);
    if (!owner) throw new Error(`${item.code} belongs to no registered unit: ${item.owner_unit}`);
    await planner.registry.registerServiceItem.mutate({
      code: item.code,
      name: item.name,
      unit: owner,
      handlingMode: item.handling_mode as 'DIRECT',
      statutoryLimit: Math.max(1, Math.round(item.statutory_limit_working_days * 2)),
      promisedLimit: Math.max(1, Math.round(item.promised_limit_working_days * 2)),
      feeFen: Math.round(item.fee_yuan * 100),
    });
  });
  const planner = await cast.as('planner');
  for (const [name, nature] of [
    ['卫生间', 'toilet'],
    ['母婴室', 'nursing'],
    ['值班宿舍', 'dormitory'],
  ] as const)
    await planner.registry.prohibitArea.mutate({ name, nature });
}

async function appointInspectors(
  cast: Cast,
  clock: DemoClock,
  unit: ReadonlyMap<string, string>,
): Promise<void> {
  // Two are seconded, so that recusal has something to refuse.
  const seconded = new Map([
    ['inspector3', '市审计局'],
    ['inspector4', '市住房公积金管理中心'],
  ]);
  for (const { username } of inspectors) {
    const director = await cast.as('director');
    const from = unit.get(seconded.get(username) ?? '');
    await director.registry.appointInspector.mutate({
      id: cast.personOf(username),
      expected: 1,
      homeUnit: null,
      ...(from ? { secondedFrom: from } : {}),
    });
    clock.moveTo(clock.now() + 30_000);
  }
}
