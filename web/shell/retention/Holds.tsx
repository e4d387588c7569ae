import { useState } from 'react'
import { Button, SegmentedControl, Table } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listHolds } from '../../../platform/retention/contract.ts'
import type { Hold } from '../../../platform/retention/contract.ts'
import list from '../list.module.css'
import { typeName } from './Due.tsx'
import { LiftHold } from './LiftHold.tsx'
import { words } from './words.ts'
import styles from './retention.module.css'

/** What must not be destroyed, why, since when. `onPlace` is given to who may place and lift holds. */
export function Holds({ onPlace }: { onPlace: (() => void) | undefined }) {
  const t = useMessages(words)
  const [state, setState] = useState<'live' | 'all'>('live')
  const holds = useCall(listHolds, { query: { state } }, { keepPrevious: true })
  const rows = holds.data?.holds ?? []
  return (
    <>
      <div className={styles.row}>
        <SegmentedControl
          aria-label={t('holdState')}
          value={state}
          onChange={(value) => setState(value === 'all' ? 'all' : 'live')}
          data={[
            { value: 'live', label: t('holdLive') },
            { value: 'all', label: t('holdAll') },
          ]}
        />
        {onPlace && (
          <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={onPlace}>
            {t('place')}
          </Button>
        )}
      </div>
      {holds.isPending && <Loading shape="table" />}
      {holds.error && <ErrorNotice error={holds.error} onRetry={() => void holds.refetch()} />}
      {holds.isSuccess && rows.length === 0 && <Empty title={t('noHolds')}>{t('noHoldsText')}</Empty>}
      {rows.length > 0 && <HoldTable holds={rows} manages={onPlace !== undefined} />}
    </>
  )
}

function HoldTable({ holds, manages }: { holds: readonly Hold[]; manages: boolean }) {
  const t = useMessages(words)
  return (
    <Table className={list.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('matter')}</Table.Th>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th>{t('reason')}</Table.Th>
          <Table.Th>{t('placedBy')}</Table.Th>
          <Table.Th>{t('since')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {holds.map((hold) => (
          <HoldRow key={hold.id} hold={hold} manages={manages} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function HoldRow({ hold, manages }: { hold: Hold; manages: boolean }) {
  const t = useMessages(words)
  const { day } = useFormats()
  return (
    <Table.Tr>
      <Table.Td className={list.main ?? ''}>{hold.matter}</Table.Td>
      <Table.Td>
        <Held hold={hold} />
      </Table.Td>
      <Table.Td>{hold.reason}</Table.Td>
      <Table.Td className={list.quiet ?? ''}>{hold.placedBy}</Table.Td>
      <Table.Td className={list.quiet ?? ''}>{day(hold.placedAt)}</Table.Td>
      <Table.Td>
        {hold.liftedAt ? (
          <span className={styles.quiet}>
            {t('liftedOn', { day: day(hold.liftedAt), name: hold.liftedBy ?? '' })}
          </span>
        ) : manages ? (
          <LiftHold hold={hold} />
        ) : (
          t('live')
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Held({ hold }: { hold: Hold }) {
  const t = useMessages(words)
  if (hold.category) return <>{t(hold.category)}</>
  const text = `${typeName(hold.recordType ?? '')} ${hold.recordId?.slice(-12) ?? ''}`
  return hold.recordPath ? <PageLink to={hold.recordPath}>{text}</PageLink> : <>{text}</>
}
