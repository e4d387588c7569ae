import { useFormats, useMessages } from '#web/messages'
import { useGo } from '#web/pages'
import { DataTable, type DataColumn } from '#web/table'
import type { IndicatorGun } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './indicators.module.css'

/** What the tables of an indicator and of a referral show of a gun. */
export type GunShown = Omit<IndicatorGun, 'traceId' | 'alsoIn'> &
  Partial<Pick<IndicatorGun, 'traceId' | 'alsoIn'>>

/** The guns, each with the way to its trace or recovery. */
export function GunTable({ guns }: { guns: readonly GunShown[] }) {
  const t = useMessages(text)
  const go = useGo()
  const { date } = useFormats()
  const open = (id: string) => {
    const gun = guns.find((one) => one.recoveryId === id)
    go(gun?.traceId ? `/tracing/traces/${gun.traceId}` : `/tracing/${id}`)
  }
  return (
    <div className={styles['flush']}>
      <DataTable
        title={`${t('gunList')}: ${guns.length}`}
        columns={useColumns(guns)}
        rows={guns}
        rowId={(row) => row.recoveryId}
        rowLabel={(row) => `${row.gun} ${row.serial}`}
        onSelect={open}
        onOpen={open}
        storageKey="indicator-guns"
        phone={(row) => ({
          first: `${row.gun} ${row.serial}`,
          second: [row.part, row.recoveredOn && date(row.recoveredOn), row.caseNumber]
            .filter(Boolean)
            .join(' · '),
          aside: row.daysToCrime === null ? null : t('daysAside', { count: row.daysToCrime }),
        })}
      />
    </div>
  )
}

function useColumns(guns: readonly GunShown[]): DataColumn<GunShown>[] {
  const t = useMessages(text)
  const { date, number } = useFormats()
  const day = (value: string | null) => (value === null ? '–' : date(value))
  const some = (of: (gun: GunShown) => unknown) => guns.some((gun) => Boolean(of(gun)))
  return [
    { id: 'gun', header: t('gun'), hideable: false, cell: (row) => row.gun },
    {
      id: 'serial',
      header: t('serial'),
      cell: (row) => <span className={styles['mono']}>{row.serial}</span>,
    },
    { id: 'part', header: t('part'), cell: (row) => row.part, width: '16rem' },
    { id: 'bought', header: t('boughtOn'), cell: (row) => day(row.purchasedOn) },
    { id: 'recovered', header: t('recoveredOn'), cell: (row) => day(row.recoveredOn) },
    {
      id: 'days',
      header: t('days'),
      kind: 'number',
      cell: (row) => (row.daysToCrime === null ? '–' : number(row.daysToCrime)),
    },
    {
      id: 'purchaser',
      header: t('purchaser'),
      kind: 'number',
      hidden: !some((gun) => gun.purchaserNumber),
      cell: (row) => (row.purchaserNumber === null ? '–' : String(row.purchaserNumber)),
    },
    { id: 'dealer', header: t('dealer'), quiet: true, cell: (row) => row.dealer ?? '–' },
    { id: 'case', header: t('case'), kind: 'record', quiet: true, cell: (row) => row.caseNumber },
    { id: 'place', header: t('place'), quiet: true, hidden: true, cell: (row) => row.address ?? '–' },
    {
      id: 'also',
      header: t('alsoIn'),
      kind: 'number',
      quiet: true,
      hidden: !some((gun) => gun.alsoIn),
      cell: (row) => number(row.alsoIn ?? 0),
    },
  ]
}
