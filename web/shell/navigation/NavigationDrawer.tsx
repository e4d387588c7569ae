import { Drawer } from '@mantine/core'
import { useMessages } from '#web/messages'
import { words } from '../words.ts'
import { Navigation } from './Navigation.tsx'

/** The navigation at phone width. */
export default function NavigationDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useMessages(words)
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={280}
      title="Throughline"
      padding="xs"
      closeButtonProps={{ 'aria-label': t('closeMenu') }}
    >
      <Navigation onGo={onClose} />
    </Drawer>
  )
}
