import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { BulletinsSearch } from '../pages/bulletins/search.ts';
import { DispatchesSearch, NewDispatchSearch } from '../pages/dispatches/search.ts';
import { IntercessionsSearch } from '../pages/intercessions/search.ts';
import { NewOrderSearch, OrdersSearch } from '../pages/orders/search.ts';
import { PapersSearch } from '../pages/papers/search.ts';
import { word } from '../parts/search.ts';
import { desk } from './root.tsx';

const bulletins = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins',
  validateSearch: BulletinsSearch,
  component: lazyRouteComponent(() => import('../pages/bulletins/list.tsx'), 'BulletinList'),
});

const newBulletin = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins/new',
  validateSearch: z.object({ corrects: word }),
  component: lazyRouteComponent(() => import('../pages/bulletins/form.tsx'), 'NewBulletin'),
});

const bulletin = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins/$id',
  component: lazyRouteComponent(() => import('../pages/bulletins/detail.tsx'), 'BulletinPage'),
});

const reviseBulletin = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins/$id/revise',
  component: lazyRouteComponent(() => import('../pages/bulletins/form.tsx'), 'ReviseBulletin'),
});

const intercessions = createRoute({
  getParentRoute: () => desk,
  path: '/intercessions',
  validateSearch: IntercessionsSearch,
  component: lazyRouteComponent(() => import('../pages/intercessions/list.tsx'), 'Intercessions'),
});

const intercession = createRoute({
  getParentRoute: () => desk,
  path: '/intercessions/$id',
  component: lazyRouteComponent(() => import('../pages/intercessions/detail.tsx'), 'IntercessionPage'),
});

const compareBulletin = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins/$id/compare',
  validateSearch: z.object({ from: word, to: word }),
  component: lazyRouteComponent(() => import('../pages/bulletins/compare.tsx'), 'CompareVersions'),
});

const orders = createRoute({
  getParentRoute: () => desk,
  path: '/orders',
  validateSearch: OrdersSearch,
  component: lazyRouteComponent(() => import('../pages/orders/list.tsx'), 'OrderList'),
});

const newOrder = createRoute({
  getParentRoute: () => desk,
  path: '/orders/new',
  validateSearch: NewOrderSearch,
  component: lazyRouteComponent(() => import('../pages/orders/form.tsx'), 'NewOrder'),
});

const order = createRoute({
  getParentRoute: () => desk,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('../pages/orders/detail.tsx'), 'OrderPage'),
});

const reviseOrder = createRoute({
  getParentRoute: () => desk,
  path: '/orders/$id/revise',
  component: lazyRouteComponent(() => import('../pages/orders/form.tsx'), 'ReviseOrder'),
});

const dispatches = createRoute({
  getParentRoute: () => desk,
  path: '/dispatches',
  validateSearch: DispatchesSearch,
  component: lazyRouteComponent(() => import('../pages/dispatches/list.tsx'), 'DispatchList'),
});

const newDispatch = createRoute({
  getParentRoute: () => desk,
  path: '/dispatches/new',
  validateSearch: NewDispatchSearch,
  component: lazyRouteComponent(() => import('../pages/dispatches/form.tsx'), 'NewDispatch'),
});

const dispatch = createRoute({
  getParentRoute: () => desk,
  path: '/dispatches/$id',
  component: lazyRouteComponent(() => import('../pages/dispatches/detail.tsx'), 'DispatchPage'),
});

const reviseDispatch = createRoute({
  getParentRoute: () => desk,
  path: '/dispatches/$id/revise',
  component: lazyRouteComponent(() => import('../pages/dispatches/form.tsx'), 'ReviseDispatch'),
});

const papers = createRoute({
  getParentRoute: () => desk,
  path: '/papers',
  validateSearch: PapersSearch,
  component: lazyRouteComponent(() => import('../pages/papers/list.tsx'), 'PaperList'),
});

const paper = createRoute({
  getParentRoute: () => desk,
  path: '/papers/$id',
  component: lazyRouteComponent(() => import('../pages/papers/detail.tsx'), 'PaperPage'),
});

/** What leaves the office: bulletins and orders, and the papers that go with them. */
export const bulletinRoutes = [
  bulletins,
  newBulletin,
  bulletin,
  reviseBulletin,
  intercessions,
  intercession,
  compareBulletin,
  orders,
  newOrder,
  order,
  reviseOrder,
  dispatches,
  newDispatch,
  dispatch,
  reviseDispatch,
  papers,
  paper,
] as const;
