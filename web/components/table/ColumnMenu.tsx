import { ActionIcon, Checkbox, Popover } from '@mantine/core'
import { IconAdjustments, IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './table.module.css'

export interface ColumnChoice {
  readonly id: string
  readonly label: string
  readonly shown: boolean
  readonly fixed: boolean
}

interface ColumnMenuProps {
  readonly columns: readonly ColumnChoice[]
  readonly onShow: (id: string, shown: boolean) => void
  readonly onOrder: (ids: string[]) => void
  /** Absent while the columns are as they come. */
  readonly onReset: (() => void) | undefined
}

/** Which columns are shown, and in what order. */
export function ColumnMenu({ columns, onShow, onOrder, onReset }: ColumnMenuProps) {
  const t = useMessages(words)
  const move = (at: number, by: 1 | -1) => {
    const ids = columns.map((column) => column.id)
    const [moved = ''] = ids.splice(at, 1)
    ids.splice(at + by, 0, moved)
    onOrder(ids)
  }
  return (
    <Popover position="bottom-end" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={28} aria-label={t('columns')}>
          <IconAdjustments size={16} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles['menu']} aria-label={t('shown')}>
        <ul>
          {columns.map(({ id, label, shown, fixed }, at) => (
            <li key={id}>
              <Checkbox
                size="xs"
                label={label}
                checked={shown}
                disabled={fixed}
                onChange={(event) => onShow(id, event.currentTarget.checked)}
              />
              <ActionIcon
                size={24}
                disabled={at === 0}
                onClick={() => move(at, -1)}
                aria-label={t('left', { column: label })}
              >
                <IconArrowUp size={14} stroke={1.6} />
              </ActionIcon>
              <ActionIcon
                size={24}
                disabled={at === columns.length - 1}
                onClick={() => move(at, 1)}
                aria-label={t('right', { column: label })}
              >
                <IconArrowDown size={14} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {onReset && (
          <button type="button" className={styles['reset']} onClick={onReset}>
            {t('reset')}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
