import { useState } from 'react'
import { Button, Select, TextInput } from '@mantine/core'
import { useMessages } from '#web/messages'
import type { Target } from '../../../contract/index.ts'
import { words as codeWords } from '../../words.ts'
import { listedMeaning, meaningsOf } from './meanings.ts'
import { fallbackOf, meaningOf, sameHeader, setFallback, setMeaning, wordsOf } from './profile.ts'
import type { Column } from './profile.ts'
import { text } from './text.ts'
import type { MappingState } from './useMapping.ts'
import styles from './mapping.module.css'

export interface ColumnDetailProps {
  target: Target
  column: Column
  others: readonly Column[]
  mapping: MappingState
}

/** For one field a column feeds: what its words mean, and which column stands in where it is empty. */
export function ColumnDetail({ target, column, others, mapping }: ColumnDetailProps) {
  const t = useMessages(text)
  const { profile, change } = mapping
  const first = profile.fields[target]?.columns[0]
  const leads = first !== undefined && sameHeader(first, column.header)
  return (
    <div className={styles['detail']}>
      <p className={styles['detailTitle']}>{t(target)}</p>
      {meaningsOf(target) && <Words target={target} column={column} mapping={mapping} />}
      {leads && target !== 'incident.key' && (
        <Select
          className={styles['fallback'] ?? ''}
          label={t('fallback')}
          placeholder={t('fallbackNone')}
          data={others
            .map(({ header }) => header)
            .filter((header) => header !== '' && !sameHeader(header, column.header))}
          value={fallbackOf(profile, target)}
          onChange={(header) => change(setFallback(profile, target, header))}
          searchable
          clearable
        />
      )}
    </div>
  )
}

type WordsProps = Pick<ColumnDetailProps, 'target' | 'column' | 'mapping'>

function Words({ target, column, mapping }: WordsProps) {
  const t = useMessages(text)
  const { profile, change } = mapping
  const [added, setAdded] = useState<readonly string[]>([])
  const [typed, setTyped] = useState('')
  const shown = [...new Set([...wordsOf(profile, target, column), ...added])]
  const add = () => {
    if (typed.trim() !== '') setAdded([...added, typed.trim()])
    setTyped('')
  }
  return (
    <>
      <div className={styles['words']} role="group" aria-label={t('words')}>
        {shown.map((word) => (
          <WordMeaning
            key={word}
            {...{ target, word }}
            value={meaningOf(profile, target, word)}
            onChange={(meaning) => change(setMeaning(profile, target, word, meaning))}
          />
        ))}
      </div>
      <div className={styles['addWord']}>
        <TextInput
          aria-label={t('addWord')}
          placeholder={t('addWord')}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
          }}
        />
        <Button variant="default" onClick={add} disabled={typed.trim() === ''}>
          {t('addWordDo')}
        </Button>
      </div>
    </>
  )
}

/** The list needs a value for "not known", which the mapping writes as an empty text. */
const NOT_KNOWN = '(not known)'

interface WordMeaningProps {
  target: Target
  word: string
  value: string | undefined
  onChange: (meaning: string | null) => void
}

function WordMeaning({ target, word, value, onChange }: WordMeaningProps) {
  const t = useMessages(text)
  const say = useMessages(codeWords)
  const options = [
    ...(meaningsOf(target) ?? []).map((meaning) => ({ value: meaning.value, label: say(meaning.word) })),
    { value: NOT_KNOWN, label: t('notKnown') },
  ]
  return (
    <div className={styles['word']}>
      <span className={styles['sample']}>{word}</span>
      <Select
        aria-label={t('wordMeans', { word })}
        placeholder={t('asUsual')}
        data={options}
        value={value === undefined ? null : value === '' ? NOT_KNOWN : listedMeaning(target, value)}
        onChange={(chosen) => onChange(chosen === NOT_KNOWN ? '' : chosen)}
        searchable
        clearable
      />
    </div>
  )
}
