import { Table } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { purposeWords } from '#web/session'
import type { HistoryEntry } from '../../../platform/audit/contract.ts'
import list from '../list.module.css'
import styles from './outcome.module.css'
import { words } from './words.ts'

/** The entries of one record, with what was changed where that may be read. */
export function HistoryList({ entries }: { entries: readonly HistoryEntry[] }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  return (
    <Table className={list.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th>{t('who')}</Table.Th>
          <Table.Th>{t('action')}</Table.Th>
          <Table.Th>{t('changes')}</Table.Th>
          <Table.Th>{t('outcome')}</Table.Th>
          <Table.Th>{t('purpose')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td className={list.quiet ?? ''}>{moment(entry.at)}</Table.Td>
            <Table.Td>{entry.person ? `${entry.person.name}, ${entry.person.agency}` : t('nobody')}</Table.Td>
            <Table.Td className={list.main ?? ''}>{entry.action}</Table.Td>
            <Table.Td>
              <Changes entry={entry} />
            </Table.Td>
            <Table.Td data-outcome={entry.outcome} className={list.outcome ?? ''}>
              {t(entry.outcome)}
            </Table.Td>
            <Table.Td className={list.quiet ?? ''}>
              {entry.purpose ? purposeWords(entry.purpose) : ''}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Each field as it was and as it became; where that cannot be read, the names of the fields. */
function Changes({ entry: { changes, fields } }: { entry: HistoryEntry }) {
  const t = useMessages(words)
  if (!changes) return <>{fields.join(', ')}</>
  return (
    <ul className={styles.changes}>
      {changes.map(({ path, before, after }) => (
        <li key={path}>
          <span className={styles.path}>{path}</span>{' '}
          {before !== null && (
            <del className={styles.was} aria-label={`${t('before')} ${before}`}>
              {before}
            </del>
          )}{' '}
          {after !== null && <ins aria-label={`${t('after')} ${after}`}>{after}</ins>}
        </li>
      ))}
    </ul>
  )
}
