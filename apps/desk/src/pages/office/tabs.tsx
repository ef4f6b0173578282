import { may, type Verb } from '@mingcha/domain/access';
import { useWords } from '@mingcha/ui';
import type { WordKey } from '@mingcha/words';
import { Tabs } from '../../parts/tabs.tsx';
import { useSession } from '../../session/session-context.ts';

export const officePlaces: readonly { to: string; word: WordKey; verb: Verb }[] = [
  { to: '/office/accounts', word: 'desk.accounts', verb: 'account.read' },
  { to: '/office/roles', word: 'desk.roles', verb: 'role.read' },
  { to: '/office/devices', word: 'desk.devices', verb: 'device.read' },
  { to: '/office/undelivered', word: 'desk.undelivered', verb: 'notice.settings' },
  { to: '/office/log', word: 'desk.log', verb: 'log.read' },
  { to: '/office/erasures', word: 'desk.erasures', verb: 'fields.erase' },
  { to: '/journal', word: 'desk.journal', verb: 'journal.read' },
  { to: '/journal/aside', word: 'desk.journal.aside', verb: 'journal.read' },
];

/** The back office: each administrator sees the one or two lists that are theirs. */
export function OfficeTabs() {
  const { say } = useWords();
  const { roles } = useSession();
  return (
    <Tabs
      label={say('desk.nav.office')}
      tabs={officePlaces
        .filter(({ verb }) => may(roles, verb))
        .map(({ to, word }) => ({ to, label: say(word) }))}
    />
  );
}
