import { type Api, signedInApi } from '@mingcha/prisma/client';
import type { Language } from '@mingcha/words';
import { demoPassword } from './demonstration.ts';
import { claimTablet, enrolMember } from './enrolment.ts';
import { TabletBrowser } from './tablet-browser.ts';

export const demoPins = { lead1: '246810', inspector1: '135791' } as const;
const members = ['lead1', 'inspector1'] as const;

/** One more tablet for the first team of the demonstration, let in by the two people whose work that is. */
export const openDemoTablet = (
  url: string,
  language: Language,
  stop?: EnrolmentStop,
): Promise<TabletBrowser> => openTeamTablet(new TabletBrowser({ url, language }), url, demoPassword, stop);

/** Called on the screens of the enrolment, each before it is left. */
export type EnrolmentStop = (name: 'enrol' | 'waiting' | 'member', tablet: TabletBrowser) => Promise<void>;

/** The same for any office whose team and administrators have these names. */
export async function openTeamTablet(
  tablet: TabletBrowser,
  url: string,
  password: string,
  stop: EnrolmentStop = async () => {},
  name = '9号平板',
): Promise<TabletBrowser> {
  const as = (username: string): Promise<Api> => signedInApi(url, username, password);
  const [system, security, persons] = await Promise.all([
    as('sysadmin'),
    as('secadmin'),
    Promise.all(members.map(async (username) => (await (await as(username)).session.me.query()).person)),
    tablet.isOn ? null : tablet.switchOn(),
  ]);
  const { code } = await system.access.devices.startEnrolment.mutate({ name, persons });
  await stop('enrol', tablet);
  const digits = await claimTablet(tablet, code);
  await stop('waiting', tablet);
  const { rows } = await security.access.devices.list.query({ state: 'proposed' });
  for (const { id, version } of rows)
    await security.access.devices.confirm.mutate({ id, expected: version, digits });
  await tablet.page.getByRole('heading', { name: tablet.word('field.member.title') }).waitFor();
  await stop('member', tablet);
  for (const username of members) await enrolMember(tablet, username, password, demoPins[username]);
  await tablet.tap(tablet.page.getByRole('link', { name: tablet.word('field.tab.today') }));
  await tablet.page.getByText(tablet.word('field.today.sealed')).first().waitFor();
  return tablet;
}
