import { useState } from 'react'
import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { Pill } from './Pill.tsx'
import type { ChoiceField } from './types.ts'
import { listOf, withKeys } from './values.ts'
import { words } from './words.ts'
import styles from './filters.module.css'

interface ChoicePillProps<P extends object> {
  readonly field: ChoiceField<P>
  readonly value: P
  readonly onChange: (next: P) => void
  readonly onClear: () => void
  readonly startOpen: boolean
}

/** Above this many options a search field helps. */
const MANY = 9

/** One or several values from a list. */
export function ChoicePill<P extends object>({
  field,
  value,
  onChange,
  onClear,
  startOpen,
}: ChoicePillProps<P>) {
  const t = useMessages(words)
  const { number } = useFormats()
  const [search, setSearch] = useState('')
  const box = useCombobox({ defaultOpened: startOpen, onDropdownClose: () => setSearch('') })
  const chosen = listOf(value, field.key)
  const labels = field.options.filter((option) => chosen.includes(option.value)).map((option) => option.label)
  const shown =
    chosen.length === 0
      ? undefined
      : labels.length > 2
        ? t('selected', { count: chosen.length })
        : labels.join(', ') || chosen.join(', ')
  const found = field.options.filter((option) =>
    option.label.toLowerCase().includes(search.trim().toLowerCase()),
  )
  const submit = (picked: string) => {
    onChange(withKeys(value, { [field.key]: field.multiple ? toggled(chosen, picked) : picked }))
    if (!field.multiple) box.closeDropdown()
  }
  return (
    <Combobox store={box} onOptionSubmit={submit} width={240} position="bottom-start" withinPortal>
      <Combobox.Target targetType="button">
        <Pill
          label={field.label}
          shown={shown}
          usual={field.usual}
          onClear={onClear}
          onClick={() => box.toggleDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        {field.options.length > MANY && (
          <Combobox.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t('search')}
            aria-label={t('search')}
          />
        )}
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={field.label}>
          {found.length === 0 && <Combobox.Empty>{t('nothing')}</Combobox.Empty>}
          {found.map((option) => (
            <Combobox.Option key={option.value} value={option.value} active={chosen.includes(option.value)}>
              <span className={styles['option']}>
                <span className={styles['tick']}>
                  {chosen.includes(option.value) && <IconCheck size={14} stroke={1.8} aria-hidden />}
                </span>
                <span>{option.label}</span>
                {option.count !== undefined && (
                  <span className={styles['count']}>{number(option.count)}</span>
                )}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function toggled(chosen: readonly string[], picked: string): readonly string[] {
  return chosen.includes(picked) ? chosen.filter((other) => other !== picked) : [...chosen, picked]
}
