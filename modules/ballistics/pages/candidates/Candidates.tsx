import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageLink, useGo } from '#web/pages'
import { Empty } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import {
  compareScans,
  listCandidates,
  readingList,
  type Candidate,
  type ScanRef,
} from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './candidates.module.css'

interface CandidatesProps {
  scan: ScanRef
  candidates: readonly Candidate[]
  mayReview: boolean
}

/** What was found with a scan, the most alike first. Never a verdict: how many cells agree, of how many. */
export function Candidates({ scan, candidates, mayReview }: CandidatesProps) {
  const t = useMessages(text)
  const go = useGo()
  const count = candidates.length
  const columns = useColumns(scan, mayReview)
  return (
    <DataTable<Candidate>
      title={t('candidates', { count })}
      columns={columns}
      rows={candidates}
      rowId={(row) => row.comparisonId}
      rowLabel={(row) => `${t('position', { position: row.position, count })}: ${row.explanation}`}
      storageKey="ballistics-candidates"
      onSelect={(id) => go(`/ballistics/comparisons/${id}`)}
      onOpen={(id) => go(`/ballistics/comparisons/${id}`)}
      phone={(row) => ({
        lead: row.position,
        first: `${row.scan.exhibitNumber}: ${row.explanation}`,
        second: [row.scan.caseNumber ?? t('closedCase'), row.scan.place].filter(Boolean).join(', '),
        aside: t(`reading.${row.reading}`),
      })}
      empty={<Empty title={t('notFound')}>{t('notFoundText')}</Empty>}
    />
  )
}

function useColumns(scan: ScanRef, mayReview: boolean): DataColumn<Candidate>[] {
  const t = useMessages(text)
  const { number, date } = useFormats()
  const aside = (row: Candidate) =>
    [row.sameCase && t('sameCase'), row.foundByOther && t('foundByOther')].filter(Boolean).join(', ')
  return [
    {
      id: 'rank',
      header: t('rank'),
      kind: 'number',
      hideable: false,
      width: '3.5rem',
      cell: (row) => row.position,
    },
    {
      id: 'candidate',
      header: t('candidate'),
      kind: 'record',
      hideable: false,
      cell: (row) => (
        <>
          <PageLink to={`/ballistics/comparisons/${row.comparisonId}`}>{row.scan.exhibitNumber}</PageLink>
          {aside(row) && <span className={styles['quiet']}> {aside(row)}</span>}
        </>
      ),
    },
    { id: 'agree', header: t('agree'), cell: (row) => <Agree row={row} /> },
    {
      id: 'case',
      header: t('case'),
      cell: ({ scan: { caseId, caseNumber } }) =>
        caseId && caseNumber ? (
          <PageLink to={`/ballistics/cases/${caseId}`} inherit>
            {caseNumber}
          </PageLink>
        ) : (
          <span className={styles['quiet']}>{t('closedCase')}</span>
        ),
    },
    {
      id: 'place',
      header: t('place'),
      quiet: true,
      cell: ({ scan: { place, occurredOn } }) =>
        [place, occurredOn && date(occurredOn.slice(0, 10))].filter(Boolean).join(', '),
    },
    {
      id: 'score',
      header: t('score'),
      kind: 'number',
      cell: (row) => (row.score === null ? '–' : number(row.score, 2)),
    },
    {
      id: 'reading',
      header: t('reading'),
      cell: (row) =>
        row.reading === 'not-offered' && mayReview ? (
          <Offer reference={scan.id} candidate={row.scan.id} />
        ) : (
          t(`reading.${row.reading}`)
        ),
    },
  ]
}

function Agree({ row }: { row: Candidate }) {
  const { original, compared } = row.cells
  const share = Math.min(...original.map((agree, i) => agree / Math.max(1, compared[i]!)))
  return (
    <span className={styles['agree']}>
      <span className={styles['bar']} aria-hidden>
        <span style={{ width: `${100 * share}%` }} />
      </span>
      {row.explanation}
    </span>
  )
}

function Offer({ reference, candidate }: { reference: string; candidate: string }) {
  const t = useMessages(text)
  const offer = useChange(compareScans, {
    invalidates: [listCandidates, readingList],
    onSuccess: () => notifyDone({ message: t('offered') }),
  })
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={offer.isPending}
      onClick={() => offer.mutate({ body: { reference, candidate } })}
    >
      {t('offer')}
    </Button>
  )
}
