import { Table } from '@mantine/core'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { PageLink } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listWeeks } from '../../../platform/audit/contract.ts'
import type { WeekLine } from '../../../platform/audit/contract.ts'
import styles from '../list.module.css'
import { words } from './words.ts'

/** The weeks of the last year, and which of them nobody has signed off. */
export default function Weeks() {
  const t = useMessages(words)
  const list = useCall(listWeeks, {})
  const weeks = list.data?.weeks ?? []
  const waiting = weeks.filter((week) => week.over && !week.review).length
  return (
    <>
      <PageHead
        title={t('weeks')}
        {...(list.isSuccess && {
          count: waiting > 0 ? t('weeksCount', { count: waiting }) : t('weeksAllDone'),
        })}
      />
      <PageBody>
        {list.isPending && <Loading shape="table" />}
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && weeks.length === 0 && <Empty title={t('noneTitle')} />}
        {weeks.length > 0 && (
          <Table className={styles.table ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('week')}</Table.Th>
                <Table.Th>{t('rows')}</Table.Th>
                <Table.Th>{t('refused')}</Table.Th>
                <Table.Th>{t('state')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {weeks.map((week) => (
                <WeekRow key={week.week} week={week} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </PageBody>
    </>
  )
}

function WeekRow({ week: { week, rows, refused, over, review } }: { week: WeekLine }) {
  const t = useMessages(words)
  const { date, day, number } = useFormats()
  return (
    <Table.Tr>
      <Table.Td className={styles.main ?? ''}>
        <PageLink to={`/audit/weeks/${week}`}>{date(week)}</PageLink>
      </Table.Td>
      <Table.Td>{number(rows)}</Table.Td>
      <Table.Td>{number(refused)}</Table.Td>
      <Table.Td data-outcome={over && !review ? 'refused' : 'done'} className={styles.outcome ?? ''}>
        {review ? t('signedBy', { name: review.by, day: day(review.at) }) : t(over ? 'waiting' : 'running')}
      </Table.Td>
    </Table.Tr>
  )
}
