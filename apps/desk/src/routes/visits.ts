import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { AssignmentsSearch } from '../pages/assignments/search.ts';
import { PlansSearch } from '../pages/plans/search.ts';
import { VisitsSearch } from '../pages/visits/search.ts';
import { word } from '../parts/search.ts';
import { desk } from './root.tsx';

const plans = createRoute({
  getParentRoute: () => desk,
  path: '/plans',
  validateSearch: PlansSearch,
  component: lazyRouteComponent(() => import('../pages/plans/list.tsx'), 'PlanList'),
});

const newPlan = createRoute({
  getParentRoute: () => desk,
  path: '/plans/new',
  component: lazyRouteComponent(() => import('../pages/plans/form.tsx'), 'NewPlan'),
});

const plan = createRoute({
  getParentRoute: () => desk,
  path: '/plans/$id',
  component: lazyRouteComponent(() => import('../pages/plans/detail.tsx'), 'PlanPage'),
});

const revisePlan = createRoute({
  getParentRoute: () => desk,
  path: '/plans/$id/revise',
  component: lazyRouteComponent(() => import('../pages/plans/form.tsx'), 'RevisePlan'),
});

const assignments = createRoute({
  getParentRoute: () => desk,
  path: '/assignments',
  validateSearch: AssignmentsSearch,
  component: lazyRouteComponent(() => import('../pages/assignments/list.tsx'), 'AssignmentList'),
});

const newAssignment = createRoute({
  getParentRoute: () => desk,
  path: '/assignments/new',
  validateSearch: z.object({ plan: word }),
  component: lazyRouteComponent(() => import('../pages/assignments/form.tsx'), 'NewAssignment'),
});

const assignment = createRoute({
  getParentRoute: () => desk,
  path: '/assignments/$id',
  component: lazyRouteComponent(() => import('../pages/assignments/detail.tsx'), 'AssignmentPage'),
});

const visits = createRoute({
  getParentRoute: () => desk,
  path: '/visits',
  validateSearch: VisitsSearch,
  component: lazyRouteComponent(() => import('../pages/visits/list.tsx'), 'VisitList'),
});

const visit = createRoute({
  getParentRoute: () => desk,
  path: '/visits/$id',
  component: lazyRouteComponent(() => import('../pages/visits/detail.tsx'), 'VisitPage'),
});

/** From the plan to what was seen. */
export const visitRoutes = [
  plans,
  newPlan,
  plan,
  revisePlan,
  assignments,
  newAssignment,
  assignment,
  visits,
  visit,
] as const;
