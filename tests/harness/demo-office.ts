import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Api, signedInApi } from '@mingcha/prisma/client';
import { expect, type Page } from '@playwright/test';
import { demoPassword, startDemonstration } from './demonstration.ts';
import { DeskBrowser, type DeskSeat } from './desk-browser.ts';
import { type RunningServer, startServer } from './running-server.ts';

/** The demonstration city at work. Everybody signs in once: at the desk and, apart from it, as a program. */
export class DemoOffice {
  readonly server: RunningServer;
  readonly desk: DeskBrowser;
  readonly #sessions = new Map<string, Promise<Api>>();

  private constructor(server: RunningServer, desk: DeskBrowser) {
    this.server = server;
    this.desk = desk;
  }

  static async open(server?: RunningServer): Promise<DemoOffice> {
    const running = server ?? (await startDemonstration());
    return new DemoOffice(running, await DeskBrowser.open(running.url));
  }

  at = (username: string, path: string): Promise<DeskSeat> => this.desk.as(username, demoPassword, path);

  as(username: string): Promise<Api> {
    const open = this.#sessions.get(username) ?? signedInApi(this.server.url, username, demoPassword);
    this.#sessions.set(username, open);
    return open;
  }

  /** The same city so many days on: who sat at a desk has been signed out, and what was due by then has lapsed. */
  async later(days: number): Promise<DemoOffice> {
    await this.desk.close();
    await this.server.stop();
    const { data, port } = this.server;
    const script = 'tests/harness/later-demonstration.ts';
    const env = { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn', TEST_DAYS_AHEAD: String(days) };
    return DemoOffice.open(await startServer({ data, port, script, env }));
  }

  async remove(): Promise<void> {
    await this.desk.close();
    await this.server.remove();
  }
}

/** Nothing sticks out of the window; `LOOK` names a folder for pictures of what was on the screen. */
export async function look(page: Page, step: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, `${step} fits`).toBeLessThanOrEqual(0);
  const folder = process.env.LOOK;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${step}.png`), fullPage: true });
}

/** The same for a document. */
export function keep(pdf: Uint8Array, name: string): void {
  const folder = process.env.LOOK;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), pdf);
}
