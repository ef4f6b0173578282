import { useWords } from '@mingcha/ui';
import { Tabs } from '../../parts/tabs.tsx';

/** Plans and the assignments in them are one place with two lists. */
export function PlanTabs() {
  const { say } = useWords();
  return (
    <Tabs
      label={say('desk.nav.plans')}
      tabs={[
        { to: '/plans', label: say('desk.plans') },
        { to: '/assignments', label: say('desk.assignments') },
      ]}
    />
  );
}
