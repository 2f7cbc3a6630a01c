import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { codeSearch } from '../pages/code/search.ts';
import { deliverySearch } from '../pages/delivery/search.ts';
import { fileSearch } from '../pages/file/search.ts';
import { identitiesSearch } from '../pages/identities/search.ts';
import { survivalSearch } from '../pages/survival/search.ts';
import { fetchMeta, partOfApp } from '../api/index.ts';
import { parseSearch, scopeKeys, sharedSearch, stringifySearch, within } from '../state/index.ts';
import { NotFound } from './not-found.tsx';
import { PageError } from './page-error.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: sharedSearch,
  // Dates typed into an address may lie far outside of history.
  beforeLoad: async ({ search: { from, to } }) => {
    const meta = from || to ? await fetchMeta() : null;
    if (!meta) return;
    const days = within({ from, to }, meta, new Date().toISOString().slice(0, 10));
    if (days.from === from && days.to === to) return;
    throw redirect({ to: '.', search: (before: object) => ({ ...before, ...days }), replace: true });
  },
  // The scope goes along to every page; what is open on one page does not.
  search: { middlewares: [retainSearchParams([...scopeKeys])] },
});
const parent = { getParentRoute: () => root };

const pages = [
  createRoute({
    ...parent,
    path: '/',
    component: lazyRouteComponent(() => partOfApp(import('../pages/overview/index.ts')), 'OverviewPage'),
  }),
  createRoute({
    ...parent,
    path: '/delivery',
    validateSearch: deliverySearch,
    component: lazyRouteComponent(() => partOfApp(import('../pages/delivery/index.ts')), 'DeliveryPage'),
  }),
  createRoute({
    ...parent,
    path: '/code',
    validateSearch: codeSearch,
    component: lazyRouteComponent(() => partOfApp(import('../pages/code/index.ts')), 'CodePage'),
  }),
  createRoute({
    ...parent,
    path: '/survival',
    validateSearch: survivalSearch,
    component: lazyRouteComponent(() => partOfApp(import('../pages/survival/index.ts')), 'SurvivalPage'),
  }),
  createRoute({
    ...parent,
    path: '/knowledge',
    component: lazyRouteComponent(() => partOfApp(import('../pages/knowledge/index.ts')), 'KnowledgePage'),
  }),
  createRoute({
    ...parent,
    path: '/hotspots',
    component: lazyRouteComponent(() => partOfApp(import('../pages/hotspots/index.ts')), 'HotspotsPage'),
  }),
  createRoute({
    ...parent,
    path: '/repositories',
    component: lazyRouteComponent(() => partOfApp(import('../pages/repositories/index.ts')), 'RepositoriesPage'),
  }),
  createRoute({
    ...parent,
    path: '/repositories/$repository/commits/$sha',
    component: lazyRouteComponent(() => partOfApp(import('../pages/commit/index.ts')), 'CommitPage'),
  }),
  createRoute({
    ...parent,
    path: '/repositories/$repository/file',
    validateSearch: fileSearch,
    component: lazyRouteComponent(() => partOfApp(import('../pages/file/index.ts')), 'FilePage'),
  }),
  createRoute({
    ...parent,
    path: '/identities',
    validateSearch: identitiesSearch,
    component: lazyRouteComponent(() => partOfApp(import('../pages/identities/index.ts')), 'IdentitiesPage'),
  }),
  createRoute({
    ...parent,
    path: '/catalogue',
    component: lazyRouteComponent(() => partOfApp(import('../pages/catalogue/index.ts')), 'CataloguePage'),
  }),
  createRoute({
    ...parent,
    path: '/catalogue/$metric',
    component: lazyRouteComponent(() => partOfApp(import('../pages/catalogue/index.ts')), 'MetricPage'),
  }),
  createRoute({
    ...parent,
    path: '/metrics/$metric',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/catalogue/$metric', params });
    },
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(pages),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
  defaultErrorComponent: PageError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
