import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import type { AnyRoute } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { cleaned, parseSearch, stringifySearch } from '#web/pages'
import type { PageDefinition, RoomPages } from '#web/pages'
import { Loading } from '#web/states'
import { framed } from './PageFrame.tsx'
import { NotFound } from './NotFound.tsx'
import { PageFailed } from './PageFailed.tsx'
import { roomPages } from './rooms.ts'
import { shellPages } from './pages.ts'
import { Workspace } from './Workspace.tsx'

/** Builds the routes from the pages the shell and the rooms declare; every screen is loaded when it is opened. */
export function createAppRouter(queryClient: QueryClient) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailed })
  const workspace = createRoute({ getParentRoute: () => root, id: 'workspace', component: Workspace })
  const all = [shellPages, ...roomPages].flatMap((room) => room.pages.map((page) => ({ room, page })))
  const open = all.filter(({ page }) => page.public).map(({ room, page }) => pageRoute(root, room, page))
  const inside = all
    .filter(({ page }) => !page.public)
    .map(({ room, page }) => pageRoute(workspace, room, page))
  const unknown = createRoute({ getParentRoute: () => workspace, path: '$', component: NotFound })
  const routeTree = root.addChildren([...open, workspace.addChildren([...inside, unknown])])
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingMinMs: 200,
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  })
}

function pageRoute(parent: AnyRoute, room: RoomPages, page: PageDefinition): AnyRoute {
  const schema = page.search
  return createRoute({
    getParentRoute: () => parent,
    path: page.path.replaceAll(/:(\w+)/g, '$$$1'),
    component: framed(
      room,
      page,
      lazyRouteComponent(page.component as () => Promise<{ default: ComponentType }>),
    ),
    ...(schema ? { validateSearch: (raw: Record<string, unknown>) => cleaned(schema, raw) } : {}),
  })
}
