import type { Language, WordKey } from '@mingcha/words';
import { demoPassword } from '../harness/demonstration.ts';
import type { DeskBrowser, DeskSeat } from '../harness/desk-browser.ts';
import type { Examples, Look } from './desk-tour.ts';

/** The desk beside the tablet: who is sent with what, what lets a tablet in, what comes back and what does not. */
export async function tourFieldWork(
  desk: DeskBrowser,
  language: Language,
  { plan, task, visit, late, list }: Pick<Examples, 'plan' | 'task' | 'visit' | 'late' | 'list'>,
  look: Look,
): Promise<void> {
  const at = async (username: string, path: string): Promise<DeskSeat> => {
    const seat = await desk.as(username, demoPassword, path, language);
    await seat.page.getByRole('heading', { level: 1 }).first().waitFor();
    return seat;
  };
  const pages = [
    ['assignments', 'planner', '/assignments'],
    ['assignment', 'planner', `/assignments/${task}`],
    ['assignment-new', 'planner', `/assignments/new?plan=${plan}`],
    ['recorders', 'planner', '/registry/recorders'],
    ['checklists', 'director', '/registry/checklist'],
    ['checklist', 'director', `/registry/checklist/${list}`],
    ['checklist-edit', 'director', `/registry/checklist/${list}/edit`],
    ['ferry', 'director', '/office/ferry'],
    ['visits-late', 'director', '/visits?alarmed=true'],
    ['visit-late', 'director', `/visits/${late}`],
  ] as const;
  for (const [name, username, path] of pages) await look(name, (await at(username, path)).page);

  const opened = async (name: string, seat: DeskSeat, act: WordKey): Promise<void> => {
    await seat.press(act);
    await seat.page.getByRole('dialog', { name: seat.word(act) }).waitFor();
    await look(name, seat.page);
    await seat.page.keyboard.press('Escape');
    await seat.page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await opened('visit-extend', await at('director', `/visits/${late}`), 'desk.visit.extend');
  await opened('import', await at('director', `/visits/${visit}`), 'desk.import');

  const inviting = await at('sysadmin', '/office/devices');
  await inviting.press('desk.device.enrol');
  await inviting.page.getByLabel(inviting.word('desk.device.name')).fill('11号平板');
  await inviting.press('desk.device.enrol.start');
  await inviting.page.getByRole('img', { name: inviting.word('desk.device.enrol.qr') }).waitFor();
  await look('enrol', inviting.page);
  await inviting.press('desk.device.enrol.done');

  const door = await desk.window(language, { width: 360, height: 780 });
  await door.page.goto(`/letters/abcdefgh.${'A'.repeat(86)}`);
  await look('letter-phone', door.page);
}
