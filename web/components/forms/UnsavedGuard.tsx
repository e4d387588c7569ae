import { useBlocker } from '@tanstack/react-router'
import { Button, Group, Modal } from '@mantine/core'
import { useMessages } from '#web/messages'
import { words } from './words.ts'

export interface UnsavedGuardProps {
  /** Whether something would be left behind. */
  when: boolean
  /** Whether it is kept as a draft; the question says so. */
  kept?: boolean
}

/** Asks before a page with unsaved work is left. */
export function UnsavedGuard({ when, kept = true }: UnsavedGuardProps) {
  const t = useMessages(words)
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: when && !kept,
    withResolver: true,
  })
  const asking = blocker.status === 'blocked'
  return (
    <Modal opened={asking} onClose={() => blocker.reset?.()} title={t('leaveTitle')} size="sm">
      <p style={{ marginBottom: 14 }}>{t(kept ? 'leaveKept' : 'leaveLost')}</p>
      <Group justify="flex-end" gap={8}>
        <Button variant="subtle" onClick={() => blocker.reset?.()}>
          {t('stay')}
        </Button>
        <Button onClick={() => blocker.proceed?.()}>{t('leave')}</Button>
      </Group>
    </Modal>
  )
}
