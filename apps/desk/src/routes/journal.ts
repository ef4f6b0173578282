import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { JournalSearch } from '../pages/journal/search.ts';
import { desk } from './root.tsx';

const journal = createRoute({
  getParentRoute: () => desk,
  path: '/journal',
  validateSearch: JournalSearch,
  component: lazyRouteComponent(() => import('../pages/journal/list.tsx'), 'JournalList'),
});

const aside = createRoute({
  getParentRoute: () => desk,
  path: '/journal/aside',
  component: lazyRouteComponent(() => import('../pages/journal/aside.tsx'), 'JournalAside'),
});

const heads = createRoute({
  getParentRoute: () => desk,
  path: '/journal/heads',
  component: lazyRouteComponent(() => import('../pages/journal/heads.tsx'), 'LogHeads'),
});

const entry = createRoute({
  getParentRoute: () => desk,
  path: '/journal/$hash',
  component: lazyRouteComponent(() => import('../pages/journal/detail.tsx'), 'EntryPage'),
});

/** The journal, and what stands aside from it. */
export const journalRoutes = [journal, aside, heads, entry] as const;
