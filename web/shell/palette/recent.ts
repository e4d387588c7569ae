import { useEffect, useRef } from 'react'
import { useRouterState } from '@tanstack/react-router'
import { currentTitle } from '#web/pages'

const KEY = 'throughline.recent'
const KEPT = 8

/** A page that was open in this window. */
export interface RecentPage {
  path: string
  title: string
}

/** Pages left behind, newest first. Kept for the window only: titles can name records. */
export function recentPages(): readonly RecentPage[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as RecentPage[]
  } catch {
    return []
  }
}

/** Forgets them, when the person signs out. */
export function forgetRecentPages(): void {
  sessionStorage.removeItem(KEY)
}

/** Remembers each page when it is left, under the title it gave itself. */
export function useRecentPages(): void {
  const href = useRouterState({ select: (state) => state.location.href })
  const resolved = useRouterState({ select: (state) => state.resolvedLocation?.href })
  const left = useRef<RecentPage>(undefined)
  useEffect(() => {
    if (left.current && pathOf(left.current.path) !== pathOf(href)) remember(left.current)
  }, [href])
  useEffect(() => {
    if (resolved !== undefined) left.current = { path: resolved, title: currentTitle() }
  })
}

const pathOf = (href: string) => href.split('?')[0]

function remember(page: RecentPage): void {
  const others = recentPages().filter((one) => pathOf(one.path) !== pathOf(page.path))
  sessionStorage.setItem(KEY, JSON.stringify([page, ...others].slice(0, KEPT)))
}
