import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Menu, SegmentedControl } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { ChoicePill } from './ChoicePill.tsx'
import { DatesPill } from './DatesPill.tsx'
import { TextPill } from './TextPill.tsx'
import type { FilterField, PillField, SegmentField } from './types.ts'
import { cleared, isSet, keysOf, textOf, withKeys } from './values.ts'
import { words } from './words.ts'
import styles from './filters.module.css'

export interface FilterBarProps<P extends object> {
  readonly fields: readonly FilterField<P>[]
  /** The search parameters of the page, as its route has parsed them. */
  readonly value: P
  /** The next search parameters, to be written to the address. */
  readonly onChange: (next: P) => void
  /** Anything else at the right end. */
  readonly end?: ReactNode
}

/**
 * Filters as pills, wholly described by the search parameters passed in: a link to the page is a link to
 * what is filtered. `/` moves the focus here.
 *
 * @example
 * <FilterBar value={search} onChange={(next) => navigate({ search: next })} fields={[
 *   { kind: 'dates', from: 'from', to: 'to', label: 'Period', today, pinned: true },
 *   { kind: 'choice', key: 'outcome', label: 'Outcome', options: outcomes, pinned: true },
 *   { kind: 'choice', key: 'weapon', label: 'Weapon', options: weapons, multiple: true },
 *   { kind: 'segment', key: 'count', label: 'Count', options: [{ value: 'incidents', label: 'Incidents' }, …] },
 * ]} />
 */
export function FilterBar<P extends object>({ fields, value, onChange, end }: FilterBarProps<P>) {
  const t = useMessages(words)
  const bar = useRef<HTMLDivElement>(null)
  const [added, setAdded] = useState<readonly string[]>([])
  useKeys([{ keys: '/', label: t('focus'), run: () => bar.current?.querySelector('button')?.focus() }])
  const pills = fields.filter((field) => field.kind !== 'segment')
  const segments = fields.filter((field) => field.kind === 'segment')
  const visible = pills.filter((field) => field.pinned || isSet(value, field) || added.includes(idOf(field)))
  const waiting = pills.filter((field) => !visible.includes(field))
  const remove = (field: PillField<P>) => {
    setAdded(added.filter((id) => id !== idOf(field)))
    onChange(withKeys(value, Object.fromEntries(keysOf(field).map((key) => [key, undefined]))))
  }
  return (
    <div ref={bar} className={styles['bar']} role="group" aria-label={t('bar')}>
      {visible.map((field) => (
        <AnyPill
          key={idOf(field)}
          field={field}
          value={value}
          onChange={onChange}
          onClear={() => remove(field)}
          startOpen={added.includes(idOf(field)) && !isSet(value, field)}
        />
      ))}
      {waiting.length > 0 && <AddMenu fields={waiting} onAdd={(id) => setAdded([...added, id])} />}
      {pills.some((field) => isSet(value, field)) && (
        <button
          type="button"
          className={styles['clear']}
          onClick={() => {
            setAdded([])
            onChange(cleared(value, fields))
          }}
        >
          {t('clear')}
        </button>
      )}
      <div className={styles['end']}>
        {segments.map((field) => (
          <Segment key={field.key} field={field} value={value} onChange={onChange} />
        ))}
        {end}
      </div>
    </div>
  )
}

const idOf = <P,>(field: FilterField<P>): string => keysOf(field).join('+')

interface AnyPillProps<P extends object> {
  readonly field: PillField<P>
  readonly value: P
  readonly onChange: (next: P) => void
  readonly onClear: () => void
  readonly startOpen: boolean
}

function AnyPill<P extends object>({ field, ...rest }: AnyPillProps<P>) {
  if (field.kind === 'dates') return <DatesPill field={field} {...rest} />
  if (field.kind === 'choice') return <ChoicePill field={field} {...rest} />
  return <TextPill field={field} {...rest} />
}

function AddMenu<P>({ fields, onAdd }: { fields: readonly PillField<P>[]; onAdd: (id: string) => void }) {
  const t = useMessages(words)
  return (
    <Menu position="bottom-start" returnFocus>
      <Menu.Target>
        <button type="button" className={styles['add']}>
          <IconFilter size={15} stroke={1.6} aria-hidden />
          {t('add')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {fields.map((field) => (
          <Menu.Item key={idOf(field)} onClick={() => onAdd(idOf(field))}>
            {field.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

interface SegmentProps<P extends object> {
  readonly field: SegmentField<P>
  readonly value: P
  readonly onChange: (next: P) => void
}

function Segment<P extends object>({ field, value, onChange }: SegmentProps<P>) {
  const usual = field.options[0].value
  return (
    <div className={styles['segment']}>
      <span aria-hidden>{field.label}</span>
      <SegmentedControl
        size="xs"
        aria-label={field.label}
        value={textOf(value, field.key) ?? usual}
        data={field.options.map((option) => ({ value: option.value, label: option.label }))}
        // The usual way needs no words in the address.
        onChange={(next) => onChange(withKeys(value, { [field.key]: next === usual ? undefined : next }))}
      />
    </div>
  )
}
