import { findingStates } from '@mingcha/domain/findings';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { ConfirmationsSearch } from '../pages/confirmations/search.ts';
import { EvidenceSearch } from '../pages/evidence/search.ts';
import { FindingsSearch } from '../pages/findings/search.ts';
import { oneOf } from '../parts/search.ts';
import { desk } from './root.tsx';

const findings = createRoute({
  getParentRoute: () => desk,
  path: '/findings',
  validateSearch: FindingsSearch,
  component: lazyRouteComponent(() => import('../pages/findings/list.tsx'), 'FindingList'),
});

const finding = createRoute({
  getParentRoute: () => desk,
  path: '/findings/$id',
  validateSearch: z.object({ queue: oneOf([...findingStates, 'heard']) }),
  component: lazyRouteComponent(() => import('../pages/findings/detail.tsx'), 'FindingPage'),
});

const supplementFinding = createRoute({
  getParentRoute: () => desk,
  path: '/findings/$id/supplement',
  component: lazyRouteComponent(() => import('../pages/findings/supplement.tsx'), 'SupplementFindingPage'),
});

const confirmations = createRoute({
  getParentRoute: () => desk,
  path: '/confirmations',
  validateSearch: ConfirmationsSearch,
  component: lazyRouteComponent(() => import('../pages/confirmations/list.tsx'), 'ConfirmationList'),
});

const confirmation = createRoute({
  getParentRoute: () => desk,
  path: '/confirmations/$id',
  component: lazyRouteComponent(() => import('../pages/confirmations/detail.tsx'), 'ConfirmationPage'),
});

const evidence = createRoute({
  getParentRoute: () => desk,
  path: '/evidence',
  validateSearch: EvidenceSearch,
  component: lazyRouteComponent(() => import('../pages/evidence/list.tsx'), 'EvidenceList'),
});

const piece = createRoute({
  getParentRoute: () => desk,
  path: '/evidence/$id',
  component: lazyRouteComponent(() => import('../pages/evidence/detail.tsx'), 'EvidencePage'),
});

/** What was found, the evidence under it, and what the unit says to it. */
export const findingRoutes = [
  findings,
  finding,
  supplementFinding,
  confirmations,
  confirmation,
  evidence,
  piece,
] as const;
