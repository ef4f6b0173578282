import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { AppealsSearch, CasesSearch } from '../pages/cases/search.ts';
import { word } from '../parts/search.ts';
import { desk } from './root.tsx';

const cases = createRoute({
  getParentRoute: () => desk,
  path: '/cases',
  validateSearch: CasesSearch,
  component: lazyRouteComponent(() => import('../pages/cases/list.tsx'), 'CaseList'),
});

const newCase = createRoute({
  getParentRoute: () => desk,
  path: '/cases/new',
  validateSearch: z.object({ finding: word }),
  component: lazyRouteComponent(() => import('../pages/cases/form.tsx'), 'NewCase'),
});

const oneCase = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('../pages/cases/detail.tsx'), 'CasePage'),
});

const reviseCase = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$id/revise',
  component: lazyRouteComponent(() => import('../pages/cases/form.tsx'), 'ReviseCase'),
});

const appeals = createRoute({
  getParentRoute: () => desk,
  path: '/appeals',
  validateSearch: AppealsSearch,
  component: lazyRouteComponent(() => import('../pages/appeals/list.tsx'), 'AppealList'),
});

const appeal = createRoute({
  getParentRoute: () => desk,
  path: '/appeals/$id',
  component: lazyRouteComponent(() => import('../pages/appeals/detail.tsx'), 'AppealPage'),
});

const reviews = createRoute({
  getParentRoute: () => desk,
  path: '/reviews',
  component: lazyRouteComponent(() => import('../pages/appeals/own-appeals.tsx'), 'OwnAppealsPage'),
});

const own = createRoute({
  getParentRoute: () => desk,
  path: '/own',
  component: lazyRouteComponent(() => import('../pages/own/own.tsx'), 'OwnPage'),
});

/** Who answers for it, and who objects. */
export const caseRoutes = [cases, newCase, oneCase, reviseCase, appeals, appeal, reviews, own] as const;
