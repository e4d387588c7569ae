import { useState } from 'react'
import { MapView } from './index.ts'
import { MapFallback } from './MapFallback.tsx'
import {
  inventedAreas,
  inventedClusters,
  inventedDensity,
  inventedPoints,
  inventedValues,
  months,
} from './invented.ts'

export const title = 'Map'

const areas = inventedAreas()
const values = inventedValues(areas)
const points = inventedPoints(300)
const many = inventedPoints(30_000)
const clusters = inventedClusters()
const density = inventedDensity()
const legend = {
  title: 'Records per 100,000 residents',
  marks: [
    { mark: 'fatal', label: 'someone died' },
    { mark: 'non-fatal', label: 'all survived' },
  ],
  hatch: 'fewer than 5, rate unsteady',
} as const
const box = { height: 420, border: '1px solid var(--line)' } as const
const breaks = [4, 8, 14, 22]

/** Every state of the map, over an invented town. */
export default function MapGallery() {
  return (
    <div
      style={{
        display: 'grid',
        gap: 24,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 560px), 1fr))',
      }}
    >
      <Full />
      <div style={box}>
        <MapView label="Invented town, 30,000 records" areas={areas} points={many} />
      </div>
      <div style={box}>
        <MapView label="Invented town, records grouped" areas={areas} clusters={clusters} />
      </div>
      <div style={box}>
        <MapView
          label="Invented town, hot spots"
          areas={areas}
          density={density}
          legend={{ title: 'Where records lie close together', note: 'Smoothed over 400 m' }}
        />
      </div>
      <div style={box}>
        <MapFallback label="Invented town without WebGL" areas={areas} values={values} selectedArea="3" />
      </div>
    </div>
  )
}

function Full() {
  const [shown, setShown] = useState<readonly string[]>(['rate', 'points'])
  const [area, setArea] = useState<string | null>('5')
  const [point, setPoint] = useState<string | null>('p12')
  const [month, setMonth] = useState<number | null>(null)
  return (
    <div style={box}>
      <MapView
        label="Invented town, rates and records"
        areas={areas}
        {...(shown.includes('rate') && { values, breaks })}
        {...(shown.includes('points') && { points })}
        {...(shown.includes('hot') && { density })}
        selectedArea={area}
        selectedPoint={point}
        onAreaClick={setArea}
        onPointClick={setPoint}
        legend={legend}
        layers={[
          { id: 'rate', label: 'Rate' },
          { id: 'points', label: 'Points' },
          { id: 'hot', label: 'Hot spots' },
        ]}
        shown={shown}
        onShown={setShown}
        tooltip={({ kind, id }) => (kind === 'area' ? `Area ${id}` : `Record ${id}`)}
        time={{ steps: months, index: month, onIndex: setMonth, label: (step) => step }}
        credit="Areas and records are invented"
      />
    </div>
  )
}
