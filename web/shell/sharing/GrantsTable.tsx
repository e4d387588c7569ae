import { Table } from '@mantine/core'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { grantWords, RevokeButton } from '#web/sharing'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listGrants, readSharingChoices } from '../../../platform/sharing/contract.ts'
import type { Grant } from '../../../platform/sharing/contract.ts'
import list from '../list.module.css'
import { HandOn } from './HandOn.tsx'
import { useSay } from './say.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

export interface GrantsTableProps {
  filter: { agreement?: string; direction?: 'given' | 'received'; live?: 'true' }
}

/** What is given and received, with the way to take back what is one's own. */
export function GrantsTable({ filter }: GrantsTableProps) {
  const t = useMessages(words)
  const { data, error, isPending, refetch } = useCall(listGrants, { query: filter })
  const choices = useCall(readSharingChoices, {}).data
  if (isPending) return <Loading shape="table" rows={3} />
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data.grants.length === 0) return <Empty title={t('grantsNoneTitle')}>{t('grantsNoneText')}</Empty>
  return (
    <Table className={list.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th>{t('who')}</Table.Th>
          <Table.Th>{t('why')}</Table.Th>
          <Table.Th>{t('since')}</Table.Th>
          <Table.Th>{t('until')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th aria-label={t('revoked')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.grants.map((grant) => (
          <Row key={grant.id} grant={grant} choices={choices} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ grant, choices }: { grant: Grant; choices: Parameters<typeof useSay>[0] }) {
  const t = useMessages(words)
  const { day } = useFormats()
  const say = useSay(choices)
  const left = say.left([grant.category], grant.fields)
  const what = grantWords(grant)
  return (
    <Table.Tr data-disabled={grant.state !== 'live'}>
      <Table.Td className={list.main ?? ''}>
        {grant.record?.path ? <PageLink to={grant.record.path}>{what}</PageLink> : what}
        {left.length > 0 && (
          <div className={styles.small}>
            {t('without', { parts: say.list(left.map((one) => one.toLowerCase())) })}
          </div>
        )}
      </Table.Td>
      <Table.Td>{toWords(grant, t)}</Table.Td>
      <Table.Td className={list.quiet ?? ''}>{grant.reason}</Table.Td>
      <Table.Td className={list.quiet ?? ''}>{day(grant.grantedAt)}</Table.Td>
      <Table.Td className={list.quiet ?? ''}>{grant.expiresAt ? day(grant.expiresAt) : ''}</Table.Td>
      <Table.Td>{t(grant.state)}</Table.Td>
      <Table.Td>
        {grant.mayRevoke && grant.state === 'live' && <RevokeButton grant={grant} />}
        {grant.mayHandOn && <HandOn grant={grant} />}
      </Table.Td>
    </Table.Tr>
  )
}

type Words = (key: keyof (typeof words)['en'], values?: Record<string, string>) => string

function toWords({ direction, from, to }: Grant, t: Words): string {
  if (direction === 'received') return t('fromAgency', { name: from.name })
  return direction === 'given' ? to.name : t('handedOn', { from: from.name, to: to.name })
}
