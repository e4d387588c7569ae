import { useState } from 'react'
import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import type { Target } from '../../../contract/index.ts'
import { words as codeWords } from '../../words.ts'
import { listedMeaning, meaningsOf } from './meanings.ts'
import { constantsOf, setField } from './profile.ts'
import { useTargetGroups } from './TargetSelect.tsx'
import { text } from './text.ts'
import type { MappingState } from './useMapping.ts'
import styles from './mapping.module.css'

/** Fields that hold the same value in every row. */
export function Constants({ mapping }: { mapping: MappingState }) {
  const t = useMessages(text)
  const say = useValueWords()
  const { profile, change } = mapping
  return (
    <div className={styles['constants']} role="group" aria-label={t('constants')}>
      <p className={styles['detailTitle']}>{t('constants')}</p>
      <p className={styles['quiet']}>{t('constantsHelp')}</p>
      {constantsOf(profile).length > 0 && (
        <ul className={styles['constantList']}>
          {constantsOf(profile).map(([target, value]) => (
            <li key={target}>
              <span>{t(target)}</span>
              <strong>{say(target, value)}</strong>
              <ActionIcon
                aria-label={t('constantRemove', { field: t(target) })}
                onClick={() => change(setField(profile, target, null))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <AddConstant mapping={mapping} />
    </div>
  )
}

function useValueWords() {
  const say = useMessages(codeWords)
  return (target: Target, value: string) => {
    const listed = meaningsOf(target)?.find((one) => one.value === listedMeaning(target, value))
    return listed ? say(listed.word) : value
  }
}

function AddConstant({ mapping }: { mapping: MappingState }) {
  const t = useMessages(text)
  const say = useMessages(codeWords)
  const groups = useTargetGroups()
  const { profile, change } = mapping
  const [target, setTarget] = useState<Target | null>(null)
  const [value, setValue] = useState('')
  const free = groups.map(({ group, items }) => ({
    group,
    items: items.filter((item) => profile.fields[item.value] === undefined),
  }))
  const meanings = target && meaningsOf(target)
  const choose = (next: string | null) => {
    setTarget(next as Target | null)
    setValue('')
  }
  const add = () => {
    if (target && value.trim() !== '')
      change(setField(profile, target, { columns: [], constant: value.trim() }))
    choose(null)
  }
  return (
    <div className={styles['addConstant']}>
      <Select
        label={t('constantField')}
        data={free}
        value={target}
        onChange={choose}
        searchable
        maxDropdownHeight={300}
      />
      {meanings ? (
        <Select
          label={t('constantValue')}
          data={meanings.map((meaning) => ({ value: meaning.value, label: say(meaning.word) }))}
          value={value === '' ? null : value}
          onChange={(chosen) => setValue(chosen ?? '')}
        />
      ) : (
        <TextInput
          label={t('constantValue')}
          value={value}
          maxLength={60}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <Button variant="default" onClick={add} disabled={!target || value.trim() === ''}>
        {t('constantAdd')}
      </Button>
    </div>
  )
}
