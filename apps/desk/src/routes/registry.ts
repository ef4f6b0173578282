import { createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { z } from 'zod';
import { RegistrySearch } from '../pages/registry/search.ts';
import { word } from '../parts/search.ts';
import { desk } from './root.tsx';

const registry = createRoute({
  getParentRoute: () => desk,
  path: '/registry',
  validateSearch: RegistrySearch,
  component: Outlet,
});

const overview = createRoute({
  getParentRoute: () => registry,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/registry/overview.tsx'), 'RegistryOverview'),
});

const filling = createRoute({
  getParentRoute: () => registry,
  path: '/filling',
  component: lazyRouteComponent(() => import('../pages/registry/filling.tsx'), 'Filling'),
});

const units = createRoute({
  getParentRoute: () => registry,
  path: '/units',
  component: lazyRouteComponent(() => import('../pages/registry/units.tsx'), 'Units'),
});

const unit = createRoute({
  getParentRoute: () => registry,
  path: '/units/$id',
  component: lazyRouteComponent(() => import('../pages/registry/unit.tsx'), 'UnitPage'),
});

const seats = createRoute({
  getParentRoute: () => registry,
  path: '/seats',
  component: lazyRouteComponent(() => import('../pages/registry/seats.tsx'), 'Seats'),
});

const windows = createRoute({
  getParentRoute: () => registry,
  path: '/windows',
  component: lazyRouteComponent(() => import('../pages/registry/windows.tsx'), 'Windows'),
});

const posts = createRoute({
  getParentRoute: () => registry,
  path: '/posts',
  component: lazyRouteComponent(() => import('../pages/registry/posts.tsx'), 'Posts'),
});

const people = createRoute({
  getParentRoute: () => registry,
  path: '/people',
  component: lazyRouteComponent(() => import('../pages/registry/people.tsx'), 'People'),
});

const person = createRoute({
  getParentRoute: () => registry,
  path: '/people/$id',
  component: lazyRouteComponent(() => import('../pages/registry/person.tsx'), 'PersonPage'),
});

const items = createRoute({
  getParentRoute: () => registry,
  path: '/items',
  component: lazyRouteComponent(() => import('../pages/registry/items.tsx'), 'ServiceItems'),
});

const areas = createRoute({
  getParentRoute: () => registry,
  path: '/areas',
  component: lazyRouteComponent(() => import('../pages/registry/areas.tsx'), 'Areas'),
});

const recorders = createRoute({
  getParentRoute: () => registry,
  path: '/recorders',
  component: lazyRouteComponent(() => import('../pages/registry/recorders.tsx'), 'Recorders'),
});

const relations = createRoute({
  getParentRoute: () => registry,
  path: '/relations',
  component: lazyRouteComponent(() => import('../pages/registry/relations.tsx'), 'Relations'),
});

const calendar = createRoute({
  getParentRoute: () => registry,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../pages/registry/calendar.tsx'), 'CalendarYearsPage'),
});

const taxonomy = createRoute({
  getParentRoute: () => registry,
  path: '/taxonomy',
  component: lazyRouteComponent(() => import('../pages/registry/taxonomy.tsx'), 'TaxonomyPage'),
});

const checklist = createRoute({
  getParentRoute: () => registry,
  path: '/checklist',
  component: lazyRouteComponent(() => import('../pages/registry/checklists/list.tsx'), 'ChecklistsPage'),
});

const oneChecklist = createRoute({
  getParentRoute: () => registry,
  path: '/checklist/$template',
  validateSearch: z.object({ version: word }),
  component: lazyRouteComponent(() => import('../pages/registry/checklists/one.tsx'), 'ChecklistPage'),
});

const editChecklist = createRoute({
  getParentRoute: () => registry,
  path: '/checklist/$template/edit',
  component: lazyRouteComponent(() => import('../pages/registry/checklists/edit.tsx'), 'EditChecklist'),
});

const settings = createRoute({
  getParentRoute: () => registry,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/registry/settings.tsx'), 'Settings'),
});

export const registryRoutes = registry.addChildren([
  overview,
  filling,
  units,
  unit,
  seats,
  windows,
  posts,
  people,
  person,
  items,
  areas,
  recorders,
  relations,
  calendar,
  taxonomy,
  checklist,
  oneChecklist,
  editChecklist,
  settings,
]);
