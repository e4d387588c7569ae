import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { Room } from './useRoom.ts'
import styles from './map.module.css'

/** Which areas are coloured and compared, where there is more than one layer. */
export function LayerMenu({ room: { layers, layer, change, say } }: { room: Room }) {
  if (layers.length < 2 || !layer) return null
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={styles.layerButton} aria-label={`${say.t('layers')}: ${layer.one}`}>
          {say.t('byLayer', { one: layer.one })}
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {layers.map(({ layer: one }) => (
          <Menu.Item
            key={one.id}
            role="menuitemradio"
            aria-checked={one.id === layer.id}
            rightSection={one.id === layer.id ? <IconCheck size={14} stroke={1.6} aria-hidden /> : null}
            onClick={() =>
              change(
                { layer: one.slot === 1 ? undefined : String(one.id), picked: undefined },
                { push: true },
              )
            }
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
