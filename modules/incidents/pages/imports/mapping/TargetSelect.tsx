import { MultiSelect } from '@mantine/core'
import { useMemo } from 'react'
import { useMessages } from '#web/messages'
import { Target } from '../../../contract/index.ts'
import { groupOf, groups } from './meanings.ts'
import { text } from './text.ts'
import styles from './mapping.module.css'

/** The fields by what they describe, for a list to choose from. */
export function useTargetGroups() {
  const t = useMessages(text)
  return useMemo(
    () =>
      groups.map((group) => ({
        group: t(`group.${group}`),
        items: Target.options
          .filter((target) => groupOf(target) === group)
          .map((target) => ({ value: target, label: t(target) })),
      })),
    [t],
  )
}

export interface TargetSelectProps {
  column: string
  value: readonly Target[]
  onChange: (targets: Target[]) => void
}

/** Where a column goes: one field or several, searched by typing. */
export function TargetSelect({ column, value, onChange }: TargetSelectProps) {
  const t = useMessages(text)
  const data = useTargetGroups()
  return (
    <MultiSelect
      className={styles['target'] ?? ''}
      classNames={{
        input: styles['targetInput'] ?? '',
        pillsList: styles['targetPills'] ?? '',
        inputField: styles['targetField'] ?? '',
      }}
      aria-label={t('targetOf', { column })}
      placeholder={value.length === 0 ? t('notUsed') : ''}
      data={data}
      value={[...value]}
      onChange={(chosen) => onChange(chosen as Target[])}
      searchable
      hidePickedOptions
      nothingFoundMessage={t('noTarget')}
      maxDropdownHeight={320}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
    />
  )
}
