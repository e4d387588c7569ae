import { useState } from 'react'
import { Button } from '@mantine/core'
import { DataTable } from './index.ts'
import type { DataColumn, TableSort } from './index.ts'

export const title = 'Table'

interface Row {
  readonly id: string
  readonly date: string
  readonly area: string
  readonly count: number
  readonly place: string
}

const rows: readonly Row[] = Array.from({ length: 12 }, (_, i) => ({
  id: `24-${1000 + i * 37}`,
  date: `${19 - i} Sep 2024`,
  area: ['North', 'Harbour', 'Mills'][i % 3] ?? '',
  count: (i * 7) % 5,
  place: ['Street', 'House', 'Not stated'][i % 3] ?? '',
}))

const columns: readonly DataColumn<Row>[] = [
  { id: 'id', header: 'Record', kind: 'record', hideable: false, cell: (row) => row.id },
  { id: 'date', header: 'Date', sortable: true, cell: (row) => row.date },
  { id: 'area', header: 'Area', sortable: true, cell: (row) => row.area },
  { id: 'count', header: 'Persons', kind: 'number', sortable: true, cell: (row) => row.count },
  { id: 'place', header: 'Kind of place', quiet: true, cell: (row) => row.place },
  { id: 'note', header: 'Note', hidden: true, cell: () => 'None' },
]

const box = { height: 300, border: '1px solid var(--line)' } as const
const rowId = (row: Row) => row.id

/** The table with rows, on its way, empty and failed. */
export default function TableGallery() {
  const [selected, setSelected] = useState('24-1074')
  const [sort, setSort] = useState<TableSort>({ by: 'date', descending: true })
  return (
    <div style={{ display: 'grid', gap: 24 }}>
      <div style={box}>
        <DataTable
          title="50 records in Mills"
          columns={columns}
          rows={rows}
          rowId={rowId}
          rowLabel={(row) => `record ${row.id}`}
          selected={selected}
          onSelect={setSelected}
          sort={sort}
          onSort={setSort}
          storageKey="gallery"
          paging={{ from: 1, to: 12, total: 50, order: 'newest first', onNext: () => {} }}
          phone={(row) => ({ first: `${row.date}, ${row.area}`, second: row.place, aside: row.count })}
          tools={<Button variant="subtle">Export</Button>}
        />
      </div>
      <div style={box}>
        <DataTable title="Records, loading" columns={columns} rows={[]} rowId={rowId} loading />
      </div>
      <div style={box}>
        <DataTable
          title="No records"
          columns={columns}
          rows={[]}
          rowId={rowId}
          empty="No records here in 2024. Choose a longer period or another area."
        />
      </div>
      <div style={box}>
        <DataTable
          title="Records"
          columns={columns}
          rows={[]}
          rowId={rowId}
          error="The list could not be loaded. Check the connection and try again."
        />
      </div>
    </div>
  )
}
