import { forwardRef, useCallback } from 'react'
import type { AnchorHTMLAttributes } from 'react'
import { createLink, useNavigate, useParams } from '@tanstack/react-router'
import { Anchor } from '@mantine/core'
import type { AnchorProps } from '@mantine/core'
import { queryString } from '#web/client'

export interface PageLinkProps
  extends AnchorProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> {
  to: string
  search?: Record<string, unknown> | undefined
  replace?: boolean
}

const RouterAnchor = createLink(
  forwardRef<HTMLAnchorElement, AnchorProps>(function RouterAnchor(props, ref) {
    return <Anchor ref={ref} {...props} />
  }),
)

/** A link inside the workspace: `<PageLink to="/incidents/24-1187">`. */
export function PageLink({ to, search, ...rest }: PageLinkProps) {
  const target = { ...rest, to, ...(search ? { search } : {}) } as { to: string }
  // The router would call every page above the one that is open the current one, too.
  return <RouterAnchor preload="intent" activeOptions={{ exact: true, includeSearch: false }} {...target} />
}

/** Goes to another page: `go('/people')`, `go('/incidents', { year: 2024 })`. */
export function useGo(): (path: string, search?: Record<string, unknown>) => void {
  const navigate = useNavigate()
  return useCallback(
    (path, search) => {
      const query = search ? queryString(search) : ''
      void navigate({ href: query ? `${path}?${query}` : path })
    },
    [navigate],
  )
}

/** The parameters of the page's address: `usePageParams<'id'>().id`. */
export function usePageParams<Name extends string>(): Record<Name, string> {
  return useParams({ strict: false }) as Record<Name, string>
}
