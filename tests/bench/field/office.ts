import { beginVisit } from '../../e2e/steps/tablet-visit.ts';
import { demoPins, openDemoTablet } from '../../harness/demo-tablet.ts';
import { demoPassword } from '../../harness/demonstration.ts';
import { startFoundedOffice } from '../../harness/founded-office.ts';
import type { RunningServer } from '../../harness/running-server.ts';
import { sendTeam, unitName } from '../../harness/small-office.ts';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';

export interface Ground {
  readonly server: RunningServer;
  readonly tablet: TabletBrowser;
  readonly pin: string;
}

/** A small office, one tablet of its team, and a visit under way on it. */
export async function prepareGround(): Promise<Ground> {
  const { server, desk, office } = await startFoundedOffice(demoPassword, 240);
  await sendTeam(office, { modes: ['photo', 'audio', 'video', 'scan', 'note'] });
  await desk.close();
  const tablet = await openDemoTablet(server.url, 'zh-CN');
  await beginVisit(tablet, unitName, Object.values(demoPins));
  return { server, tablet, pin: demoPins.lead1 };
}
