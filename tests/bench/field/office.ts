import { beginVisit } from '../../e2e/steps/tablet-visit.ts';
import { demoPins, openDemoTablet } from '../../harness/demo-tablet.ts';
import { demoPassword } from '../../harness/demonstration.ts';
import { DeskBrowser } from '../../harness/desk-browser.ts';
import { foundOffice } from '../../harness/found-office.ts';
import { type RunningServer, startServer } from '../../harness/running-server.ts';
import { fillOffice, sendTeam, unitName } from '../../harness/small-office.ts';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';

export interface Ground {
  readonly server: RunningServer;
  readonly tablet: TabletBrowser;
  readonly pin: string;
}

/** A small office, one tablet of its team, and a visit under way on it. */
export async function prepareGround(): Promise<Ground> {
  const server = await startServer({ env: { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' } });
  const desk = await DeskBrowser.open(server.url);
  await foundOffice(await desk.window(), server, demoPassword);
  const modes = ['photo', 'audio', 'video', 'scan', 'note'] as const;
  await sendTeam(await fillOffice(server.url, demoPassword), { modes: [...modes] });
  await desk.close();
  const tablet = await openDemoTablet(server.url, 'zh-CN');
  await beginVisit(tablet, unitName, Object.values(demoPins));
  return { server, tablet, pin: demoPins.lead1 };
}
