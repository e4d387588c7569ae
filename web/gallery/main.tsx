import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { createQueryClient } from '#web/client'
import { parseSearch, stringifySearch } from '#web/pages'
import { Providers } from '../shell/Providers.tsx'
import { Gallery } from './Gallery.tsx'

// An entry of its own: the build of the workspace never sees it, and no room has to work for it to open.
const root = createRootRoute()
const every = createRoute({ getParentRoute: () => root, path: '$', component: Gallery })
const router = createRouter({ routeTree: root.addChildren([every]), parseSearch, stringifySearch })
const place = document.getElementById('root')

if (place)
  createRoot(place).render(
    <StrictMode>
      <Providers queryClient={createQueryClient()}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  )
