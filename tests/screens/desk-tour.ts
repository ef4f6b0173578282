import { signedInApi } from '@mingcha/prisma/client';
import type { Language } from '@mingcha/words';
import type { Page } from '@playwright/test';
import { demoPassword } from '../harness/demonstration.ts';
import { type DeskBrowser, signIn } from '../harness/desk-browser.ts';

export type Look = (name: string, page: Page) => Promise<void>;

export interface Examples {
  readonly visit: string;
  readonly finding: string;
  readonly evidence: string;
  readonly bulletin: string;
  readonly plan: string;
  readonly entry: string;
}

/** Things of the demonstration that are worth a page of their own. */
export async function findExamples(url: string): Promise<Examples> {
  const director = await signedInApi(url, 'director', demoPassword);
  const auditor = await signedInApi(url, 'auditor', demoPassword);
  const first = (rows: readonly { id: string }[]): string => {
    if (rows[0] === undefined) throw new Error('the demonstration has no example');
    return rows[0].id;
  };
  const proposed = await director.findings.list.query({ state: ['proposed'], direction: 'asc' });
  const finding = proposed.rows.find(({ evidence }) => evidence > 0)?.id ?? first(proposed.rows);
  const { evidence } = await director.findings.get.query({ id: finding });
  const bulletins = await director.bulletins.list.query({ state: ['issued'] });
  const plans = await director.plans.list.query({ state: ['in-progress'] });
  const visits = await director.visits.list.query({ state: ['submitted'] });
  const { rows } = await auditor.journal.list.query({ kind: ['finding.confirmed'], limit: 1 });
  return {
    visit: first(visits.rows),
    finding,
    evidence: first(evidence),
    bulletin: first(bulletins.rows),
    plan: first(plans.rows),
    entry: rows[0]?.hash ?? '',
  };
}

/** The desk, each page as the person sees it whose work it is. */
export async function tourDesk(
  desk: DeskBrowser,
  language: Language,
  { visit, finding, evidence, bulletin, plan, entry }: Examples,
  look: Look,
): Promise<void> {
  const door = await desk.window(language);
  await door.page.goto('/sign-in');
  await door.page.getByRole('textbox').first().waitFor();
  await look('sign-in', door.page);
  const pages = [
    ['work', 'director', '/'],
    ['findings', 'director', '/findings'],
    ['finding', 'director', `/findings/${finding}?queue=proposed`],
    ['visit', 'director', `/visits/${visit}`],
    ['evidence', 'privacy', `/evidence/${evidence}`],
    ['bulletin', 'planner', `/bulletins/${bulletin}`],
    ['plans', 'planner', '/plans'],
    ['plan', 'planner', `/plans/${plan}`],
    ['registry', 'planner', '/registry'],
    ['devices', 'sysadmin', '/office/devices'],
    ['journal', 'auditor', '/journal'],
    ['entry', 'auditor', `/journal/${entry}`],
    ['access-log', 'auditor', '/office/log'],
  ] as const;
  for (const [name, username, path] of pages) {
    const { page } = await desk.as(username, demoPassword, path, language);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await look(name, page);
  }
  const phone = await desk.window(language, { width: 360, height: 780 });
  await signIn(phone, 'leader', demoPassword, '/');
  await phone.page.getByRole('heading', { level: 1 }).first().waitFor();
  await look('leader-phone', phone.page);
}
