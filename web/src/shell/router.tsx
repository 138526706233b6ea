import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { Area, AreaPage } from './area.ts'
import { areas } from './areas.ts'
import { i18n } from './i18n.ts'
import { loadMe } from './me.ts'
import { ErrorPage, NotFoundPage, PendingPage } from './OutcomePages.tsx'
import { paths } from './paths.ts'
import { queries } from './queries.ts'
import { Root } from './Root.tsx'
import { startSession } from './session.ts'

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })

/** Only for people who signed in; anyone else signs in first and comes back. */
async function requireSession({ location }: { location: { href: string } }) {
  if ((await startSession()) !== 'signed_in') throw redirect({ href: paths.signIn(location.href) })
}

const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  beforeLoad: requireSession,
  loader: async () => {
    const [me, restaurants] = await loadMe()
    const unfinished = restaurants.total === 0 && me.permissions.includes('restaurants.create')
    if (unfinished && !me.organization.setup_completed_at) throw redirect({ href: paths.welcome() })
  },
  component: lazyRouteComponent(() => import('./frame/Frame.tsx'), 'Frame'),
})

function routeOf(area: Area, page: AreaPage) {
  const parent = page.outside ? root : office
  return createRoute({
    getParentRoute: () => parent as typeof root,
    path: page.path,
    beforeLoad: page.outside === 'signed_in' ? requireSession : undefined,
    component: lazyRouteComponent(page.load),
    loader: async ({ params, location }) => {
      const [file] = await Promise.all([page.load(), i18n.loadNamespaces(area.id)])
      const search = location.search as Record<string, string>
      await file.loader?.({ params: params as Record<string, string>, search, queries })
    },
  })
}

const all = areas.flatMap((area) => area.pages.map((page) => ({ page, route: routeOf(area, page) })))
const outside = all.filter(({ page }) => page.outside).map(({ route }) => route)
const inside = all.filter(({ page }) => !page.outside).map(({ route }) => route)

/** Inside the frame, so that the way back is in sight. */
const elsewhere = createRoute({ getParentRoute: () => office, path: '$', component: NotFoundPage })

/** Every part of the kit on one page; not in what people get. */
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/_gallery',
        component: lazyRouteComponent(() => import('../gallery/Gallery.tsx')),
      }),
    ]
  : []

/** Values of an address's query stay the text they are. */
const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text))

function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(
    pairs.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return text && `?${text}`
}

export const router = createRouter({
  routeTree: root.addChildren([office.addChildren([...inside, elsewhere as never]), ...outside, ...gallery]),
  parseSearch,
  stringifySearch,
  defaultPreload: false,
  // The query cache decides what is old.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
})
