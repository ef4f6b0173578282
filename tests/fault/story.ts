import { anchorAccessLog } from '../../apps/server/src/access-log/anchor.ts';
import { renderBulletin } from '../../apps/server/src/capabilities/bulletins/render.ts';
import { signedInAs } from '../../apps/server/test/door/signed-in.ts';
import { Pen } from '../../apps/server/test/exchange/pen.ts';
import { lockVisit, makeVisit, releaseTask } from '../../apps/server/test/house/field-work.ts';
import type { House } from '../../apps/server/test/house/house.ts';
import { confirmAll, draftBulletin, signBulletin } from '../../apps/server/test/house/paper.ts';
import { Tablet } from '../../apps/server/test/house/tablet.ts';
import { openTown, type Town } from '../../apps/server/test/house/town.ts';

const day = 24 * 3_600_000;

export interface Story {
  readonly town: Town;
  /** Of the tablet that works, and of the stolen one. */
  readonly visit: string;
  readonly otherVisit: string;
  readonly finding: string;
  readonly photo: string;
  readonly bulletin: string;
  /** A tablet that works, and whose browser somebody copied. */
  readonly tablet: Pen;
  /** A tablet that was lost and revoked; its key is in somebody's hands. */
  readonly stolen: Pen;
  /** When the second day began: two notes of this tablet, and a window that was registered at the desk. */
  readonly secondDay: number;
  /** When the house was left. */
  readonly end: number;
}

/** A small office that has lived: a covert visit with a picture, a finding, a printed bulletin, a lost tablet, and a day after. */
export async function live(house: House): Promise<Story> {
  const town = await openTown(house);
  const { visit } = await releaseTask(town, { covert: true });
  const team = new Tablet(town);
  await team.enrol(['lead', 'inspector']);
  const found = await makeVisit(town, team, visit);
  await team.send();
  const [finding = '', photo = ''] = [...found.findings, ...found.photos];
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  const drafted = await draftBulletin(town, { findings: found.findings, photos: [] });
  const signed = await signBulletin(town, drafted);
  await (await town.as('planner')).bulletins.number({ id: drafted.id, expected: signed.version });
  await renderBulletin(house.services, drafted.id);
  await signedInAs(town, 'reviewer');
  await signedInAs(town, 'leader');
  await anchorAccessLog(house.services);

  const [next, other] = [await releaseTask(town), await releaseTask(town)];
  const tablet = new Pen(town);
  await tablet.enrol(['lead', 'inspector']);
  const stolen = new Pen(town);
  const lost = await stolen.enrol(['lead', 'inspector']);
  await said(tablet, next.visit, '大厅秩序良好');
  await said(stolen, other.visit, '三号窗口无人');
  const { version } = await house.services.db.prisma.device.findUniqueOrThrow({ where: { id: lost } });
  await town.admin.access.devices.revoke({ id: lost, expected: version, reason: '平板遗失' });
  await house.services.db.sequencer.run();

  house.clock.now += day;
  const secondDay = house.clock.now;
  await said(tablet, next.visit, '次日又去了一次');
  await house.services.db.sequencer.run();
  await town.admin.registry.registerWindow({ unit: town.otherUnit, name: '会计服务窗口', number: '1' });
  await said(tablet, next.visit, '一号窗口新设');
  await house.services.db.sequencer.run();
  const { now: end } = house.clock;
  return {
    town,
    visit: next.visit,
    otherVisit: other.visit,
    finding,
    photo,
    bulletin: drafted.id,
    tablet,
    stolen,
    secondDay,
    end,
  };
}

/** One note after what this tablet knew of the visit, and what the server answered. */
export async function said(pen: Pen, visit: string, text: string) {
  const subject = { type: 'visit' as const, id: visit };
  const after = pen.head.seq > 0 ? [pen.head.hash] : await pen.received(subject);
  const entry = await pen.write('visit.noted', subject, { text }, pen.person('lead'), visit, after);
  const run = await pen.run([entry]);
  const answer = await pen.push(run);
  return { entry, run, ...answer };
}
