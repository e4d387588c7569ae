import { useState } from 'react'
import { Chip, FilterBar, SavedViews } from './index.ts'
import type { FilterField, SavedView } from './index.ts'

export const title = 'Filters'

interface Search {
  readonly from?: string
  readonly to?: string
  readonly area?: string
  readonly place?: readonly string[]
  readonly words?: string
  readonly count?: string
}

const option = (label: string) => ({ value: label.toLowerCase(), label })
const places = 'Street, House, Public housing, Bar or club, Store, School, Park, Vehicle, Hotel, Not stated'

const fields: readonly FilterField<Search>[] = [
  { kind: 'dates', from: 'from', to: 'to', label: 'Period', today: '2024-12-31', pinned: true },
  {
    kind: 'choice',
    key: 'area',
    label: 'Area',
    pinned: true,
    options: ['North', 'Harbour', 'Mills'].map(option),
  },
  {
    kind: 'choice',
    key: 'place',
    label: 'Place',
    pinned: true,
    multiple: true,
    options: places.split(', ').map(option),
  },
  { kind: 'text', key: 'words', label: 'Words', placeholder: 'Part of a street or a note' },
  { kind: 'segment', key: 'count', label: 'Count', options: [option('Records'), option('Persons')] },
]

/** The filter bar with some filters set and with none; a chip; saved views. */
export default function FiltersGallery() {
  const [search, setSearch] = useState<Search>({ from: '2024-01-01', to: '2024-12-31', area: 'harbour' })
  const [none, setNone] = useState<Search>({})
  const [chip, setChip] = useState(true)
  const [views, setViews] = useState<readonly SavedView[]>([{ id: '1', name: 'Harbour this year' }])
  return (
    <div style={{ display: 'grid', gap: 24 }}>
      <FilterBar fields={fields} value={search} onChange={setSearch} />
      <FilterBar fields={fields} value={none} onChange={setNone} />
      <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
        {chip && <Chip source="From map" label="precinct 73" onClear={() => setChip(false)} />}
        <SavedViews
          views={views}
          onApply={() => setSearch({ area: 'harbour' })}
          onSave={(name) => setViews([...views, { id: name, name }])}
          onDelete={(id) => setViews(views.filter((view) => view.id !== id))}
        />
      </div>
      <output style={{ color: 'var(--ink-3)' }}>{JSON.stringify(search)}</output>
    </div>
  )
}
