import { useWords } from '@mingcha/ui';
import { Tabs } from '../../parts/tabs.tsx';

export function RegistryTabs() {
  const { say } = useWords();
  return (
    <Tabs
      label={say('desk.nav.registry')}
      tabs={[
        { to: '/registry', label: say('desk.registry.overview') },
        { to: '/registry/filling', label: say('filling.title') },
        { to: '/registry/units', label: say('desk.units') },
        { to: '/registry/seats', label: say('desk.seats') },
        { to: '/registry/windows', label: say('desk.windows') },
        { to: '/registry/posts', label: say('desk.posts') },
        { to: '/registry/people', label: say('desk.people') },
        { to: '/registry/items', label: say('desk.items') },
        { to: '/registry/areas', label: say('desk.areas') },
        { to: '/registry/recorders', label: say('desk.recorders') },
        { to: '/registry/relations', label: say('desk.relations') },
        { to: '/registry/calendar', label: say('desk.calendar') },
        { to: '/registry/taxonomy', label: say('desk.taxonomy') },
        { to: '/registry/checklist', label: say('desk.checklist') },
        { to: '/registry/settings', label: say('desk.settings') },
      ]}
    />
  );
}
