import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { ErasuresSearch } from '../pages/erasures/search.ts';
import { DestructionsSearch, HoldsSearch } from '../pages/keeping/search.ts';
import { DevicesSearch, LogSearch } from '../pages/office/search.ts';
import { HandoversSearch, LeavesSearch } from '../pages/turnover/search.ts';
import { word } from '../parts/search.ts';
import { desk } from './root.tsx';

const work = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/work/work.tsx'), 'WorkPage'),
});

const notices = createRoute({
  getParentRoute: () => desk,
  path: '/notices',
  validateSearch: z.object({ unread: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../pages/notices/notices.tsx'), 'NoticesPage'),
});

const undelivered = createRoute({
  getParentRoute: () => desk,
  path: '/office/undelivered',
  component: lazyRouteComponent(() => import('../pages/office/undelivered.tsx'), 'UndeliveredPage'),
});

const leaves = createRoute({
  getParentRoute: () => desk,
  path: '/leaves',
  validateSearch: LeavesSearch,
  component: lazyRouteComponent(() => import('../pages/turnover/leaves.tsx'), 'Leaves'),
});

const leave = createRoute({
  getParentRoute: () => desk,
  path: '/leaves/$id',
  component: lazyRouteComponent(() => import('../pages/turnover/leave.tsx'), 'LeavePage'),
});

const handovers = createRoute({
  getParentRoute: () => desk,
  path: '/handovers',
  validateSearch: HandoversSearch,
  component: lazyRouteComponent(() => import('../pages/turnover/handovers.tsx'), 'Handovers'),
});

const handover = createRoute({
  getParentRoute: () => desk,
  path: '/handovers/$id',
  component: lazyRouteComponent(() => import('../pages/turnover/handover.tsx'), 'HandoverPage'),
});

const office = createRoute({
  getParentRoute: () => desk,
  path: '/office',
  component: lazyRouteComponent(() => import('../pages/office/office.tsx'), 'OfficePage'),
});

const accounts = createRoute({
  getParentRoute: () => desk,
  path: '/office/accounts',
  component: lazyRouteComponent(() => import('../pages/office/accounts.tsx'), 'Accounts'),
});

const roles = createRoute({
  getParentRoute: () => desk,
  path: '/office/roles',
  component: lazyRouteComponent(() => import('../pages/office/roles.tsx'), 'Roles'),
});

const devices = createRoute({
  getParentRoute: () => desk,
  path: '/office/devices',
  validateSearch: DevicesSearch,
  component: lazyRouteComponent(() => import('../pages/office/devices.tsx'), 'Devices'),
});

const serverKeys = createRoute({
  getParentRoute: () => desk,
  path: '/office/server-keys',
  component: lazyRouteComponent(() => import('../pages/office/server-keys.tsx'), 'ServerKeys'),
});

const ferry = createRoute({
  getParentRoute: () => desk,
  path: '/office/ferry',
  component: lazyRouteComponent(() => import('../pages/office/ferry.tsx'), 'Ferry'),
});

const log = createRoute({
  getParentRoute: () => desk,
  path: '/office/log',
  validateSearch: LogSearch,
  component: lazyRouteComponent(() => import('../pages/office/log.tsx'), 'AccessLog'),
});

const erasures = createRoute({
  getParentRoute: () => desk,
  path: '/office/erasures',
  validateSearch: ErasuresSearch,
  component: lazyRouteComponent(() => import('../pages/erasures/list.tsx'), 'ErasureList'),
});

const newErasure = createRoute({
  getParentRoute: () => desk,
  path: '/office/erasures/new',
  validateSearch: z.object({ person: word }),
  component: lazyRouteComponent(() => import('../pages/erasures/form.tsx'), 'NewErasure'),
});

const erasure = createRoute({
  getParentRoute: () => desk,
  path: '/office/erasures/$id',
  component: lazyRouteComponent(() => import('../pages/erasures/detail.tsx'), 'ErasurePage'),
});

const dueRecordings = createRoute({
  getParentRoute: () => desk,
  path: '/office/keeping',
  component: lazyRouteComponent(() => import('../pages/keeping/due.tsx'), 'DueRecordings'),
});

const destructions = createRoute({
  getParentRoute: () => desk,
  path: '/office/destructions',
  validateSearch: DestructionsSearch,
  component: lazyRouteComponent(() => import('../pages/keeping/lists.tsx'), 'DestructionLists'),
});

const destruction = createRoute({
  getParentRoute: () => desk,
  path: '/office/destructions/$id',
  component: lazyRouteComponent(() => import('../pages/keeping/list.tsx'), 'DestructionPage'),
});

const holds = createRoute({
  getParentRoute: () => desk,
  path: '/office/holds',
  validateSearch: HoldsSearch,
  component: lazyRouteComponent(() => import('../pages/keeping/holds.tsx'), 'Holds'),
});

/** The office itself: work, notices, accounts, who is away, what is erased. */
export const officeRoutes = [
  work,
  notices,
  undelivered,
  leaves,
  leave,
  handovers,
  handover,
  office,
  accounts,
  roles,
  devices,
  serverKeys,
  ferry,
  log,
  erasures,
  newErasure,
  erasure,
  dueRecordings,
  destructions,
  destruction,
  holds,
] as const;
