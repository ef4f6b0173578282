import { type Role, roles } from '@mingcha/domain';
import { lookBackLifecycle, orderLifecycle } from '@mingcha/domain/orders';
import { actAsOffice, stateOf } from '../../src/act.ts';
import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { calendarOfOffice } from '../../src/capabilities/office-time.ts';
import { makeNextKey } from '../../src/config/secrets.ts';
import { answeredCase, decidedCase, hireOrgan, noticedCase } from '../house/cases.ts';
import { conclusionOf, issueDispatch } from '../house/dispatches.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { openSheets } from '../house/hear.ts';
import type { House } from '../house/house.ts';
import { draftOrder, issueOrder } from '../house/orders.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

/** One row of every kind that a procedure can be asked about, by the name of its subject. */
export type Rows = Readonly<Record<string, string>>;

export interface World {
  readonly town: Town;
  /** One person for each role, holding that role alone. */
  readonly holders: ReadonlyMap<Role, string>;
  readonly rows: { readonly own: Rows; readonly other: Rows; readonly foreign: Rows };
}

/**
 * One office with a person for each role, a visit of the role holders' own team and one of another team, a bulletin issued
 * to the chief's unit and one that was not; and beside it a second office with rows of the same kinds.
 */
export async function openWorld(house: House): Promise<World> {
  const town = await openTown(house);
  const holders = await hireOneEach(town);
  const own = await rowsOf(town, 'only-lead', 'only-inspector', true);
  const other = await rowsOf(town, 'lead', 'third', false);
  const away = await openTown(house, '东陵县人民政府督查室', '东督');
  const foreign = await rowsOf(away, 'lead', 'inspector', false);
  return { town, holders, rows: { own, other, foreign } };
}

async function hireOneEach(town: Town): Promise<Map<Role, string>> {
  const admin = { 'system-admin': true, 'security-admin': true, auditor: true };
  const holders = new Map<Role, string>();
  for (const role of roles) {
    if (role in admin) continue;
    holders.set(role, await town.hire(`only-${role}`, [role]));
  }
  const director = await town.as('director');
  for (const duty of ['chief', 'liaison'] as const) {
    const seat = await director.registry.establishSeat({ unit: town.unit, duty, title: duty });
    const person = holders.get(duty) ?? '';
    await director.registry.fillSeat({ id: seat.id, expected: seat.version, person });
  }
  const { rows } = await town.security.access.roles.list({});
  for (const role of Object.keys(admin) as Role[]) {
    holders.set(role, rows.find((row) => row.role === role)?.person ?? '');
  }
  return holders;
}

async function rowsOf(town: Town, lead: string, second: string, issued: boolean): Promise<Rows> {
  const tablet = new Tablet(town);
  await tablet.enrol([lead, second]);
  const { assignment, visit } = await releaseTask(town, { lead, second });
  const found = await makeVisit(town, tablet, visit, { lead, second, findings: 2 });
  await tablet.send();
  await lockVisit(town, visit);
  const [finding = ''] = found.findings;
  const [evidence = ''] = found.photos;
  const drafted = await draftBulletin(town, { findings: [finding], photos: [] });
  if (issued) await issue(town, finding, drafted);
  else await openSheets(town, finding);

  const director = await town.as('director');
  const [device] = (await director.access.devices.list({})).rows;
  const [account] = (await town.admin.access.accounts.list({})).rows;
  const grants = await town.security.access.roles.list({});
  const grant = grants.rows.find((row) => row.person === town.person(lead));
  const seat = await director.registry.establishSeat({ unit: town.unit, duty: 'deputy', title: '副职' });
  const registered = await registerLines(town, town.person(second));
  const order = await orderOf(town, finding, issued ? second : null);
  const [sheet = ''] = (await director.findings.get({ id: finding })).finding.confirmations;
  const [checklist] = await director.registry.checklists.list();
  const [entry] = (await director.journal.list({ subjectType: 'finding', subjectId: finding })).rows;
  return {
    delivery: await undelivered(town, second),
    plan: town.plan,
    assignment,
    visit,
    finding,
    evidence,
    bulletin: drafted.id,
    intercession: await notedAbout(town, drafted.id),
    order,
    'look-back': await lookBackOf(town, order),
    dispatch: await dispatchOf(town, issued ? lead : null),
    confirmation: sheet,
    unit: town.unit,
    person: town.person(second),
    seat: seat.id,
    ...registered,
    ...(await keepingOf(town, visit, evidence)),
    ...(await turnoverOf(town, second, lead)),
    ...(await papersOf(town)),
    ...(await accountRows(town, found.findings.at(-1) ?? '')),
    checklist: checklist?.id ?? '',
    device: device?.id ?? '',
    'server-key': await refusedKey(town),
    account: account?.id ?? '',
    'role-grant': grant?.id ?? '',
    entry: entry?.hash ?? '',
  };
}

/** Proposed and refused, so that the next one may propose the same key file again. */
async function refusedKey(town: Town): Promise<string> {
  makeNextKey(town.house.services.settings.folders.secrets);
  const { id, version } = await town.security.access.serverKeys.propose({
    ground: 'routine',
    reason: '定期更换',
  });
  const director = await town.as('director');
  await director.access.serverKeys.refuse({ id, expected: version, reason: '暂不更换' });
  return id;
}

/** A draft; signed and printed when there is somebody for the third seat. */
async function orderOf(town: Town, finding: string, deputy: string | null): Promise<string> {
  const drafted = await draftOrder(town, [finding]);
  if (deputy === null) return drafted.id;
  const { registry } = await town.as('director');
  const seat = await registry.establishSeat({ unit: town.unit, duty: 'deputy', title: '分管' });
  await registry.fillSeat({ id: seat.id, expected: seat.version, person: town.person(deputy) });
  await issueOrder(town, drafted);
  return drafted.id;
}

/** Due as the clock makes it, of an order as if it had been closed two months ago. */
async function lookBackOf({ house, office }: Town, order: string): Promise<string> {
  const { services } = house;
  const subject = { type: 'look-back' as const, id: services.newId('lbk') };
  const { state, calendar } = await services.db.read(async (reader) => ({
    state: stateOf(orderLifecycle, await reader.recordedOf({ type: 'order', id: order })),
    calendar: await calendarOfOffice(reader, office),
  }));
  const items = state.items.map((item) => ({ ...item, status: 'closed' as const }));
  const closing = { hash: 'a'.repeat(64), at: services.now() - 70 * 24 * 60 * 60_000 };
  await actAsOffice(services, office, {
    lifecycle: lookBackLifecycle,
    subject,
    command: { type: 'dueLookBack' },
    facts: { order: { ...state, status: 'closed', items }, closing, inspected: [], calendar },
    creates: true,
  });
  return subject.id;
}

/** What the plan came to at the unit: a draft, or written by whoever led the team and issued. */
async function dispatchOf(town: Town, lead: string | null): Promise<string> {
  const written = conclusionOf(town.plan, town.unit, []);
  if (lead === null) return (await (await town.as('planner')).dispatches.draft(written)).id;
  return (await issueDispatch(town, written, 'leader', lead)).id;
}

/** A case in effect against which an appeal was filed: nobody of the role holders has a step in either. */
async function accountRows(town: Town, finding: string): Promise<Rows> {
  await hireOrgan(town);
  await confirmAll(town, [finding]);
  const { id } = await decidedCase(town, await answeredCase(town, await noticedCase(town, finding)));
  const respondent = await town.as('respondent');
  const appeal = await respondent.appeals.file({
    about: { type: 'case', id },
    route: 'SUPERVISION_REVIEW',
    grounds: '处分过重',
    requests: '请求撤销',
    files: [],
  });
  return { case: id, appeal: appeal.id };
}

/** Somebody's leave that waits for confirmation, and their seat's hand-over that waits for them. */
async function turnoverOf(town: Town, leaver: string, other: string): Promise<Rows> {
  const { registry, leaves, handovers } = await town.as('director');
  const made = await registry.establishSeat({ unit: null, duty: 'inspector', title: '督查员' });
  const [person, deputy] = [town.person(leaver), town.person(other)];
  await registry.fillSeat({ id: made.id, expected: made.version, person });
  const days = { from: '2026-12-01', until: '2026-12-02' };
  const leave = await leaves.declare({ seat: made.id, person, deputy, ...days, reason: '休假' });
  const handover = await handovers.open({ seat: made.id, to: deputy });
  return { leave: leave.id, handover: handover.id };
}

/** A hold on a visit, and a list that somebody drew up before. Nothing here is due yet, so it is written as it would stand. */
async function keepingOf(town: Town, visit: string, evidence: string): Promise<Rows> {
  const director = await town.as('director');
  const about = { type: 'visit' as const, id: visit };
  const hold = await director.keeping.place({ about, reason: '法院调取' });
  const { services } = town.house;
  const subject = { type: 'destruction' as const, id: services.newId('dst') };
  const item = { evidence, sha256: 'a'.repeat(64), size: 9, rule: 'covert-unused', until: 1 };
  await services.db.transact(async (writer) => {
    await writer.lock([subject]);
    await writer.append([
      {
        kind: 'destruction.listed',
        subject,
        office: town.office,
        actor: { person: town.person('privacy'), seat: null },
        payload: { items: [item], duty: 'privacy', reason: '保存期已满' },
        expected: 0,
      },
    ]);
  });
  return { hold: hold.id, destruction: subject.id };
}

/** A sheet that waits for its pen, and a code that nobody has typed yet. */
async function papersOf(town: Town): Promise<Rows> {
  const planner = await town.as('planner');
  const { plan } = await planner.plans.get({ id: town.plan });
  const about = { type: 'plan' as const, id: plan.id };
  const target = { id: plan.id, version: plan.version };
  const paper = await planner.papers.prepare({ act: 'plans.approve', target });
  const until = town.house.clock.now + 86_400_000;
  const pass = await planner.passes.issue({ about, role: 'liaison', person: town.person('planner'), until });
  return { paper: paper.id, pass: pass.id };
}

async function registerLines(town: Town, person: string): Promise<Rows> {
  const { registry } = await town.as('director');
  const { unit } = town;
  const window = await registry.registerWindow({ unit, name: '东厅' });
  const post = await registry.registerPost({ unit, window: window.id, name: '窗口人员' });
  const item = await registry.registerServiceItem({
    code: 'SI-001',
    name: '内资企业设立登记',
    unit,
    handlingMode: 'DIRECT',
    statutoryLimit: 10,
    promisedLimit: 2,
    feeFen: 0,
  });
  const area = await registry.prohibitArea({ unit, name: '卫生间', nature: 'toilet' });
  const recorder = await registry.registerRecorder({
    make: '索尼',
    model: 'PX470',
    serial: 'A-1',
    holder: person,
  });
  const relation = await registry.declareRelation({ person, unit, nature: '曾在该单位工作' });
  const held = await (await town.as('director')).erasures.held({ person });
  const erasure = await (await town.as('director')).erasures.ask({
    person,
    entries: held.entries
      .filter(({ paths }) => paths.includes('nature'))
      .map(({ hash }) => ({ hash, paths: ['nature'] })),
    reason: '本人申请删除',
  });
  return {
    erasure: erasure.id,
    window: window.id,
    post: post.id,
    'service-item': item.id,
    area: area.id,
    recorder: recorder.id,
    relation: relation.id,
  };
}

async function issue(town: Town, finding: string, drafted: { id: string; version: number }): Promise<void> {
  await confirmAll(town, [finding]);
  const { id } = drafted;
  const signed = await signBulletin(town, drafted);
  const planner = await town.as('planner');
  await planner.bulletins.number({ id, expected: signed.version });
  await renderBulletin(town.house.services, id);
  const { bulletin } = await planner.bulletins.get({ id });
  await planner.bulletins.issue({ id, expected: bulletin.version, units: [town.unit], unsealed: true });
}

/** Nobody is told its identifier who may not read it. */
async function notedAbout(town: Town, bulletin: string): Promise<string> {
  const planner = await town.as('planner');
  const said = { who: '某人', on: '2026-11-19', how: 'telephone' as const, said: '请手下留情' };
  await planner.intercessions.note({ about: { bulletin }, ...said });
  const { prisma } = town.house.services.db.reader;
  const where = { office: town.office };
  const row = await prisma.intercession.findFirst({ where, orderBy: { notedAt: 'desc' } });
  return row?.id ?? '';
}

/** A message to this person that nobody took. */
async function undelivered({ house, office, person }: Town, key: string): Promise<string> {
  const { services } = house;
  const id = services.newId('ntc');
  const at = BigInt(services.now());
  const row = { id, office, person: person(key), channel: 'mail', failed: 8, error: 'busy' };
  await services.db.prisma.noticeDelivery.create({
    data: { ...row, notice: id, state: 'dead', nextAt: at, madeAt: at, endedAt: at },
  });
  return id;
}
