import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowsDownUp, IconCheck } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import type { TableSort } from './types.ts'
import { words } from './words.ts'

interface SortMenuProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[]
  readonly sort: TableSort | null
  readonly onSort: (sort: TableSort) => void
}

const tick = <IconCheck size={14} stroke={1.6} aria-hidden />

/** Sorting as a menu, where there are no column heads to press. */
export function SortMenu({ columns, sort, onSort }: SortMenuProps) {
  const t = useMessages(words)
  const by = sort?.by ?? columns[0]?.id ?? ''
  const item = (label: string, on: boolean, next: TableSort) => (
    <Menu.Item
      key={label}
      role="menuitemradio"
      aria-checked={on}
      rightSection={on ? tick : null}
      onClick={() => onSort(next)}
    >
      {label}
    </Menu.Item>
  )
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size={28} aria-label={t('sort')}>
          <IconArrowsDownUp size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('sortBy')}</Menu.Label>
        {columns.map(({ id, header }) =>
          item(header, sort?.by === id, { by: id, descending: sort?.descending ?? true }),
        )}
        <Menu.Divider />
        {item(t('descending'), sort?.descending === true, { by, descending: true })}
        {item(t('ascending'), sort?.descending === false, { by, descending: false })}
      </Menu.Dropdown>
    </Menu>
  )
}
