import { useMemo } from 'react'
import { useMessages } from '#web/messages'
import { useSession } from '#web/session'
import { useWaiting } from '../approvals/useWaiting.ts'
import { pageTitle } from '../rooms.ts'
import { useUnread } from '../sharing/useUnread.ts'
import { words } from '../words.ts'

export interface NavigationItem {
  path: string
  title: string
  icon: string
  /** `g` then this opens it. */
  letter: string
  pages: readonly { path: string; title: string }[]
  /** How many things wait there for the person. */
  waiting?: number
}

export interface NavigationGroup {
  title: string
  items: readonly NavigationItem[]
}

/** The navigation of this person: the rooms of the session between the house's own pages. */
export function useNavigationGroups(): readonly NavigationGroup[] {
  const t = useMessages(words)
  const { rooms } = useSession()
  const keeping = useKeeping()
  return useMemo(() => {
    const work = [{ path: '/', title: t('today'), icon: 'home', letter: 't', pages: [] }]
    const inRooms = rooms.map((room) => ({
      ...room,
      pages: room.pages.map((page) => ({ path: page.path, title: pageTitle(room.id, page.title) })),
    }))
    return [
      { title: t('work'), items: work },
      { title: t('rooms'), items: inRooms },
      { title: t('keeping'), items: keeping },
    ].filter((group) => group.items.length > 0)
  }, [t, rooms, keeping])
}

/** Pages of the house that this person may open, beside the rooms. */
function useKeeping(): readonly NavigationItem[] {
  const t = useMessages(words)
  const { agency, permissions } = useSession()
  const waiting = useWaiting()
  const unread = useUnread()
  const host = agency?.host ?? false
  return useMemo(() => {
    const item = (
      path: string,
      title: string,
      icon: string,
      letter: string,
      more: Partial<NavigationItem> = {},
    ) => ({
      path,
      title,
      icon,
      letter,
      pages: [],
      ...more,
    })
    const pages: readonly (readonly [permission: string | null, item: NavigationItem])[] = [
      ['people.read', item('/people', t('people'), 'users', 'p')],
      ['agencies.read', item('/agencies', t(host ? 'agencies' : 'agency'), 'agencies', 'y')],
      ['acts.approve', item('/approvals', t('approvals'), 'checks', 'v', { waiting })],
      ['sharing.follow', item('/sharing', t('sharing'), 'share', 's', { waiting: unread })],
      ['retention.read', item('/retention', t('retention'), 'archive', 'k')],
      ['audit.read', item('/audit', t('audit'), 'fingerprint', 'u', { pages: auditPages(t) })],
      [null, item('/activity', t('activity'), 'history', 'a')],
    ]
    return pages
      .filter(([permission]) => permission === null || permissions.includes(permission))
      .map(([, page]) => page)
  }, [t, host, permissions, waiting, unread])
}

const auditPages = (t: (key: 'auditSearch' | 'auditWeeks') => string) => [
  { path: '/audit', title: t('auditSearch') },
  { path: '/audit/weeks', title: t('auditWeeks') },
]
