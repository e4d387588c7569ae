import { Table } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { purposeWords } from '#web/session'
import type { ActivityEntry } from '../../../platform/audit/contract.ts'
import styles from '../list.module.css'
import { words } from './words.ts'

/** One line for each entry; on a phone two lines. */
export function ActivityTable({ entries }: { entries: readonly ActivityEntry[] }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  return (
    <Table className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th>{t('action')}</Table.Th>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th>{t('outcome')}</Table.Th>
          <Table.Th>{t('purpose')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td className={styles.quiet ?? ''}>{moment(entry.at)}</Table.Td>
            <Table.Td className="mono">{entry.action}</Table.Td>
            <Table.Td className={styles.main ?? ''}>
              {entry.recordPath ? <PageLink to={entry.recordPath}>{entry.what}</PageLink> : entry.what}
            </Table.Td>
            <Table.Td data-outcome={entry.outcome} className={styles.outcome ?? ''}>
              {t(entry.outcome)}
            </Table.Td>
            <Table.Td className={styles.quiet ?? ''}>
              {entry.purpose ? purposeWords(entry.purpose) : ''}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
