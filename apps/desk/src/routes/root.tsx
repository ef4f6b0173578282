import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { NotThere } from '../parts/not-there.tsx';
import { Gate } from '../session/gate.tsx';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere });

/** Everything behind the door: the gate asks who is there, then the shell stands around the page. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Gate,
  notFoundComponent: NotThere,
});
