import { useMemo } from 'react'
import { useGo } from '#web/pages'
import { DataTable } from '#web/table'
import type { DataColumn } from '#web/table'
import type { AreaFigure } from '../../contract/index.ts'
import { areaWords } from '../map/index.ts'
import { changeWords, intervalWords } from './change.ts'
import type { Sentences } from './change.ts'
import { Verdict } from './Changes.tsx'
import styles from './overview.module.css'

interface AreasTableProps {
  readonly title: string
  readonly areas: readonly AreaFigure[]
  readonly one: string
  readonly unitName: string
  readonly say: Sentences
  readonly search: Record<string, unknown>
}

/** Areas in the order of their names, never of their counts: this is no ranking. */
export function AreasTable({ title, areas, one, unitName, say, search }: AreasTableProps) {
  const go = useGo()
  const columns = useMemo(() => columnsOf(one, unitName, say), [one, unitName, say])
  const rows = useMemo(
    () => areas.toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true })),
    [areas],
  )
  const open = (id: string) => go('/incidents', { ...search, picked: id })
  return (
    <div className={styles.table}>
      <DataTable
        title={title}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.areaId)}
        rowLabel={(row) => areaWords(row, one)}
        onSelect={open}
        storageKey="incident-areas"
        phone={(row) => ({
          first: areaWords(row, one),
          second: changeWords(say, row.change) ?? say.t(`verdict.${row.change.verdict}`),
          aside: say.formats.number(row.count),
        })}
      />
    </div>
  )
}

function columnsOf(one: string, unitName: string, say: Sentences): DataColumn<AreaFigure>[] {
  const { t, formats } = say
  const number = (value: number | null, digits = 1) => (value === null ? '–' : formats.number(value, digits))
  return [
    { id: 'area', header: t('area'), hideable: false, cell: (row) => areaWords(row, one) },
    { id: 'count', header: unitName, kind: 'number', cell: (row) => formats.number(row.count) },
    { id: 'fatal', header: t('fatal'), kind: 'number', cell: (row) => formats.number(row.fatal) },
    { id: 'rate', header: t('rate'), kind: 'number', cell: (row) => number(row.rate.value) },
    {
      id: 'interval',
      header: t('rateInterval'),
      quiet: true,
      cell: (row) =>
        `${number(row.rate.low)}–${number(row.rate.high)}${row.unsteady ? ` · ${t('unsteady')}` : ''}`,
    },
    {
      id: 'change',
      header: t('changeColumn'),
      cell: (row) => changeWords(say, row.change) ?? '–',
    },
    {
      id: 'changeInterval',
      header: t('rateInterval'),
      quiet: true,
      cell: (row) => bare(intervalWords(say, row.change)),
    },
    {
      id: 'verdict',
      header: t('says'),
      cell: (row) => <Verdict verdict={row.change.verdict} say={say} />,
    },
  ]
}

/** In its own column the interval needs no name. */
const bare = (words: string | null) => words?.replace(/^95% interval /, '') ?? '–'
