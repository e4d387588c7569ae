import type { ReactNode } from 'react'

/** One column. `cell` draws a row's value; a number column sits right with figures of one width. */
export interface DataColumn<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  readonly kind?: 'text' | 'number' | 'record'
  /** Secondary text, in the quieter ink. */
  readonly quiet?: boolean
  readonly sortable?: boolean
  /** False for the column that names the row. */
  readonly hideable?: boolean
  /** Starts hidden until someone shows it. */
  readonly hidden?: boolean
  /** CSS width, such as `7rem`. */
  readonly width?: string
}

/** How the server sorted the rows. */
export interface TableSort {
  readonly by: string
  readonly descending: boolean
}

/** Where this page of rows stands in the whole. */
export interface TablePaging {
  /** Place of the first and last row shown, from 1. */
  readonly from: number
  readonly to: number
  readonly total: number
  /** There are more than `total`, which is as far as was counted. */
  readonly more?: boolean
  /** How the rows are ordered, in words: "newest first". */
  readonly order?: string
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

/** A row as a list item of two lines, for phones. */
export interface PhoneItem {
  readonly lead?: ReactNode
  readonly first: ReactNode
  readonly second?: ReactNode
  readonly aside?: ReactNode
}

export interface DataTableProps<Row> {
  /** What the rows are, with their count: "50 incidents in precinct 73". Also names the table. */
  readonly title: string
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** Names a row for people who hear it: "Incident 24-1187". Defaults to its id. */
  readonly rowLabel?: (row: Row) => string
  readonly selected?: string | null
  readonly hovered?: string | null
  readonly onSelect?: (id: string) => void
  readonly onHover?: (id: string | null) => void
  /** Second press or double click on a row. */
  readonly onOpen?: (id: string) => void
  readonly sort?: TableSort | null
  readonly onSort?: (sort: TableSort) => void
  /** Where this table's columns are remembered in the browser. */
  readonly storageKey?: string
  readonly phone?: (row: Row) => PhoneItem
  /** Chips beside the title, such as "From map precinct 73 ×". */
  readonly chips?: ReactNode
  /** Buttons at the right of the bar, such as an export. */
  readonly tools?: ReactNode
  readonly paging?: TablePaging
  readonly loading?: boolean
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
  /** Shown instead of rows when they could not be had. */
  readonly error?: ReactNode
}
