import { useState } from 'react'
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconStar, IconTrash } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './filters.module.css'

export interface SavedView {
  readonly id: string
  readonly name: string
}

export interface SavedViewsProps {
  readonly views: readonly SavedView[]
  readonly onApply: (id: string) => void
  /** Keeps the filters as they are under a name. */
  readonly onSave: (name: string) => void
  readonly onDelete: (id: string) => void
}

/**
 * Filters kept under a name.
 *
 * @example <SavedViews views={views} onApply={apply} onSave={(name) => save.mutate(name)} onDelete={remove.mutate} />
 */
export function SavedViews({ views, onApply, onSave, onDelete }: SavedViewsProps) {
  const t = useMessages(words)
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() === '') return
    onSave(name.trim())
    setName('')
    setOpened(false)
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal
      width={300}
    >
      <Popover.Target>
        <Button
          variant="subtle"
          leftSection={<IconStar size={16} stroke={1.6} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t('saveView')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views')} className={styles['views']}>
        <p className={styles['viewsTitle']}>{t('views')}</p>
        {views.length === 0 && <p className={styles['quiet']}>{t('noViews')}</p>}
        <ul>
          {views.map((view) => (
            <li key={view.id}>
              <button
                type="button"
                onClick={() => {
                  onApply(view.id)
                  setOpened(false)
                }}
              >
                {view.name}
              </button>
              <ActionIcon
                size={26}
                onClick={() => onDelete(view.id)}
                aria-label={t('deleteView', { name: view.name })}
              >
                <IconTrash size={15} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <TextInput
            label={t('name')}
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit">{t('save')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
