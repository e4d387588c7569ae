import { Button } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { DataTable } from '#web/table'
import type { DataColumn } from '#web/table'
import { sorted } from './model.ts'
import type { CellShown, CellSort } from './model.ts'
import { text } from './text.ts'
import type { ComparisonView } from './view.ts'
import styles from './comparison.module.css'

interface CellTableProps {
  readonly cells: readonly CellShown[]
  readonly view: ComparisonView
  readonly onView: (patch: Partial<ComparisonView>) => void
}

/** Every cell with where it was found: those that agree and those that fall elsewhere. */
export function CellTable({ cells, view, onView }: CellTableProps) {
  const t = useMessages(text)
  const shown = cells.filter(({ direction }) => view.all === 'yes' || direction === view.way)
  const isDescending = view.up === 'no'
  return (
    <div className={styles['cellTable']}>
      <DataTable
        title={t('tableTitle', { count: shown.length })}
        columns={useColumns()}
        rows={sorted(shown, view.sort, isDescending)}
        rowId={(cell) => cell.id}
        rowLabel={useLabel()}
        selected={view.cell ?? null}
        onSelect={(cell) => onView({ cell })}
        sort={{ by: view.sort, descending: isDescending }}
        onSort={({ by, descending }) => onView({ sort: by as CellSort, up: descending ? 'no' : 'yes' })}
        tools={
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onView({ all: view.all === 'yes' ? 'no' : 'yes' })}
          >
            {t(view.all === 'yes' ? 'showOne' : 'showAll')}
          </Button>
        }
      />
    </div>
  )
}

function useLabel() {
  const t = useMessages(text)
  const { number } = useFormats()
  return (cell: CellShown) =>
    t('cellLabel', {
      name: cell.name,
      correlation: number(cell.correlation, 2),
      place: t(cell.congruent ? 'agrees' : 'elsewhere'),
    })
}

function useColumns(): DataColumn<CellShown>[] {
  const t = useMessages(text)
  const { number } = useFormats()
  const signed = (value: number) => {
    const round = Math.round(value)
    return round > 0 ? `+${number(round)}` : round < 0 ? `−${number(-round)}` : '0'
  }
  return [
    {
      id: 'name',
      header: t('cell'),
      kind: 'record',
      hideable: false,
      sortable: true,
      cell: (cell) => (cell.direction === 'ba' ? t('fromCandidate', { name: cell.name }) : cell.name),
    },
    {
      id: 'correlation',
      header: t('correlation'),
      kind: 'number',
      sortable: true,
      cell: (cell) => number(cell.correlation, 2),
    },
    { id: 'dx', header: t('dx'), kind: 'number', sortable: true, cell: (cell) => signed(cell.dx) },
    { id: 'dy', header: t('dy'), kind: 'number', sortable: true, cell: (cell) => signed(cell.dy) },
    {
      id: 'theta',
      header: t('theta'),
      kind: 'number',
      sortable: true,
      cell: (cell) => `${signed(cell.theta).replace('+', '')}°`,
    },
    {
      id: 'place',
      header: t('place'),
      sortable: true,
      cell: (cell) => (
        <span className={styles['placeWord']} data-place={cell.congruent ? 'agrees' : 'elsewhere'}>
          {cell.congruent ? (
            <IconCheck size={13} stroke={2} aria-hidden />
          ) : (
            <IconMinus size={13} stroke={2} aria-hidden />
          )}
          {t(cell.congruent ? 'agrees' : 'elsewhere')}
        </span>
      ),
    },
  ]
}
