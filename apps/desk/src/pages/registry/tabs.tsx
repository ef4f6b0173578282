import { useWords } from '@mingcha/ui';
import { Tabs } from '../../parts/tabs.tsx';

export function RegistryTabs() {
  const { say } = useWords();
  return (
    <Tabs
      label={say('desk.nav.registry')}
      tabs={[
        { to: '/registry', label: say('desk.units') },
        { to: '/registry/people', label: say('desk.people') },
        { to: '/registry/seats', label: say('desk.seats') },
        { to: '/registry/windows', label: say('desk.windows') },
        { to: '/registry/items', label: say('desk.items') },
        { to: '/registry/areas', label: say('desk.areas') },
        { to: '/registry/relations', label: say('desk.relations') },
        { to: '/registry/calendar', label: say('desk.calendar') },
      ]}
    />
  );
}
