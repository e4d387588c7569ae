import { useMemo } from 'react'
import { Button } from '@mantine/core'
import { Chip, FilterBar } from '#web/filters'
import { MapView } from '#web/map'
import type { Areas, MapPoint } from '#web/map'
import { IntervalPlot } from '#web/plots'
import { DataTable } from '#web/table'
import { LinkedPage, LinkedProvider, useHovered, useLinked, useSelectionState } from './index.ts'

export const title = 'Linked views'

interface Row {
  readonly id: string
  readonly area: string
  readonly lon: number
  readonly lat: number
}

const names = ['North', 'Harbour', 'Mills', 'South']

const areas: Areas = {
  type: 'FeatureCollection',
  features: names.map((name, i) => {
    const [x, y] = [(i % 2) * 0.05, Math.floor(i / 2) * 0.04]
    const ring = [
      [x, y],
      [x + 0.05, y],
      [x + 0.05, y + 0.04],
      [x, y + 0.04],
      [x, y],
    ]
    return {
      type: 'Feature',
      properties: { id: name, label: name },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  }),
}

const all: readonly Row[] = Array.from({ length: 40 }, (_, i) => ({
  id: `24-${1000 + i * 37}`,
  area: names[i % 4] ?? '',
  lon: (i % 2) * 0.05 + 0.006 + ((i * 17) % 38) / 1000,
  lat: Math.floor((i % 4) / 2) * 0.04 + 0.005 + ((i * 23) % 30) / 1000,
}))

const values = new Map(names.map((name, i) => [name, { value: 3 + i * 7, count: 10, unsteady: i === 0 }]))
const changes = names.map((name, i) => ({
  id: name,
  label: name,
  count: 10,
  ratio: 0.7 + i * 0.2,
  low: 0.4 + i * 0.1,
  high: 1.2 + i * 0.4,
}))

/** Map, plot, table and side panel over one selection. */
export default function LinkedGallery() {
  const [selection, onSelection] = useSelectionState({ selected: '24-1074', area: null, range: null })
  const rows = useMemo(
    () => all.filter((row) => selection.area === null || row.area === selection.area.id),
    [selection.area],
  )
  const order = useMemo(() => rows.map((row) => row.id), [rows])
  return (
    <LinkedProvider selection={selection} onSelection={onSelection} order={order}>
      <Page rows={rows} />
    </LinkedProvider>
  )
}

function Page({ rows }: { rows: readonly Row[] }) {
  const linked = useLinked()
  const { item } = useHovered()
  const points = useMemo<MapPoint[]>(() => rows.map((row) => ({ ...row, mark: 'non-fatal' })), [rows])
  const pick = (id: string) => linked.pickArea({ id, label: id })
  return (
    <LinkedPage
      title="Records"
      summary={`${rows.length} in 2024`}
      actions={<Button>Record one</Button>}
      filters={<FilterBar fields={[]} value={{}} onChange={() => {}} />}
      map={
        <MapView
          label="Map of records, 2024"
          areas={areas}
          values={values}
          breaks={[4, 8, 14, 22]}
          points={points}
          selectedArea={linked.area?.id ?? null}
          selectedPoint={linked.selected}
          hoveredPoint={item}
          onAreaClick={pick}
          onPointClick={linked.select}
          legend={{ title: 'Records per 100,000 residents', hatch: 'fewer than 5, rate unsteady' }}
        />
      }
      plots={
        <IntervalPlot
          title="2024 against 2023"
          subtitle="By area, 95% intervals"
          filename="change"
          rows={changes}
          selected={linked.area?.id ?? null}
          onSelect={pick}
        />
      }
      table={<Rows rows={rows} />}
      panel={
        linked.selected ? { title: `Record ${linked.selected}`, children: <p>What is known of it.</p> } : null
      }
    />
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const linked = useLinked()
  const { item } = useHovered()
  return (
    <DataTable
      title={`${rows.length} records`}
      columns={[
        { id: 'id', header: 'Record', kind: 'record', hideable: false, cell: (row) => row.id },
        { id: 'area', header: 'Area', cell: (row) => row.area },
      ]}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `record ${row.id}`}
      selected={linked.selected}
      hovered={item}
      onSelect={linked.select}
      onHover={(id) => linked.hover({ item: id })}
      phone={(row) => ({ first: row.id, second: row.area })}
      chips={
        linked.area && (
          <Chip source="From map" label={linked.area.label} onClear={() => linked.pickArea(null)} />
        )
      }
    />
  )
}
