import { rmSync } from 'node:fs';
import { startEmbedded } from '@mingcha/db';
import { releaseTask } from '../../apps/server/test/house/field-work.ts';
import { openHouse } from '../../apps/server/test/house/house.ts';
import { openTown, type Town } from '../../apps/server/test/house/town.ts';
import { newFolder, Program } from '../../apps/server/test/start/program.ts';
import { until } from '../harness/pause.ts';
import { LabBrowser } from './lab-browser.ts';

/** One office with a visit and its team's tablets, then the real program on its folder: to be killed, cut off, filled up. */
export interface LabGround {
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  readonly visit: string;
  readonly tablets: readonly LabBrowser[];
  program: Program;
  startAgain(): Promise<void>;
  remove(): Promise<void>;
}

export interface GroundAsked {
  /** Who holds each tablet; each is let in for the whole team. */
  readonly holders?: readonly ('lead' | 'inspector')[];
  /** Where the tablets find the server, when that is not the server's own port (a line that can be cut). */
  readonly through?: (port: number) => Promise<string>;
}

export async function openLabGround({ holders = ['lead'], through }: GroundAsked = {}): Promise<LabGround> {
  const folder = newFolder();
  const house = await openHouse({ folder, demo: false, now: Date.now });
  const town = await openTown(house);
  const { visit } = await releaseTask(town, { covert: true });
  const port = Number(new URL(house.url).port);
  const url = (await through?.(port)) ?? `http://127.0.0.1:${port}`;
  const tablets = holders.map(() => new LabBrowser(url));
  for (const [at, holder] of holders.entries()) {
    const tablet = tablets[at];
    if (tablet === undefined) continue;
    await tablet.switchOn();
    await letIn(town, tablet, holder);
  }
  await house.close();
  const env = { MINGCHA_DATA: folder };
  let program = new Program(port, env);
  await program.healthy();
  const ground: LabGround = {
    folder,
    port,
    url,
    visit,
    tablets,
    get program() {
      return program;
    },
    set program(next) {
      program = next;
    },
    async startAgain() {
      program = new Program(port, env);
      await program.healthy();
    },
    async remove() {
      for (const tablet of tablets) await tablet.remove();
      await program.stop('SIGKILL');
      await (await startEmbedded({ folder })).remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return ground;
}

/** By the two people whose work that is; the member's own key is made on the tablet. */
async function letIn(town: Town, tablet: LabBrowser, holder: 'lead' | 'inspector'): Promise<void> {
  const persons = [town.person(holder)];
  const { code } = await town.admin.access.devices.startEnrolment({ name: '九号平板', persons });
  const digits = await tablet.do((lab, asked) => lab.claim(asked.code), { code });
  const director = await town.as('director');
  const { rows } = await director.access.devices.list({ state: 'proposed' });
  for (const { id, version } of rows)
    await director.access.devices.confirm({ id, expected: version, digits });
  await until(() => tablet.do((lab) => lab.letIn(), null), 'the tablet to be let in');
  const said = { person: persons[0] ?? '', pin: tablet.pin };
  await tablet.do((lab, asked) => lab.member(asked.person, asked.pin), said);
  await until(async () => (await tablet.visits()).length > 0, 'the visits of the team');
}
