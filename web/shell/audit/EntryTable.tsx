import { Table } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { purposeWords } from '#web/session'
import type { AuditEntry } from '../../../platform/audit/contract.ts'
import styles from '../list.module.css'
import { words } from './words.ts'

export interface EntryTableProps {
  entries: readonly AuditEntry[]
  selected?: string | undefined
  /** Without it the lines only tell. */
  onSelect?: (entry: AuditEntry) => void
}

/** Entries of the audit, one a line. */
export function EntryTable({ entries, selected, onSelect }: EntryTableProps) {
  const t = useMessages(words)
  return (
    <Table className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th>{t('who')}</Table.Th>
          <Table.Th>{t('action')}</Table.Th>
          <Table.Th>{t('record')}</Table.Th>
          <Table.Th>{t('outcome')}</Table.Th>
          <Table.Th>{t('purpose')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} selected={entry.id === selected} onSelect={onSelect} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface EntryRowProps {
  entry: AuditEntry
  selected: boolean
  onSelect: ((entry: AuditEntry) => void) | undefined
}

function EntryRow({ entry, selected, onSelect }: EntryRowProps) {
  const t = useMessages(words)
  const { moment } = useFormats()
  return (
    <Table.Tr
      className={onSelect ? (styles.row ?? '') : ''}
      data-selected={selected}
      onClick={() => onSelect?.(entry)}
    >
      <Table.Td className={styles.quiet ?? ''}>{moment(entry.at)}</Table.Td>
      <Table.Td>{entry.person?.name ?? t('nobody')}</Table.Td>
      <Table.Td className={styles.main ?? ''}>
        {onSelect ? (
          <button
            type="button"
            className={styles.rowButton}
            aria-expanded={selected}
            onClick={() => onSelect(entry)}
          >
            {entry.action}
          </button>
        ) : (
          entry.action
        )}
      </Table.Td>
      <Table.Td className={styles.quiet ?? ''}>{recordWords(entry, t)}</Table.Td>
      <Table.Td data-outcome={entry.outcome} className={styles.outcome ?? ''}>
        {t(entry.outcome)}
      </Table.Td>
      <Table.Td className={styles.quiet ?? ''}>{entry.purpose ? purposeWords(entry.purpose) : ''}</Table.Td>
    </Table.Tr>
  )
}

type Say = (key: 'records', values: { count: number }) => string

/** The record, shortened to the end that tells two apart; or how many an answer held. */
function recordWords({ recordType, recordId, count }: AuditEntry, t: Say): string {
  if (!recordType) return ''
  if (recordId) return `${recordType} ${recordId.length > 12 ? `…${recordId.slice(-8)}` : recordId}`
  return count === null ? recordType : `${recordType}, ${t('records', { count })}`
}
