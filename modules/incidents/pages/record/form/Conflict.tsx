import { Button } from '@mantine/core'
import { useMessages } from '#web/messages'
import { words } from '../../words.ts'
import { fieldWords, useSentences } from '../say.ts'
import { contested, merged } from './conflict.ts'
import type { Contested } from './conflict.ts'
import { formText } from './text.ts'
import type { FormValues } from './values.ts'
import styles from './form.module.css'

interface ConflictProps {
  /** As it was opened, as it stands now, and as it was typed. */
  opened: FormValues
  theirs: FormValues
  mine: FormValues
  onMerge: (values: FormValues) => void
}

/** Two people changed one record: what both changed, side by side, and the choice between them. */
export function Conflict({ opened, theirs, mine, onMerge }: ConflictProps) {
  const t = useMessages(formText)
  const fought = contested(opened, theirs, mine)
  const take = (keep: 'mine' | 'theirs') => () => onMerge(merged(opened, theirs, mine, keep))
  return (
    <div className={styles['conflict']} role="alert">
      <strong>{t('conflictTitle', { version: theirs.version, opened: opened.version })}</strong>
      <p>{t(fought.length > 0 ? 'conflictText' : 'conflictNone')}</p>
      {fought.length > 0 && <Compared fields={fought} theirs={theirs} mine={mine} />}
      <div className={styles['conflictActions']}>
        <Button onClick={take('mine')}>{t('conflictMerge')}</Button>
        {fought.length > 0 && (
          <Button variant="default" onClick={take('theirs')}>
            {t('conflictTheirsKeep')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Compared({
  fields,
  theirs,
  mine,
}: {
  fields: readonly Contested[]
  theirs: FormValues
  mine: FormValues
}) {
  const t = useMessages(formText)
  const say = useSentences()
  const shown = useShown()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('conflictField')}</th>
          <th scope="col">{t('conflictTheirs', { version: theirs.version })}</th>
          <th scope="col">{t('conflictYours')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((name) => (
          <tr key={name}>
            <th scope="row">
              {name in LISTS ? t(LISTS[name as keyof typeof LISTS]) : fieldWords(say, ALIAS[name] ?? name)}
            </th>
            <td>{shown(name, theirs[name])}</td>
            <td>{shown(name, mine[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const LISTS = { victims: 'people', suspects: 'suspects', weapons: 'weapons', alerts: 'alerts' } as const
const ALIAS: Readonly<Record<string, string>> = { reportedOn: 'reportedAt', reportedTime: 'reportedAt' }
/** Fields that hold a code, with the list of the vocabulary it stands in. */
const CODED: Readonly<Record<string, string>> = {
  precision: 'precision',
  setting: 'setting',
  kind: 'kind',
  exclusion: 'exclusion',
  circumstance: 'circumstance',
  status: 'status',
}

/** A value of the form as a person reads it. */
function useShown() {
  const t = useMessages(formText)
  const code = useMessages(words)
  return (name: Contested, value: FormValues[Contested]): string => {
    if (Array.isArray(value)) return rowsShown(value, code) || t('items', { count: 0 })
    if (value === '') return code('notStated')
    const list = CODED[name]
    if (list) return code(`${list}.${value}` as 'yes')
    return value === 'yes' || value === 'no' ? code(value) : String(value)
  }
}

type Code = (key: keyof (typeof words)['en']) => string

/** Rows in brief: what a person, a weapon or an alert is told apart by. */
function rowsShown(rows: readonly object[], code: Code): string {
  return rows
    .map((row) => {
      const held = new Map<string, unknown>(Object.entries(row))
      const words = (['outcome', 'code'] as const).flatMap((name) => {
        const value = held.get(name)
        if (typeof value !== 'string' || value === '') return []
        return [code(`${name === 'code' ? 'firearm' : 'outcome'}.${value}` as 'yes')]
      })
      const typed = ['age', 'sex', 'calibre', 'number', 'status'].flatMap((name) => {
        const value = held.get(name)
        return typeof value === 'string' && value !== '' ? [value] : []
      })
      return [...words, ...typed].join(', ')
    })
    .join('; ')
}
