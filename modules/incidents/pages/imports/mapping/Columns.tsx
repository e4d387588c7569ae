import { useState } from 'react'
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { Section } from '#web/page'
import type { Import, Target } from '../../../contract/index.ts'
import { HeaderText } from '../HeaderText.tsx'
import { ColumnDetail } from './ColumnDetail.tsx'
import { meaningsOf } from './meanings.ts'
import { sameHeader, setTargets, targetsOf } from './profile.ts'
import type { Column } from './profile.ts'
import { TargetSelect } from './TargetSelect.tsx'
import { text } from './text.ts'
import type { MappingState } from './useMapping.ts'
import styles from './mapping.module.css'

/** Every column of the file: what is in it, where it goes, and why. */
export function Columns({ record, mapping }: { record: Import; mapping: MappingState }) {
  const t = useMessages(text)
  const { columns } = record
  const used = columns.filter(({ header }) => targetsOf(mapping.profile, header).length > 0).length
  return (
    <Section title={t('columns')} note={t('columnsNote', { used, count: columns.length })}>
      <table className={styles['columns']}>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col" data-kind="number">
              {t('filled')}
            </th>
            <th scope="col">{t('samples')}</th>
            <th scope="col">{t('target')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRows key={column.header} column={column} others={columns} mapping={mapping} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

interface ColumnRowsProps {
  column: Column
  others: readonly Column[]
  mapping: MappingState
}

function ColumnRows({ column, others, mapping }: ColumnRowsProps) {
  const { percent } = useFormats()
  const t = useMessages(text)
  const [open, setOpen] = useState(false)
  const { profile, change } = mapping
  const targets = targetsOf(profile, column.header)
  const detailed = targets.length > 0
  return (
    <>
      <tr data-unused={targets.length === 0 || undefined}>
        <th scope="row">
          <span className={styles['header']}>
            <HeaderText header={column.header} />
          </span>
        </th>
        <td data-kind="number" data-label={t('filled')}>
          {percent(column.filled)}
        </td>
        <td data-label={t('samples')}>
          <Samples samples={column.samples} />
        </td>
        <td data-label={t('target')}>
          <div className={styles['targetLine']}>
            <TargetSelect
              column={column.header}
              value={targets}
              onChange={(chosen) => change(setTargets(profile, column.header, chosen))}
            />
            {detailed && (
              <ActionIcon
                aria-expanded={open}
                aria-label={t('wordsFor', {
                  column: column.header,
                  field: targets.map((target) => t(target)).join(', '),
                })}
                onClick={() => setOpen(!open)}
              >
                {open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
              </ActionIcon>
            )}
          </div>
          <Fallbacks column={column} targets={targets} mapping={mapping} />
        </td>
        <td data-label={t('why')}>
          <Why column={column} targets={targets} />
        </td>
      </tr>
      {open && detailed && (
        <tr className={styles['detailRow']}>
          <td colSpan={5}>
            {targets.map((target) => (
              <ColumnDetail key={target} {...{ target, column, others, mapping }} />
            ))}
          </td>
        </tr>
      )}
    </>
  )
}

function Samples({ samples }: { samples: readonly string[] }) {
  const t = useMessages(text)
  if (samples.length === 0) return <span className={styles['quiet']}>{t('empty')}</span>
  return (
    <span className={styles['samples']} title={samples.join('\n')}>
      {samples.slice(0, 3).map((sample, index) => (
        <span key={`${index}${sample}`} className={styles['sample']}>
          {sample}
        </span>
      ))}
    </span>
  )
}

/** Says of a column that it is only read where another is empty, and how many of its words are explained. */
function Fallbacks({
  column,
  targets,
  mapping,
}: {
  column: Column
  targets: readonly Target[]
  mapping: MappingState
}) {
  const t = useMessages(text)
  const { profile } = mapping
  const words = targets
    .filter((target) => meaningsOf(target) !== null)
    .map((target) => Object.keys(profile.fields[target]?.values ?? {}).length)
  const first = targets
    .filter((target) => target !== 'incident.key')
    .map((target) => profile.fields[target]?.columns[0] ?? column.header)
    .find((header) => !sameHeader(header, column.header))
  const notes = [
    first !== undefined && t('alsoRead', { column: first }),
    words.length > 0 && t('wordsOpen', { count: Math.max(...words) }),
  ].filter((note) => note !== false)
  return notes.length > 0 ? <span className={styles['quiet']}>{notes.join(' · ')}</span> : null
}

/** How sure the proposal is, in shape and words; what a person has set themselves says so instead. */
function Why({ column, targets }: { column: Column; targets: readonly Target[] }) {
  const t = useMessages(text)
  const asProposed =
    targets.length === column.proposed.length && targets.every((target) => column.proposed.includes(target))
  if (!asProposed) return <span className={styles['confidence']}>{t('byYou')}</span>
  const { confidence, because } = column
  return (
    <span className={styles['confidence']} data-confidence={confidence}>
      <span className={styles['quiet']}>
        {confidence === 'none'
          ? because
          : t('because', { confidence: t(`confidence.${confidence}`), because })}
      </span>
    </span>
  )
}
