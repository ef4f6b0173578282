import { Browser } from '../../apps/server/test/door/browser.ts';
import { lockVisit, makeVisit, releaseTask } from '../../apps/server/test/house/field-work.ts';
import { hear } from '../../apps/server/test/house/hear.ts';
import { openHouse } from '../../apps/server/test/house/house.ts';
import { Tablet } from '../../apps/server/test/house/tablet.ts';
import { openTown, type Town } from '../../apps/server/test/house/town.ts';
import { DeskBrowser } from './desk-browser.ts';

const password = 'Drei-Wellen-2026';

interface Asked {
  readonly findings: number;
  /** The picture of each; a small one of noise unless given. */
  readonly photo?: (n: number) => Uint8Array;
}

/** A town whose team has come back: its findings are confirmed, their pictures let out, and whoever is asked for has a desk. */
export async function openReviewingOffice({ findings: count, photo }: Asked) {
  const house = await openHouse();
  const town = await openTown(house);
  const made = await confirmed(town, count, photo);
  const desk = await DeskBrowser.open(house.url);
  const accounts = new Map<string, Promise<string>>();
  const accountOf = (key: string): Promise<string> => {
    const account = accounts.get(key) ?? openAccount(town, key);
    accounts.set(key, account);
    return account;
  };
  return {
    town,
    desk,
    ...made,
    at: async (key: string, path: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
      desk.as(await accountOf(key), password, path, language),
    async remove(): Promise<void> {
      await desk.close();
      await house.close();
    },
  };
}
export type ReviewingOffice = Awaited<ReturnType<typeof openReviewingOffice>>;

async function openAccount(town: Town, key: string): Promise<string> {
  const username = `${key}-of-town`;
  const opened = await town.admin.access.accounts.open({ person: town.person(key), username });
  const browser = new Browser(town.house);
  await browser.signIn(username, opened.password);
  await browser.tell('session.changePassword', { current: opened.password, next: password });
  return username;
}

async function confirmed(town: Town, count: number, photo: Asked['photo']) {
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const { findings, photos } = await makeVisit(town, tablet, visit, {
    findings: count,
    ...(photo === undefined ? {} : { photo }),
  });
  await tablet.send();
  await lockVisit(town, visit);
  await hear(town, findings);
  const [director, privacy] = [await town.as('director'), await town.as('privacy')];
  for (const id of findings) {
    const { finding } = await director.findings.get({ id });
    await director.findings.confirm({ id, expected: finding.version, opinion: '事实清楚，予以确认。' });
  }
  const statement = '画面中无人脸、车牌、证件。';
  for (const id of photos) {
    const { evidence } = await privacy.evidence.get({ id });
    await privacy.evidence.clear({ id, expected: evidence.version, statement, found: 'none' });
  }
  return { findings, photos };
}
