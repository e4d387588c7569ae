import { Button, Group } from '@mantine/core'
import { useMessages } from '#web/messages'
import { words } from './words.ts'

export interface MoreButtonProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
  /** Entries on the screen. */
  count: number
}

/** How much is shown, and the way to more. */
export function MoreButton({ list, count }: MoreButtonProps) {
  const t = useMessages(words)
  if (count === 0) return null
  return (
    <Group gap={16}>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <span style={{ color: 'var(--ink-3)' }}>{t('shown', { count })}</span>
    </Group>
  )
}
