import { useWords } from '@mingcha/ui';
import { Tabs } from '../../parts/tabs.tsx';

export function TurnoverTabs() {
  const { say } = useWords();
  return (
    <Tabs
      label={say('desk.turnover')}
      tabs={[
        { to: '/leaves', label: say('desk.leaves') },
        { to: '/handovers', label: say('desk.handovers') },
      ]}
    />
  );
}
