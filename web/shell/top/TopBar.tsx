import { ActionIcon, Kbd, Tooltip } from '@mantine/core'
import { IconHelpCircle, IconMenu2, IconSearch } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { useSession } from '#web/session'
import { Logo } from '../Logo.tsx'
import { words } from '../words.ts'
import { NoticesMenu } from './NoticesMenu.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { PurposeMenu } from './PurposeMenu.tsx'
import styles from './top.module.css'

export interface TopBarProps {
  rail: boolean
  /** Present at phone width, where the navigation is a drawer. */
  onMenu: (() => void) | undefined
  onPalette: () => void
  onHelp: () => void
}

/** Name, search, purpose, agency, help, notices and the person. */
export function TopBar({ rail, onMenu, onPalette, onHelp }: TopBarProps) {
  const t = useMessages(words)
  const { agency } = useSession()
  const phone = onMenu !== undefined
  return (
    <div className={styles.bar} data-rail={rail}>
      {phone && (
        <ActionIcon onClick={onMenu} aria-label={t('openMenu')}>
          <IconMenu2 size={20} stroke={1.6} />
        </ActionIcon>
      )}
      <PageLink to="/" className={styles.name ?? ''} underline="never" aria-label="Throughline">
        <Logo />
        {!phone && <span>Throughline</span>}
      </PageLink>
      <button type="button" className={styles.search} onClick={onPalette} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span className={styles.searchHint}>{t('searchHint')}</span>
        <Kbd className={styles.searchKey ?? ''}>Ctrl K</Kbd>
      </button>
      <div className={styles.right}>
        <PurposeMenu />
        {agency && (
          <span className={styles.agency}>{[agency.name, agency.unit].filter(Boolean).join(', ')}</span>
        )}
        <Tooltip label={`${t('help')} ?`}>
          <ActionIcon onClick={onHelp} aria-label={t('help')} className={styles.wide ?? ''}>
            <IconHelpCircle size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <NoticesMenu />
        <PersonMenu onHelp={onHelp} />
      </div>
    </div>
  )
}
