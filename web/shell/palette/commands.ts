import { useMantineColorScheme } from '@mantine/core'
import { useMessages } from '#web/messages'
import { useGo } from '#web/pages'
import type { SearchHit } from '#web/search'
import { useSignOut } from '../entry/useSignOut.ts'
import { useNavigationGroups } from '../navigation/groups.ts'
import { toggleRail } from '../navigation/rail.ts'
import { recentPages } from './recent.ts'
import { words } from './words.ts'

export interface HitGroup {
  title: string
  hits: readonly SearchHit[]
}

/** Pages, recent pages and actions that fit what was typed. */
export function useCommands(query: string, onHelp: () => void): readonly HitGroup[] {
  const t = useMessages(words)
  const go = useGo()
  const signOut = useSignOut()
  const { setColorScheme } = useMantineColorScheme()
  const groups = useNavigationGroups()
  const pages: SearchHit[] = groups
    .flatMap((group) => group.items)
    .flatMap((item) => [
      { path: item.path, title: item.title, detail: item.letter ? `g ${item.letter}` : '' },
      ...item.pages
        .filter((page) => page.path !== item.path)
        .map((page) => ({ ...page, detail: item.title })),
    ])
    .map(({ path, title, detail }) => ({ id: `page ${path}`, label: title, detail, run: () => go(path) }))
  const actions: SearchHit[] = [
    { id: 'light', label: t('light'), run: () => setColorScheme('light') },
    { id: 'dark', label: t('dark'), run: () => setColorScheme('dark') },
    { id: 'system', label: t('system'), run: () => setColorScheme('auto') },
    { id: 'rail', label: t('rail'), detail: '[', run: toggleRail },
    { id: 'help', label: t('help'), detail: '?', run: onHelp },
    { id: 'sign-out', label: t('signOut'), run: signOut },
  ]
  const recent = recentPages().map(({ path, title }) => ({
    id: `recent ${path}`,
    label: title,
    run: () => go(path),
  }))
  return [
    { title: t('recent'), hits: recent },
    { title: t('pages'), hits: pages },
    { title: t('actions'), hits: actions },
  ].map((group) => ({ ...group, hits: group.hits.filter((hit) => fits(hit, query)) }))
}

/** Every word typed begins a word of the line. */
function fits(hit: SearchHit, query: string): boolean {
  const line = ` ${hit.label} ${hit.detail ?? ''}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(` ${word}`))
}
