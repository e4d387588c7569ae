import { Fragment } from 'react'
import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { RoomIcon } from '../icons.tsx'
import { within } from '../rooms.ts'
import { words } from '../words.ts'
import { useNavigationGroups } from './groups.ts'
import type { NavigationItem } from './groups.ts'
import { toggleRail } from './rail.ts'
import styles from './navigation.module.css'

/** Rooms and pages: icons with names when open, icons alone as a rail. */
export function Navigation({ rail = false, onGo }: { rail?: boolean; onGo?: () => void }) {
  const t = useMessages(words)
  const groups = useNavigationGroups()
  return (
    <nav className={styles.nav} data-rail={rail} aria-label={t('navigation')}>
      {groups.map((group) => (
        <Fragment key={group.title}>
          <h2 className={styles.heading}>{group.title}</h2>
          <ul className={styles.list}>
            {group.items.map((item) => (
              <Item key={item.path} item={item} rail={rail} onGo={onGo} />
            ))}
          </ul>
        </Fragment>
      ))}
      {!onGo && <RailToggle rail={rail} />}
    </nav>
  )
}

interface ItemProps {
  item: NavigationItem
  rail: boolean
  onGo: (() => void) | undefined
}

function Item({ item, rail, onGo }: ItemProps) {
  const t = useMessages(words)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const waits = item.waiting ? t('approvalsWaiting', { count: item.waiting }) : ''
  const here = within(item.path, pathname)
  const name = item.letter ? `${item.title} (g ${item.letter})` : item.title
  return (
    <li>
      <Tooltip label={name} position="right" disabled={!rail}>
        <PageLink
          to={item.path}
          className={styles.item ?? ''}
          underline="never"
          data-here={here}
          aria-current={pathname === item.path ? 'page' : undefined}
          aria-label={rail ? [item.title, waits].filter(Boolean).join(', ') : undefined}
          onClick={onGo}
        >
          <RoomIcon name={item.icon} />
          <span className={styles.name}>{item.title}</span>
          {waits && <Waiting count={item.waiting ?? 0} says={waits} />}
        </PageLink>
      </Tooltip>
      {here && !rail && item.pages.length > 1 && (
        <ul className={styles.list}>
          {item.pages.map((page) => (
            <li key={page.path}>
              <PageLink
                to={page.path}
                className={styles.sub ?? ''}
                underline="never"
                aria-current={pathname === page.path ? 'page' : undefined}
                onClick={onGo}
              >
                {page.title}
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Waiting({ count, says }: { count: number; says: string }) {
  return (
    <span className={styles.waiting}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <VisuallyHidden>{says}</VisuallyHidden>
    </span>
  )
}

function RailToggle({ rail }: { rail: boolean }) {
  const t = useMessages(words)
  const Icon = rail ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const label = t(rail ? 'widen' : 'narrow')
  return (
    <div className={styles.toggle}>
      <Tooltip label={`${label} [`} position="right">
        <ActionIcon onClick={toggleRail} aria-label={label} aria-keyshortcuts="[">
          <Icon size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
