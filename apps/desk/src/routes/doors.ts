import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { word } from '../parts/search.ts';
import { root } from './root.tsx';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: word }),
  component: lazyRouteComponent(() => import('../pages/session/sign-in.tsx'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../pages/setup/setup.tsx'), 'SetupPage'),
});

/** For whoever holds a sheet with a one-time code: no sign-in, no menu. */
const answer = createRoute({
  getParentRoute: () => root,
  path: '/answer',
  component: lazyRouteComponent(() => import('../pages/answer/answer.tsx'), 'AnswerPage'),
});

/** Of a demonstration: the page itself asks, and outside of one there is nothing. */
const walk = createRoute({
  getParentRoute: () => root,
  path: '/walk',
  component: lazyRouteComponent(() => import('../pages/walk/walk.tsx'), 'WalkPage'),
});

/** Before anyone has signed in: the doors of the desk. */
export const doorRoutes = [signIn, setup, answer, walk] as const;
