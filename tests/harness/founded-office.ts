import { DeskBrowser } from './desk-browser.ts';
import { foundOffice } from './found-office.ts';
import { type RunningServer, startServer } from './running-server.ts';
import { fillOffice, type SmallOffice } from './small-office.ts';

export interface FoundedOffice {
  readonly server: RunningServer;
  readonly desk: DeskBrowser;
  readonly office: SmallOffice & { readonly unit: string };
}

/** A server of its own with a small office in it, founded at its first page and filled in by the people whose work that is. */
export async function startFoundedOffice(password: string, seconds?: number): Promise<FoundedOffice> {
  const env = { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' };
  const server = await startServer({ env, ...(seconds === undefined ? {} : { seconds }) });
  const desk = await DeskBrowser.open(server.url);
  await foundOffice(await desk.window(), server, password);
  return { server, desk, office: await fillOffice(server.url, password) };
}
