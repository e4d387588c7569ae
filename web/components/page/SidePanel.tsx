import type { ReactNode } from 'react'
import { ActionIcon, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './page.module.css'

export interface SidePanelProps {
  title: string
  subtitle?: ReactNode
  labels?: ReactNode
  /** Actions at the foot. */
  foot?: ReactNode
  onClose: () => void
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
  children: ReactNode
}

/** A page with room for a side panel: beside it on a wide screen, over it as a drawer on a narrow one. */
export function WithSidePanel({ children, panel }: { children: ReactNode; panel: SidePanelProps | null }) {
  const wide = useMediaQuery('(min-width: 70em)', true, { getInitialValueInEffect: false })
  if (!panel) return <>{children}</>
  if (!wide)
    return (
      <>
        {children}
        <Drawer.Root opened onClose={panel.onClose} position="right" size={348}>
          <Drawer.Overlay />
          <Drawer.Content aria-label={panel.title} aria-labelledby={undefined}>
            <Inner {...panel} />
          </Drawer.Content>
        </Drawer.Root>
      </>
    )
  return (
    <div className={styles.panelLayout}>
      <div>{children}</div>
      <aside className={styles.panel} aria-label={panel.title}>
        <Inner {...panel} />
      </aside>
    </div>
  )
}

function Inner({ title, subtitle, labels, foot, children, ...steps }: SidePanelProps) {
  return (
    <div className={styles.panelInner}>
      <div className={styles.panelHead}>
        <div className={styles.panelTitleLine}>
          <h2 className={styles.panelTitle}>{title}</h2>
          <Steps {...steps} />
        </div>
        {subtitle && <p className={styles.panelSubtitle}>{subtitle}</p>}
        {labels}
      </div>
      {/* The body scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.panelBody} tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
      {foot && <div className={styles.panelFoot}>{foot}</div>}
    </div>
  )
}

function Steps({ onPrevious, onNext, onClose }: Pick<SidePanelProps, 'onPrevious' | 'onNext' | 'onClose'>) {
  const t = useMessages(words)
  return (
    <>
      {(onPrevious || onNext) && (
        <>
          <ActionIcon onClick={onPrevious} disabled={!onPrevious} aria-label={t('previous')}>
            <IconChevronUp size={18} stroke={1.6} />
          </ActionIcon>
          <ActionIcon onClick={onNext} disabled={!onNext} aria-label={t('next')}>
            <IconChevronDown size={18} stroke={1.6} />
          </ActionIcon>
        </>
      )}
      <ActionIcon onClick={onClose} aria-label={t('close')}>
        <IconX size={18} stroke={1.6} />
      </ActionIcon>
    </>
  )
}
