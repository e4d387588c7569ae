import { useState } from 'react'
import { Button } from '@mantine/core'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { usePageTitle } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import { readProficiency, type ErrorRates, type ErrorShare } from '../../contract/index.ts'
import { DealPairs } from './DealPairs.tsx'
import { text } from './text.ts'
import styles from './proficiency.module.css'

/** How often readers, and the rule by which searches offer pairs, are wrong where the origin is known. */
export default function ProficiencyPage() {
  return useMay('ballistics.manage') ? <Rates /> : <MayNot />
}

function MayNot() {
  const t = useMessages(text)
  return (
    <PageBody>
      <Empty centred title={t('mayNot')}>
        {t('mayNotText')}
      </Empty>
    </PageBody>
  )
}

function Rates() {
  const t = useMessages(text)
  const { day } = useFormats()
  const [dealing, setDealing] = useState(false)
  const { data, error, isPending, refetch } = useCall(readProficiency, {})
  usePageTitle(t('title'))
  const sets = data?.sets ?? []
  const sum = (of: 'pairs' | 'settled') => sets.reduce((total, one) => total + one[of], 0)
  const rates = data ? [data.machine, ...data.readers] : []
  const nameOf = ({ name }: ErrorRates) => name ?? t('machine', { cells: data?.offeredFrom ?? 0 })
  const failed = error && { error: <ErrorNotice error={error} onRetry={() => void refetch()} /> }
  const share = (id: 'falseLinks' | 'missed' | 'inconclusive'): DataColumn<ErrorRates> => ({
    id,
    header: t(id),
    cell: (row) => <Share share={row[id]} />,
  })
  return (
    <>
      <PageHead
        title={t('title')}
        {...(data && {
          count: t('count', { sets: sets.length, pairs: sum('pairs'), settled: sum('settled') }),
        })}
        actions={<Button onClick={() => setDealing(true)}>{t('deal')}</Button>}
      />
      <PageBody>
        <p className={styles['intro']}>{t('intro')}</p>
      </PageBody>
      <DataTable<ErrorRates>
        title={t('rates')}
        columns={[
          { id: 'reader', header: t('reader'), hideable: false, cell: nameOf },
          share('falseLinks'),
          share('missed'),
          share('inconclusive'),
        ]}
        rows={rates}
        rowId={(row) => row.name ?? 'machine'}
        phone={(row) => ({
          first: nameOf(row),
          second: (['falseLinks', 'missed', 'inconclusive'] as const)
            .map((id) => `${t(id)}: ${t('share', { part: row[id].part, whole: row[id].whole })}`)
            .join(', '),
        })}
        loading={isPending}
        {...failed}
      />
      <DataTable
        title={t('sets')}
        columns={[
          { id: 'set', header: t('set'), hideable: false, cell: (row) => row.title },
          { id: 'pairs', header: t('pairs'), kind: 'number', cell: (row) => row.pairs },
          { id: 'settled', header: t('settled'), kind: 'number', cell: (row) => row.settled },
          { id: 'made', header: t('made'), quiet: true, cell: (row) => `${day(row.madeAt)}, ${row.madeBy}` },
        ]}
        rows={sets}
        rowId={(row) => row.id}
        phone={(row) => ({ first: row.title, second: t('share', { part: row.settled, whole: row.pairs }) })}
        loading={isPending}
        empty={<Empty title={t('noSets')} />}
      />
      {dealing && <DealPairs onClose={() => setDealing(false)} />}
    </>
  )
}

function Share({ share: { part, whole, share, low, high } }: { share: ErrorShare }) {
  const t = useMessages(text)
  const { percent } = useFormats()
  if (share === null) return <span className={styles['quiet']}>{t('none')}</span>
  return (
    <>
      <span className={styles['part']}>{t('share', { part, whole })}</span>
      <span className={styles['quiet']}>
        {t('interval', { share: percent(share), low: percent(low), high: percent(high) })}
      </span>
    </>
  )
}
