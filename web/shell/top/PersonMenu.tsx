import { Menu, useMantineColorScheme } from '@mantine/core'
import type { MantineColorScheme } from '@mantine/core'
import {
  IconDeviceDesktop,
  IconHistory,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { useGo } from '#web/pages'
import { roleWords, usePerson } from '#web/session'
import { useSignOut } from '../entry/useSignOut.ts'
import { words } from '../words.ts'
import styles from './top.module.css'

const themes = [
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconDeviceDesktop },
] as const satisfies readonly { value: MantineColorScheme; Icon: typeof IconSun }[]

/** The person at the screen: who they are, how the window looks, and the way out. */
export function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const t = useMessages(words)
  const person = usePerson()
  const go = useGo()
  const signOut = useSignOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu width={240}>
      <Menu.Target>
        <button type="button" className={styles.person} aria-label={t('person', { name: person.name })}>
          <span className={styles.initials}>{person.initials}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{person.name}</strong>
          <span>{person.email}</span>
          <span>{person.roles.map(roleWords).join(', ')}</span>
        </div>
        <Menu.Divider />
        <div className={styles.menuLabel}>{t('theme')}</div>
        {themes.map(({ value, Icon }) => (
          <Menu.Item
            key={value}
            closeMenuOnClick={false}
            leftSection={<Icon size={16} stroke={1.6} />}
            data-chosen={colorScheme === value}
            aria-current={colorScheme === value ? 'true' : undefined}
            onClick={() => setColorScheme(value)}
          >
            {t(value === 'auto' ? 'system' : value)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconUserCircle size={16} stroke={1.6} />} onClick={() => go('/account')}>
          {t('account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={16} stroke={1.6} />} onClick={() => go('/activity')}>
          {t('activity')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={onHelp}>
          {t('help')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={signOut}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
