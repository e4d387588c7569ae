import { useEffect, useId, useRef } from 'react'
import { useMediaQuery } from '@mantine/hooks'
import { Bar } from './Bar.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'
import { Grid } from './Grid.tsx'
import { PhoneList } from './PhoneList.tsx'
import { SortMenu } from './SortMenu.tsx'
import type { DataTableProps } from './types.ts'
import { useColumns } from './useColumns.ts'
import styles from './table.module.css'

const noRows: readonly never[] = []

/**
 * Rows of records: sticky head, sort and paging by the server, columns to choose, selection shared with
 * the other views. On a phone a list of two-line items; on paper a plain table.
 *
 * @example
 * <DataTable title="50 incidents in precinct 73" columns={columns} rows={page.rows} rowId={(row) => row.id}
 *   selected={linked.selected} onSelect={linked.select} onOpen={linked.open} sort={search.sort} onSort={setSort}
 *   paging={{ from: 1, to: 50, total: 287, order: 'newest first', onNext }} storageKey="incidents"
 *   phone={(row) => ({ first: row.place, second: row.date })} empty={<Empty title="No shootings here in 2024" />} />
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { title, columns, rows, rowId, storageKey, chips, tools, paging, sort = null, onSort } = props
  const titleId = useId()
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const blank = props.loading === true || props.error !== undefined
  const { table, byId, changed, reset } = useColumns(columns, blank ? noRows : rows, rowId, storageKey)
  const scroller = useSelectedInView(props.selected ?? null)
  const choices = table.getAllLeafColumns().map((column) => ({
    id: column.id,
    label: byId.get(column.id)?.header ?? column.id,
    shown: column.getIsVisible(),
    fixed: byId.get(column.id)?.hideable === false,
  }))
  const asList = phone && props.phone !== undefined
  const instead = props.error ?? (props.loading || rows.length > 0 ? undefined : props.empty)
  return (
    <section className={styles['table']} aria-labelledby={titleId}>
      <Bar title={title} titleId={titleId} chips={chips} paging={paging}>
        {tools}
        {!asList && (
          <ColumnMenu
            columns={choices}
            onShow={(id, shown) => table.getColumn(id)?.toggleVisibility(shown)}
            onOrder={(ids) => table.setColumnOrder(ids)}
            onReset={changed ? reset : undefined}
          />
        )}
        {onSort && (
          <SortMenu columns={columns.filter((column) => column.sortable)} sort={sort} onSort={onSort} />
        )}
      </Bar>
      {instead !== undefined ? (
        <div className={styles['instead']}>{instead}</div>
      ) : asList && !props.loading ? (
        <PhoneList {...props} labelledBy={titleId} />
      ) : (
        // Scrolls by itself, so the keyboard must be able to reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div ref={scroller} className={styles['scroll']} tabIndex={0} role="group" aria-labelledby={titleId}>
          <Grid {...props} sort={sort} table={table} byId={byId} labelledBy={titleId} />
        </div>
      )}
    </section>
  )
}

/** Keeps the selected row in sight when the selection moves elsewhere: on the map, or with `j` and `k`. */
function useSelectedInView(selected: string | null) {
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected === null) return
    const row = scroller.current?.querySelector('tr[aria-current]')
    row?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return scroller
}
