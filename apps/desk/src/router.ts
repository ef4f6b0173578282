import { Loading } from '@mingcha/ui';
import { createRouter } from '@tanstack/react-router';
import { bulletinRoutes } from './routes/bulletins.ts';
import { caseRoutes } from './routes/cases.ts';
import { doorRoutes } from './routes/doors.ts';
import { findingRoutes } from './routes/findings.ts';
import { journalRoutes } from './routes/journal.ts';
import { officeRoutes } from './routes/office.ts';
import { registryRoutes } from './routes/registry.ts';
import { desk, root } from './routes/root.tsx';
import { visitRoutes } from './routes/visits.ts';

const routeTree = root.addChildren([
  ...doorRoutes,
  desk.addChildren([
    ...visitRoutes,
    ...findingRoutes,
    ...bulletinRoutes,
    ...caseRoutes,
    ...officeRoutes,
    ...journalRoutes,
    registryRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPendingComponent: Loading,
  scrollRestoration: true,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
