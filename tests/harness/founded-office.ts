import { readFileSync, writeFileSync } from 'node:fs';
import { DeskBrowser } from './desk-browser.ts';
import { foundOffice } from './found-office.ts';
import { copyOf, leftOnce } from './made-once.ts';
import { type RunningServer, startServer } from './running-server.ts';
import { enterOffice, type FilledOffice, fillOffice, type OfficeFacts } from './small-office.ts';

export interface FoundedOffice {
  readonly server: RunningServer;
  readonly desk: DeskBrowser;
  readonly office: FilledOffice;
}

const env = { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' };

/**
 * A server of its own with a small office in it, founded at its first page and filled in by the people whose work that is.
 * A run of many stories does that once for each password, and every story has a copy of its own.
 */
export async function startFoundedOffice(password: string, seconds = 90): Promise<FoundedOffice> {
  const template = await leftOnce(`office ${password}`, async (facts) => {
    const { server, desk, office } = await foundAndFill(password, seconds);
    await desk.close();
    const { persons, unit, window }: OfficeFacts = office;
    writeFileSync(facts, JSON.stringify({ persons, unit, window }));
    return server;
  });
  if (template === null) return foundAndFill(password, seconds);
  const server = await startServer({ env, seconds, data: copyOf(template.folder) });
  const facts: OfficeFacts = JSON.parse(readFileSync(template.facts, 'utf8'));
  return {
    server,
    desk: await DeskBrowser.open(server.url),
    office: enterOffice(server.url, password, facts),
  };
}

async function foundAndFill(password: string, seconds: number): Promise<FoundedOffice> {
  const server = await startServer({ env, seconds });
  const desk = await DeskBrowser.open(server.url);
  await foundOffice(await desk.window(), server, password);
  return { server, desk, office: await fillOffice(server.url, password) };
}
