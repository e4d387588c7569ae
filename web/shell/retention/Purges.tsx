import { Table } from '@mantine/core'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listPurges } from '../../../platform/retention/contract.ts'
import type { PurgeItem } from '../../../platform/retention/contract.ts'
import list from '../list.module.css'
import { words } from './words.ts'

/** Purges that were approved; each leads to its certificate. */
export function Purges() {
  const t = useMessages(words)
  const purges = useCall(listPurges, {}, { staleTime: 0 })
  if (purges.isPending) return <Loading shape="table" />
  if (purges.error) return <ErrorNotice error={purges.error} onRetry={() => void purges.refetch()} />
  if (purges.data.purges.length === 0) return <Empty title={t('noPurges')}>{t('noPurgesText')}</Empty>
  return (
    <Table className={list.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('purge')}</Table.Th>
          <Table.Th>{t('dated')}</Table.Th>
          <Table.Th>{t('destroyed')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th>{t('approvedBy')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {purges.data.purges.map((purge) => (
          <PurgeRow key={purge.id} purge={purge} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function PurgeRow({ purge }: { purge: PurgeItem }) {
  const t = useMessages(words)
  const { date, day, number } = useFormats()
  return (
    <Table.Tr>
      <Table.Td className={list.main ?? ''}>
        <PageLink to={`/retention/purges/${purge.id}`}>{t(purge.category)}</PageLink>
      </Table.Td>
      <Table.Td className={list.quiet ?? ''}>{date(purge.dueTo)}</Table.Td>
      <Table.Td>{t('ofAsked', { done: number(purge.purged), total: number(purge.asked) })}</Table.Td>
      <Table.Td className={list.quiet ?? ''}>
        {purge.finishedAt ? `${t('complete')} · ${day(purge.finishedAt)}` : t(stateKey(purge))}
      </Table.Td>
      <Table.Td className={list.quiet ?? ''}>{purge.certificate?.approvedBy}</Table.Td>
    </Table.Tr>
  )
}

/** Whether a purge without a certificate is under way or has stopped. */
export const stateKey = ({ job }: PurgeItem): 'running' | 'stopped' =>
  job?.state === 'waiting' || job?.state === 'running' ? 'running' : 'stopped'
