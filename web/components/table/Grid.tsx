import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { RowButton } from './RowButton.tsx'
import type { DataColumn, DataTableProps, TableSort } from './types.ts'
import type { useColumns } from './useColumns.ts'
import { words } from './words.ts'
import styles from './table.module.css'

type Columns<Row extends object> = ReturnType<typeof useColumns<Row>>

interface GridProps<Row extends object> extends DataTableProps<Row> {
  readonly table: Columns<Row>['table']
  readonly byId: Columns<Row>['byId']
  readonly sort: TableSort | null
  readonly labelledBy: string
}

/** Rows of skeleton shown while the first page is on its way. */
const WAITING = 8

/** The table proper. */
export function Grid<Row extends object>(props: GridProps<Row>) {
  const t = useMessages(words)
  const { table, byId, labelledBy, loading = false } = props
  const columns = table.getVisibleLeafColumns().flatMap((column) => byId.get(column.id) ?? [])
  return (
    <table className={styles['grid']} aria-labelledby={labelledBy} aria-busy={loading}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {loading ? (
          <Waiting columns={columns} label={t('loading')} />
        ) : (
          table
            .getRowModel()
            .rows.map((row) => (
              <Line key={row.id} {...props} id={row.id} row={row.original} columns={columns} />
            ))
        )}
      </tbody>
    </table>
  )
}

interface HeadProps<Row> {
  readonly column: DataColumn<Row>
  readonly sort: TableSort | null
  readonly onSort: ((sort: TableSort) => void) | undefined
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const mine = sort?.by === column.id ? sort : null
  const Arrow = mine?.descending ? IconArrowDown : IconArrowUp
  const press = () => onSort?.({ by: column.id, descending: mine ? !mine.descending : true })
  return (
    <th
      scope="col"
      data-kind={column.kind}
      style={column.width ? { width: column.width } : undefined}
      aria-sort={mine ? (mine.descending ? 'descending' : 'ascending') : undefined}
    >
      {column.sortable && onSort ? (
        <button type="button" data-print onClick={press}>
          {column.header}
          {mine && <Arrow size={12} stroke={1.8} aria-hidden />}
        </button>
      ) : (
        column.header
      )}
    </th>
  )
}

interface LineProps<Row extends object> extends DataTableProps<Row> {
  readonly id: string
  readonly row: Row
  readonly columns: readonly DataColumn<Row>[]
}

function Line<Row extends object>(props: LineProps<Row>) {
  const { id, row, columns, selected, hovered, onSelect, onHover, onOpen, rowLabel } = props
  return (
    <tr
      aria-current={id === selected ? 'true' : undefined}
      data-hovered={id === hovered || undefined}
      data-pressable={onSelect ? true : undefined}
      onClick={() => onSelect?.(id)}
      onDoubleClick={() => onOpen?.(id)}
      onMouseEnter={() => onHover?.(id)}
      onMouseLeave={() => onHover?.(null)}
    >
      {columns.map((column, at) => (
        <td key={column.id} data-kind={column.kind} data-quiet={column.quiet}>
          {at === 0 && onSelect ? (
            <RowButton
              id={id}
              selected={id === selected}
              label={rowLabel?.(row)}
              onSelect={onSelect}
              onOpen={onOpen}
            >
              {column.cell(row)}
            </RowButton>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}

function Waiting<Row>({ columns, label }: { columns: readonly DataColumn<Row>[]; label: string }) {
  return Array.from({ length: WAITING }, (_, at) => (
    <tr key={at} className={styles['waiting']}>
      {columns.map((column, place) => (
        <td key={column.id} data-kind={column.kind}>
          <span style={{ width: `${45 + ((at * 7 + place * 13) % 40)}%` }} />
          {at === 0 && place === 0 && <em className={styles['spoken']}>{label}</em>}
        </td>
      ))}
    </tr>
  ))
}
