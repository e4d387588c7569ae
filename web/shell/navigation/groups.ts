import { useMemo } from 'react'
import { useMessages } from '#web/messages'
import { useMay, useSession } from '#web/session'
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
  const { rooms, agency } = useSession()
  const seesPeople = useMay('people.read')
  const keepsRecords = useMay('retention.read')
  const decides = useMay('acts.approve')
  const waiting = useWaiting()
  const followsSharing = useMay('sharing.follow')
  const unread = useUnread()
  const readsAudit = useMay('audit.read')
  const seesAgencies = useMay('agencies.read')
  const host = agency?.host ?? false
  return useMemo(() => {
    const work = [{ path: '/', title: t('today'), icon: 'home', letter: 't', pages: [] }]
    const keeping = [
      ...(seesPeople ? [{ path: '/people', title: t('people'), icon: 'users', letter: 'p', pages: [] }] : []),
      ...(seesAgencies
        ? [
            {
              path: '/agencies',
              title: t(host ? 'agencies' : 'agency'),
              icon: 'agencies',
              letter: 'y',
              pages: [],
            },
          ]
        : []),
      ...(decides
        ? [{ path: '/approvals', title: t('approvals'), icon: 'checks', letter: 'v', pages: [], waiting }]
        : []),
      ...(followsSharing
        ? [
            {
              path: '/sharing',
              title: t('sharing'),
              icon: 'share',
              letter: 's',
              pages: [],
              waiting: unread,
            },
          ]
        : []),
      ...(keepsRecords
        ? [{ path: '/retention', title: t('retention'), icon: 'archive', letter: 'k', pages: [] }]
        : []),
      ...(readsAudit
        ? [
            {
              path: '/audit',
              title: t('audit'),
              icon: 'fingerprint',
              letter: 'u',
              pages: [
                { path: '/audit', title: t('auditSearch') },
                { path: '/audit/weeks', title: t('auditWeeks') },
              ],
            },
          ]
        : []),
      { path: '/activity', title: t('activity'), icon: 'history', letter: 'a', pages: [] },
    ]
    const inRooms = rooms.map((room) => ({
      ...room,
      pages: room.pages.map((page) => ({ path: page.path, title: pageTitle(room.id, page.title) })),
    }))
    return [
      { title: t('work'), items: work },
      { title: t('rooms'), items: inRooms },
      { title: t('keeping'), items: keeping },
    ].filter((group) => group.items.length > 0)
  }, [
    t,
    rooms,
    readsAudit,
    seesPeople,
    seesAgencies,
    host,
    keepsRecords,
    decides,
    waiting,
    followsSharing,
    unread,
  ])
}
