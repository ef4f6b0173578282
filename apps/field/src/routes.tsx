import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { AddMemberPage } from './pages/add-member.tsx';
import { BriefPage } from './pages/brief/brief-page.tsx';
import { CarryPage } from './pages/carry.tsx';
import { ChecklistPage } from './pages/checklist/checklist-page.tsx';
import { MovePage } from './pages/checklist/move-page.tsx';
import { FailedPage } from './pages/failed.tsx';
import { LetterPage } from './pages/letter/letter-page.tsx';
import { OfficeKeyPage } from './pages/office-key.tsx';
import { OutboxPage } from './pages/outbox.tsx';
import { PinPage } from './pages/pin.tsx';
import { SelfTestPage } from './pages/self-test.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { FindingPage } from './pages/table/finding-page.tsx';
import { TablePage } from './pages/table/table-page.tsx';
import { TodayPage } from './pages/today.tsx';
import { VisitPage } from './pages/visit/visit-page.tsx';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: TodayPage,
  errorComponent: FailedPage,
});

const at = <Path extends string>(path: Path, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component });

const tree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/today' });
    },
  }),
  at('/today', TodayPage),
  at('/outbox', OutboxPage),
  at('/carry', CarryPage),
  at('/settings', SettingsPage),
  at('/settings/member', AddMemberPage),
  at('/settings/pin', PinPage),
  at('/settings/test', SelfTestPage),
  at('/settings/key', OfficeKeyPage),
  // "n" for notes: an address is seen, too.
  at('/n/$visit', VisitPage),
  at('/n/$visit/brief', BriefPage),
  at('/n/$visit/checklist', ChecklistPage),
  at('/n/$visit/letter', LetterPage),
  at('/n/$visit/move/$list', MovePage),
  at('/n/$visit/table', TablePage),
  at('/n/$visit/finding/$finding', FindingPage),
]);

export const createAppRouter = () => createRouter({ routeTree: tree, basepath: '/field' });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
