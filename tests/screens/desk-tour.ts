import { type Api, signedInApi } from '@mingcha/prisma/client';
import { type Language, say } from '@mingcha/words';
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
  readonly confirmation: string;
  readonly order: string;
  readonly dispatch: string;
  readonly paper: string;
  readonly case: string;
  readonly appeal: string;
  readonly task: string;
  /** Not back in time. */
  readonly late: string;
  readonly list: string;
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
    confirmation: first((await director.confirmations.list.query({ state: ['replied'] })).rows),
    order: first(
      (await director.orders.list.query({ state: ['verifying', 'reported', 'in-rectification'] })).rows,
    ),
    dispatch: first((await director.dispatches.list.query({ form: ['urging'], state: ['draft'] })).rows),
    paper: await onePaper(director),
    case: first((await director.cases.list.query({})).rows),
    appeal: first((await director.appeals.list.query({})).rows),
    task: first((await director.assignments.list.query({ state: ['released'] })).rows),
    late: first((await director.visits.list.query({ alarmed: true })).rows),
    list: (await director.registry.checklists.list.query()).at(-1)?.template ?? '',
  };
}

/** A signed approval sheet; where the demonstration has none, one is printed. */
async function onePaper(director: Api): Promise<string> {
  const { rows } = await director.papers.list.query({ limit: 1 });
  if (rows[0] !== undefined) return rows[0].id;
  const { rows: waiting } = await director.bulletins.list.query({ state: ['pending-sign'], limit: 1 });
  const id = waiting[0]?.id ?? '';
  const { viewHash } = await director.bulletins.preview.query({ id });
  return (await director.papers.prepare.mutate({ act: 'bulletins.sign', target: { id, viewHash } })).id;
}

/** The desk, each page as the person sees it whose work it is. */
export async function tourDesk(
  desk: DeskBrowser,
  language: Language,
  examples: Examples,
  look: Look,
): Promise<void> {
  const { visit, finding, evidence, bulletin, plan, entry } = examples;
  const door = await desk.window(language);
  await door.page.goto('/sign-in');
  await door.page.getByRole('textbox').first().waitFor();
  await look('sign-in', door.page);
  await door.page.goto('/walk');
  await door.page.locator('[data-step="one-byte"]').waitFor();
  await look('walk', door.page);
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
    ['confirmations', 'director', '/confirmations'],
    ['confirmation', 'director', `/confirmations/${examples.confirmation}`],
    ['orders', 'director', '/orders'],
    ['order', 'director', `/orders/${examples.order}`],
    ['dispatches', 'director', '/dispatches'],
    ['dispatch', 'director', `/dispatches/${examples.dispatch}`],
    ['dispatch-form', 'planner', '/dispatches/new?form=briefing'],
    ['papers', 'director', '/papers'],
    ['paper', 'director', `/papers/${examples.paper}`],
    ['cases', 'director', '/cases'],
    ['case', 'director', `/cases/${examples.case}`],
    ['appeal', 'director', `/appeals/${examples.appeal}`],
    ['units', 'planner', '/registry/units'],
    ['filling', 'planner', '/registry/filling'],
    ['leaves', 'director', '/leaves'],
    ['handovers', 'director', '/handovers'],
    ['notices', 'director', '/notices'],
    ['accounts', 'sysadmin', '/office/accounts'],
    ['erasures', 'privacy', '/office/erasures'],
    ['heads', 'auditor', '/journal/heads'],
    ['aside', 'director', '/journal/aside'],
    ['keeping', 'director', '/office/keeping'],
    ['destructions', 'director', '/office/destructions'],
    ['holds', 'director', '/office/holds'],
  ] as const;
  for (const [name, username, path] of pages) {
    const { page } = await desk.as(username, demoPassword, path, language);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await look(name, page);
  }
  const { page: leaving } = await desk.as('director', demoPassword, `/findings/${finding}`, language);
  await leaving.getByRole('button', { name: say(language, 'desk.package'), exact: true }).click();
  await leaving.getByRole('dialog').getByRole('textbox').first().waitFor();
  await look('package', leaving);
  const answer = await desk.window(language, { width: 360, height: 780 });
  await answer.page.goto('/answer');
  await answer.page.getByRole('heading', { level: 1 }).first().waitFor();
  await look('answer-phone', answer.page);
  const phone = await desk.window(language, { width: 360, height: 780 });
  await signIn(phone, 'leader', demoPassword, '/');
  await phone.page.getByRole('heading', { level: 1 }).first().waitFor();
  await look('leader-phone', phone.page);
}
