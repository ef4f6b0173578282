import { may } from '@mingcha/domain/access';
import { useWords } from '@mingcha/ui';
import { Tabs } from '../../parts/tabs.tsx';
import { useSession } from '../../session/session-context.ts';

export function CaseTabs() {
  const { say } = useWords();
  const { roles } = useSession();
  const tabs = [
    ...(may(roles, 'case.read') ? [{ to: '/cases', label: say('desk.cases') }] : []),
    ...(may(roles, 'appeal.read') ? [{ to: '/appeals', label: say('desk.appeals') }] : []),
    ...(may(roles, 'case.defend') ? [{ to: '/own', label: say('desk.own') }] : []),
  ];
  return tabs.length < 2 ? null : <Tabs label={say('desk.nav.cases')} tabs={tabs} />;
}
