import { Button, Table } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCall } from '#web/client'
import { useFormats, useMessages, useNow } from '#web/messages'
import { PageLink, useGo } from '#web/pages'
import { useMay } from '#web/session'
import { categoryWords } from '#web/sharing'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listAgreements } from '../../../platform/sharing/contract.ts'
import type { Agreement } from '../../../platform/sharing/contract.ts'
import list from '../list.module.css'
import { words } from './words.ts'
import styles from './sharing.module.css'

/** Agreements the agency is a party of; what waits for it is said beside the state. */
export function Agreements() {
  const t = useMessages(words)
  const go = useGo()
  const manages = useMay('sharing.manage')
  const { data, error, isPending, refetch } = useCall(listAgreements, {})
  const add = manages && (
    <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => go('/sharing/agreements/new')}>
      {t('newAgreement')}
    </Button>
  )
  if (isPending) return <Loading shape="table" />
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data.agreements.length === 0)
    return (
      <Empty title={t('noneTitle')} action={add}>
        {t('noneText')}
      </Empty>
    )
  return (
    <>
      <div className={styles.tools}>{add}</div>
      <Table className={list.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('agreement')}</Table.Th>
            <Table.Th>{t('parties')}</Table.Th>
            <Table.Th>{t('kinds')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th>{t('until')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.agreements.map((one) => (
            <Row key={one.id} agreement={one} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

const SOON_MS = 30 * 86_400_000

function Row({ agreement }: { agreement: Agreement }) {
  const t = useMessages(words)
  const { date, list: listed } = useFormats()
  const now = useNow().getTime()
  const { terms, parties, state } = agreement
  const soon = state === 'in-force' && Date.parse(terms.expiresOn) - now < SOON_MS
  return (
    <Table.Tr>
      <Table.Td className={list.main ?? ''}>
        <PageLink to={`/sharing/agreements/${agreement.id}`}>{terms.name}</PageLink>
      </Table.Td>
      <Table.Td>{listed(parties.map(({ agency }) => agency.name))}</Table.Td>
      <Table.Td className={list.quiet ?? ''}>{terms.categories.map(categoryWords).join(', ')}</Table.Td>
      <Table.Td className={agreement.mayAccept ? (styles.attention ?? '') : ''}>
        {t(agreement.mayAccept ? 'waitsForYou' : state)}
      </Table.Td>
      <Table.Td className={soon ? (styles.attention ?? '') : (list.quiet ?? '')}>
        {date(terms.expiresOn)}
        {soon && ` · ${t('endsSoon')}`}
      </Table.Td>
    </Table.Tr>
  )
}
