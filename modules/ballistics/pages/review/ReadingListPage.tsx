import { Button, SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import type { Formats, Say } from '#web/messages'
import { PageHead } from '#web/page'
import { PageLink, useGo, usePageTitle, useSearch } from '#web/pages'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable } from '#web/table'
import type { DataColumn } from '#web/table'
import { readingList } from '../../contract/index.ts'
import type { ReadingItem } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './review.module.css'

const viewSearch = z.object({
  of: z.enum(['own', 'shared']).default('own'),
  reading: z.coerce.number().int().min(1).max(3).optional(),
})

type T = Say<(typeof text)['en']>

/** Comparisons that wait for the person to read them. */
export default function ReadingListPage() {
  const t = useMessages(text)
  const formats = useFormats()
  const go = useGo()
  const [view, change] = useSearch(viewSearch)
  const { data, error, isPending, refetch } = useCall(readingList, { query: view }, { keepPrevious: true })
  usePageTitle(t('title'))
  const items = data?.items ?? []
  const first = items[0]
  return (
    <>
      <PageHead
        title={t('title')}
        count={data && t('sub', data.waiting)}
        actions={
          first && (
            <Button component={PageLink} to={`/ballistics/comparisons/${first.comparisonId}`}>
              {t('begin')}
            </Button>
          )
        }
      />
      <div className={styles['bar']}>
        <SegmentedControl
          size="xs"
          aria-label={t('of')}
          value={view.of}
          onChange={(of) => change({ of })}
          data={(['own', 'shared'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('which')}
          value={String(view.reading ?? 0)}
          onChange={(reading) => change({ reading: reading === '0' ? undefined : Number(reading) })}
          data={[
            { value: '0', label: t('any') },
            ...([1, 2, 3] as const).map((value) => ({ value: String(value), label: t(`which.${value}`) })),
          ]}
        />
        <p>{t('note')}</p>
      </div>
      <DataTable
        title={t(data?.more ? 'rowsMore' : 'rows', { count: items.length })}
        columns={columnsOf(t, formats)}
        rows={items}
        rowId={(item) => item.comparisonId}
        rowLabel={(item) =>
          t('row', { reference: item.reference.exhibitNumber, candidate: item.candidate.exhibitNumber })
        }
        onSelect={(id) => go(`/ballistics/comparisons/${id}`)}
        onOpen={(id) => go(`/ballistics/comparisons/${id}`)}
        loading={isPending}
        empty={<Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>}
        {...(error && { error: <ErrorNotice error={error} onRetry={() => void refetch()} /> })}
        phone={(item) => ({
          first: t('row', {
            reference: item.reference.exhibitNumber,
            candidate: item.candidate.exhibitNumber,
          }),
          second: `${readingWords(t, item)} · ${formats.moment(item.offeredAt)}`,
          aside: t('cellsOf', item.cells),
        })}
      />
    </>
  )
}

const readingWords = (t: T, { reading }: ReadingItem): string =>
  t(reading === 1 ? 'which.1' : reading === 2 ? 'which.2' : 'which.3')

function columnsOf(t: T, formats: Formats): DataColumn<ReadingItem>[] {
  return [
    {
      id: 'reference',
      header: t('reference'),
      kind: 'record',
      hideable: false,
      cell: ({ reference }) => reference.exhibitNumber,
    },
    { id: 'place', header: t('place'), cell: ({ reference }) => reference.place ?? '–' },
    {
      id: 'candidate',
      header: t('candidate'),
      kind: 'record',
      cell: ({ candidate }) => candidate.exhibitNumber,
    },
    { id: 'there', header: t('place'), cell: ({ candidate }) => candidate.place ?? '–' },
    { id: 'cells', header: t('cells'), kind: 'number', cell: ({ cells }) => t('cellsOf', cells) },
    { id: 'reading', header: t('reading'), cell: (item) => readingWords(t, item) },
    { id: 'offered', header: t('offered'), quiet: true, cell: ({ offeredAt }) => formats.moment(offeredAt) },
  ]
}
