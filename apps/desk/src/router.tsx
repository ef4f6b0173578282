import { findingStates } from '@mingcha/domain/findings';
import { Loading } from '@mingcha/ui';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { z } from 'zod';
import { AssignmentsSearch } from './pages/assignments/search.ts';
import { BulletinsSearch } from './pages/bulletins/search.ts';
import { AppealsSearch, CasesSearch } from './pages/cases/search.ts';
import { ConfirmationsSearch } from './pages/confirmations/search.ts';
import { ErasuresSearch } from './pages/erasures/search.ts';
import { EvidenceSearch } from './pages/evidence/search.ts';
import { FindingsSearch } from './pages/findings/search.ts';
import { JournalSearch } from './pages/journal/search.ts';
import { LogSearch } from './pages/office/search.ts';
import { OrdersSearch } from './pages/orders/search.ts';
import { PapersSearch } from './pages/papers/search.ts';
import { PlansSearch } from './pages/plans/search.ts';
import { RegistrySearch } from './pages/registry/search.ts';
import { HandoversSearch, LeavesSearch } from './pages/turnover/search.ts';
import { VisitsSearch } from './pages/visits/search.ts';
import { NotThere } from './parts/not-there.tsx';
import { oneOf, word } from './parts/search.ts';
import { Gate } from './session/gate.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: word }),
  component: lazyRouteComponent(() => import('./pages/session/sign-in.tsx'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/setup/setup.tsx'), 'SetupPage'),
});

/** For whoever holds a sheet with a one-time code: no sign-in, no menu. */
const answer = createRoute({
  getParentRoute: () => root,
  path: '/answer',
  component: lazyRouteComponent(() => import('./pages/answer/answer.tsx'), 'AnswerPage'),
});

/** Of a demonstration: the page itself asks, and outside of one there is nothing. */
const walk = createRoute({
  getParentRoute: () => root,
  path: '/walk',
  component: lazyRouteComponent(() => import('./pages/walk/walk.tsx'), 'WalkPage'),
});

/** Everything behind the door: the gate asks who is there, then the shell stands around the page. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Gate,
  notFoundComponent: NotThere,
});

const work = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/work/work.tsx'), 'WorkPage'),
});

const plans = createRoute({
  getParentRoute: () => desk,
  path: '/plans',
  validateSearch: PlansSearch,
  component: lazyRouteComponent(() => import('./pages/plans/list.tsx'), 'PlanList'),
});
const newPlan = createRoute({
  getParentRoute: () => desk,
  path: '/plans/new',
  component: lazyRouteComponent(() => import('./pages/plans/form.tsx'), 'NewPlan'),
});
const plan = createRoute({
  getParentRoute: () => desk,
  path: '/plans/$id',
  component: lazyRouteComponent(() => import('./pages/plans/detail.tsx'), 'PlanPage'),
});
const revisePlan = createRoute({
  getParentRoute: () => desk,
  path: '/plans/$id/revise',
  component: lazyRouteComponent(() => import('./pages/plans/form.tsx'), 'RevisePlan'),
});

const assignments = createRoute({
  getParentRoute: () => desk,
  path: '/assignments',
  validateSearch: AssignmentsSearch,
  component: lazyRouteComponent(() => import('./pages/assignments/list.tsx'), 'AssignmentList'),
});
const newAssignment = createRoute({
  getParentRoute: () => desk,
  path: '/assignments/new',
  validateSearch: z.object({ plan: word }),
  component: lazyRouteComponent(() => import('./pages/assignments/form.tsx'), 'NewAssignment'),
});
const assignment = createRoute({
  getParentRoute: () => desk,
  path: '/assignments/$id',
  component: lazyRouteComponent(() => import('./pages/assignments/detail.tsx'), 'AssignmentPage'),
});

const visits = createRoute({
  getParentRoute: () => desk,
  path: '/visits',
  validateSearch: VisitsSearch,
  component: lazyRouteComponent(() => import('./pages/visits/list.tsx'), 'VisitList'),
});
const visit = createRoute({
  getParentRoute: () => desk,
  path: '/visits/$id',
  component: lazyRouteComponent(() => import('./pages/visits/detail.tsx'), 'VisitPage'),
});

const findings = createRoute({
  getParentRoute: () => desk,
  path: '/findings',
  validateSearch: FindingsSearch,
  component: lazyRouteComponent(() => import('./pages/findings/list.tsx'), 'FindingList'),
});
const finding = createRoute({
  getParentRoute: () => desk,
  path: '/findings/$id',
  validateSearch: z.object({ queue: oneOf([...findingStates, 'heard']) }),
  component: lazyRouteComponent(() => import('./pages/findings/detail.tsx'), 'FindingPage'),
});
const supplementFinding = createRoute({
  getParentRoute: () => desk,
  path: '/findings/$id/supplement',
  component: lazyRouteComponent(() => import('./pages/findings/supplement.tsx'), 'SupplementFindingPage'),
});

const confirmations = createRoute({
  getParentRoute: () => desk,
  path: '/confirmations',
  validateSearch: ConfirmationsSearch,
  component: lazyRouteComponent(() => import('./pages/confirmations/list.tsx'), 'ConfirmationList'),
});
const confirmation = createRoute({
  getParentRoute: () => desk,
  path: '/confirmations/$id',
  component: lazyRouteComponent(() => import('./pages/confirmations/detail.tsx'), 'ConfirmationPage'),
});

const evidence = createRoute({
  getParentRoute: () => desk,
  path: '/evidence',
  validateSearch: EvidenceSearch,
  component: lazyRouteComponent(() => import('./pages/evidence/list.tsx'), 'EvidenceList'),
});
const piece = createRoute({
  getParentRoute: () => desk,
  path: '/evidence/$id',
  component: lazyRouteComponent(() => import('./pages/evidence/detail.tsx'), 'EvidencePage'),
});

const bulletins = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins',
  validateSearch: BulletinsSearch,
  component: lazyRouteComponent(() => import('./pages/bulletins/list.tsx'), 'BulletinList'),
});
const newBulletin = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins/new',
  validateSearch: z.object({ corrects: word }),
  component: lazyRouteComponent(() => import('./pages/bulletins/form.tsx'), 'NewBulletin'),
});
const bulletin = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins/$id',
  component: lazyRouteComponent(() => import('./pages/bulletins/detail.tsx'), 'BulletinPage'),
});
const reviseBulletin = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins/$id/revise',
  component: lazyRouteComponent(() => import('./pages/bulletins/form.tsx'), 'ReviseBulletin'),
});

const cases = createRoute({
  getParentRoute: () => desk,
  path: '/cases',
  validateSearch: CasesSearch,
  component: lazyRouteComponent(() => import('./pages/cases/list.tsx'), 'CaseList'),
});
const newCase = createRoute({
  getParentRoute: () => desk,
  path: '/cases/new',
  validateSearch: z.object({ finding: word }),
  component: lazyRouteComponent(() => import('./pages/cases/form.tsx'), 'NewCase'),
});
const oneCase = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('./pages/cases/detail.tsx'), 'CasePage'),
});
const reviseCase = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$id/revise',
  component: lazyRouteComponent(() => import('./pages/cases/form.tsx'), 'ReviseCase'),
});
const appeals = createRoute({
  getParentRoute: () => desk,
  path: '/appeals',
  validateSearch: AppealsSearch,
  component: lazyRouteComponent(() => import('./pages/appeals/list.tsx'), 'AppealList'),
});
const appeal = createRoute({
  getParentRoute: () => desk,
  path: '/appeals/$id',
  component: lazyRouteComponent(() => import('./pages/appeals/detail.tsx'), 'AppealPage'),
});
const own = createRoute({
  getParentRoute: () => desk,
  path: '/own',
  component: lazyRouteComponent(() => import('./pages/own/own.tsx'), 'OwnPage'),
});

const orders = createRoute({
  getParentRoute: () => desk,
  path: '/orders',
  validateSearch: OrdersSearch,
  component: lazyRouteComponent(() => import('./pages/orders/list.tsx'), 'OrderList'),
});
const newOrder = createRoute({
  getParentRoute: () => desk,
  path: '/orders/new',
  component: lazyRouteComponent(() => import('./pages/orders/form.tsx'), 'NewOrder'),
});
const order = createRoute({
  getParentRoute: () => desk,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./pages/orders/detail.tsx'), 'OrderPage'),
});
const reviseOrder = createRoute({
  getParentRoute: () => desk,
  path: '/orders/$id/revise',
  component: lazyRouteComponent(() => import('./pages/orders/form.tsx'), 'ReviseOrder'),
});

const notices = createRoute({
  getParentRoute: () => desk,
  path: '/notices',
  validateSearch: z.object({ unread: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./pages/notices/notices.tsx'), 'NoticesPage'),
});
const undelivered = createRoute({
  getParentRoute: () => desk,
  path: '/office/undelivered',
  component: lazyRouteComponent(() => import('./pages/office/undelivered.tsx'), 'UndeliveredPage'),
});

const registry = createRoute({
  getParentRoute: () => desk,
  path: '/registry',
  validateSearch: RegistrySearch,
  component: Outlet,
});
const overview = createRoute({
  getParentRoute: () => registry,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/registry/overview.tsx'), 'RegistryOverview'),
});
const filling = createRoute({
  getParentRoute: () => registry,
  path: '/filling',
  component: lazyRouteComponent(() => import('./pages/registry/filling.tsx'), 'Filling'),
});
const units = createRoute({
  getParentRoute: () => registry,
  path: '/units',
  component: lazyRouteComponent(() => import('./pages/registry/units.tsx'), 'Units'),
});
const unit = createRoute({
  getParentRoute: () => registry,
  path: '/units/$id',
  component: lazyRouteComponent(() => import('./pages/registry/unit.tsx'), 'UnitPage'),
});
const posts = createRoute({
  getParentRoute: () => registry,
  path: '/posts',
  component: lazyRouteComponent(() => import('./pages/registry/posts.tsx'), 'Posts'),
});
const person = createRoute({
  getParentRoute: () => registry,
  path: '/people/$id',
  component: lazyRouteComponent(() => import('./pages/registry/person.tsx'), 'PersonPage'),
});
const taxonomy = createRoute({
  getParentRoute: () => registry,
  path: '/taxonomy',
  component: lazyRouteComponent(() => import('./pages/registry/taxonomy.tsx'), 'TaxonomyPage'),
});
const checklist = createRoute({
  getParentRoute: () => registry,
  path: '/checklist',
  component: lazyRouteComponent(() => import('./pages/registry/checklist.tsx'), 'ChecklistPage'),
});
const settings = createRoute({
  getParentRoute: () => registry,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/registry/settings.tsx'), 'Settings'),
});
const people = createRoute({
  getParentRoute: () => registry,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/registry/people.tsx'), 'People'),
});
const seats = createRoute({
  getParentRoute: () => registry,
  path: '/seats',
  component: lazyRouteComponent(() => import('./pages/registry/seats.tsx'), 'Seats'),
});
const windows = createRoute({
  getParentRoute: () => registry,
  path: '/windows',
  component: lazyRouteComponent(() => import('./pages/registry/windows.tsx'), 'Windows'),
});
const items = createRoute({
  getParentRoute: () => registry,
  path: '/items',
  component: lazyRouteComponent(() => import('./pages/registry/items.tsx'), 'ServiceItems'),
});
const areas = createRoute({
  getParentRoute: () => registry,
  path: '/areas',
  component: lazyRouteComponent(() => import('./pages/registry/areas.tsx'), 'Areas'),
});
const relations = createRoute({
  getParentRoute: () => registry,
  path: '/relations',
  component: lazyRouteComponent(() => import('./pages/registry/relations.tsx'), 'Relations'),
});
const calendar = createRoute({
  getParentRoute: () => registry,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./pages/registry/calendar.tsx'), 'CalendarYearsPage'),
});

const leaves = createRoute({
  getParentRoute: () => desk,
  path: '/leaves',
  validateSearch: LeavesSearch,
  component: lazyRouteComponent(() => import('./pages/turnover/leaves.tsx'), 'Leaves'),
});
const leave = createRoute({
  getParentRoute: () => desk,
  path: '/leaves/$id',
  component: lazyRouteComponent(() => import('./pages/turnover/leave.tsx'), 'LeavePage'),
});
const handovers = createRoute({
  getParentRoute: () => desk,
  path: '/handovers',
  validateSearch: HandoversSearch,
  component: lazyRouteComponent(() => import('./pages/turnover/handovers.tsx'), 'Handovers'),
});
const handover = createRoute({
  getParentRoute: () => desk,
  path: '/handovers/$id',
  component: lazyRouteComponent(() => import('./pages/turnover/handover.tsx'), 'HandoverPage'),
});

const office = createRoute({
  getParentRoute: () => desk,
  path: '/office',
  component: lazyRouteComponent(() => import('./pages/office/office.tsx'), 'OfficePage'),
});
const accounts = createRoute({
  getParentRoute: () => desk,
  path: '/office/accounts',
  component: lazyRouteComponent(() => import('./pages/office/accounts.tsx'), 'Accounts'),
});
const roles = createRoute({
  getParentRoute: () => desk,
  path: '/office/roles',
  component: lazyRouteComponent(() => import('./pages/office/roles.tsx'), 'Roles'),
});
const devices = createRoute({
  getParentRoute: () => desk,
  path: '/office/devices',
  component: lazyRouteComponent(() => import('./pages/office/devices.tsx'), 'Devices'),
});
const log = createRoute({
  getParentRoute: () => desk,
  path: '/office/log',
  validateSearch: LogSearch,
  component: lazyRouteComponent(() => import('./pages/office/log.tsx'), 'AccessLog'),
});

const erasures = createRoute({
  getParentRoute: () => desk,
  path: '/office/erasures',
  validateSearch: ErasuresSearch,
  component: lazyRouteComponent(() => import('./pages/erasures/list.tsx'), 'ErasureList'),
});
const newErasure = createRoute({
  getParentRoute: () => desk,
  path: '/office/erasures/new',
  validateSearch: z.object({ person: word }),
  component: lazyRouteComponent(() => import('./pages/erasures/form.tsx'), 'NewErasure'),
});
const erasure = createRoute({
  getParentRoute: () => desk,
  path: '/office/erasures/$id',
  component: lazyRouteComponent(() => import('./pages/erasures/detail.tsx'), 'ErasurePage'),
});

const papers = createRoute({
  getParentRoute: () => desk,
  path: '/papers',
  validateSearch: PapersSearch,
  component: lazyRouteComponent(() => import('./pages/papers/list.tsx'), 'PaperList'),
});
const paper = createRoute({
  getParentRoute: () => desk,
  path: '/papers/$id',
  component: lazyRouteComponent(() => import('./pages/papers/detail.tsx'), 'PaperPage'),
});

const journal = createRoute({
  getParentRoute: () => desk,
  path: '/journal',
  validateSearch: JournalSearch,
  component: lazyRouteComponent(() => import('./pages/journal/list.tsx'), 'JournalList'),
});
const aside = createRoute({
  getParentRoute: () => desk,
  path: '/journal/aside',
  component: lazyRouteComponent(() => import('./pages/journal/aside.tsx'), 'JournalAside'),
});
const entry = createRoute({
  getParentRoute: () => desk,
  path: '/journal/$hash',
  component: lazyRouteComponent(() => import('./pages/journal/detail.tsx'), 'EntryPage'),
});

const routeTree = root.addChildren([
  signIn,
  setup,
  walk,
  answer,
  desk.addChildren([
    work,
    plans,
    newPlan,
    plan,
    revisePlan,
    assignments,
    newAssignment,
    assignment,
    visits,
    visit,
    findings,
    finding,
    confirmations,
    confirmation,
    supplementFinding,
    evidence,
    piece,
    bulletins,
    newBulletin,
    bulletin,
    reviseBulletin,
    orders,
    newOrder,
    order,
    reviseOrder,
    cases,
    newCase,
    oneCase,
    reviseCase,
    appeals,
    appeal,
    own,
    notices,
    undelivered,
    registry.addChildren([
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
      relations,
      calendar,
      taxonomy,
      checklist,
      settings,
    ]),
    leaves,
    leave,
    handovers,
    handover,
    office,
    accounts,
    roles,
    devices,
    log,
    erasures,
    newErasure,
    erasure,
    papers,
    paper,
    journal,
    aside,
    entry,
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
