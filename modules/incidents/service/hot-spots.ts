import {
  areaIndex,
  gridFrame,
  hotSpotGrid,
  kernelDensity,
  projectLocal,
  type AreaFeature,
  type GridFrame,
  type LocalProjection,
} from '@throughline/crime-statistics'
import type { Tx } from '#platform/db'
import type { CountUnit, HotSpots } from '../contract/index.ts'
import { cityAreas, countBins, spreadOf, type Bin, type Box, type Spread } from '../store/map.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { countingShootings } from './figures.ts'
import { setFilter } from './filter.ts'

export interface HotSpotRequest {
  readonly cell: number
}

/** The kernel reaches this many cells: four of 250 m, the reach of a walkable neighbourhood. */
const BANDWIDTH_CELLS = 4
const MOST_CELLS = 250_000
/** Cells below this share of the highest density would only add weight to the answer. */
const FAINT = 0.005

/**
 * Where shootings concentrate. Incidents are counted in cells first and spread from the middle of each cell's
 * incidents, so that the work grows with the city and not with its history.
 */
export async function hotSpots(
  tx: Tx,
  cache: ResultCache,
  request: Parameters<typeof setFilter>[2] & HotSpotRequest,
): Promise<HotSpots> {
  const filter = countingShootings(await setFilter(tx, cache, request))
  const { cell } = request
  const answer = await cache.through(tx, keyOf('hot-spots', { ...filter, cell }), async () => {
    const spread = await spreadOf(tx, filter)
    if (!spread) return emptyAnswer(cell)
    const place = layGrid(spread, cell)
    const bins = await countBins(tx, filter, place.box, place.local)
    return describe(place, bins, (await cityAreas(tx)) as AreaFeature[])
  })
  tx.about({ type: 'incident', count: answer.cells.reduce((sum, { count }) => sum + count, 0) })
  return answer
}

interface Place {
  readonly box: Box
  readonly frame: GridFrame
  readonly projection: LocalProjection
  readonly local: { west: number; south: number; cellWidth: number; cellHeight: number }
}

/** A grid over all incidents; over all but the outermost when a few strays would stretch it beyond use. */
function layGrid({ box, core }: Spread, asked: number): Place {
  const whole = gridOver(box, asked)
  if (whole) return whole
  for (let cell = asked; ; cell *= 2) {
    const inner = gridOver(core, cell)
    if (inner) return inner
  }
}

function gridOver([west, south, east, north]: Box, cell: number): Place | null {
  const projection = projectLocal((west + east) / 2, (south + north) / 2)
  const margin = BANDWIDTH_CELLS * cell
  const [x0, y0] = projection.toMetres(west, south)
  const [x1, y1] = projection.toMetres(east, north)
  if (((x1 - x0 + 2 * margin) / cell) * ((y1 - y0 + 2 * margin) / cell) > MOST_CELLS) return null
  const frame = gridFrame([x0 - margin, y0 - margin, x1 + margin, y1 + margin], cell)
  const at = (column: number, row: number) =>
    projection.toDegrees(frame.originX + column * cell, frame.originY + row * cell)
  const [gridWest, gridSouth] = at(0, 0)
  const [gridEast, gridNorth] = at(frame.columns, frame.rows)
  const local = {
    west: gridWest,
    south: gridSouth,
    cellWidth: (gridEast - gridWest) / frame.columns,
    cellHeight: (gridNorth - gridSouth) / frame.rows,
  }
  return { box: [gridWest, gridSouth, gridEast, gridNorth], frame, projection, local }
}

function describe(place: Place, bins: readonly Bin[], areas: readonly AreaFeature[]): HotSpots {
  const { frame } = place
  const counts = new Float64Array(frame.columns * frame.rows)
  for (const { column, row, incidents } of bins)
    if (column < frame.columns && row < frame.rows) counts[row * frame.columns + column]! += incidents
  const density = densityOf(place, bins)
  const inside = insideCity(place, counts, areas)
  const { kind } = hotSpotGrid({ columns: frame.columns, rows: frame.rows, counts, inside })
  const highest = density.reduce((most, value) => Math.max(most, value), 0)
  const cells: HotSpots['cells'] = []
  for (let at = 0; at < counts.length; at += 1) {
    if (counts[at] === 0 && density[at]! < highest * FAINT) continue
    const [lon, lat] = middleOf(place, at)
    cells.push({
      lon: round(lon, 5),
      lat: round(lat, 5),
      count: counts[at]!,
      perKm2: round(density[at]!, 3),
      hot: kind[at] === 1,
    })
  }
  return { ...emptyAnswer(frame.cell), cells }
}

/**
 * Density is a sum over events, so it can be added up by powers of two of the bins' counts: ten passes over the
 * bins stand for a million events.
 */
function densityOf({ frame, projection }: Place, bins: readonly Bin[]): Float64Array {
  const total = new Float64Array(frame.columns * frame.rows)
  const [width, height] = [frame.columns * frame.cell, frame.rows * frame.cell]
  const bounds = [frame.originX, frame.originY, frame.originX + width, frame.originY + height] as const
  const most = bins.reduce((highest, { incidents }) => Math.max(highest, incidents), 0)
  for (let power = 1; power <= most; power *= 2) {
    const places = bins.filter(({ incidents }) => Math.floor(incidents / power) % 2 === 1)
    const lonLat = places.flatMap(({ longitude, latitude }) => [longitude, latitude])
    const { values } = kernelDensity(projection.allToMetres(lonLat), {
      bandwidth: BANDWIDTH_CELLS * frame.cell,
      cell: frame.cell,
      bounds,
    })
    values.forEach((value, at) => {
      total[at]! += value * power
    })
  }
  return total
}

/** Cells in which something could have been counted: those in the city's areas, or with an incident. */
function insideCity(place: Place, counts: Float64Array, areas: readonly AreaFeature[]): Uint8Array {
  const city = areas.length > 0 ? areaIndex(areas) : undefined
  return Uint8Array.from(counts, (count, at) => {
    if (count > 0 || !city) return 1
    return city.find(...middleOf(place, at)) >= 0 ? 1 : 0
  })
}

function middleOf({ frame, projection }: Place, at: number): [number, number] {
  const [column, row] = [at % frame.columns, Math.floor(at / frame.columns)]
  return projection.toDegrees(
    frame.originX + (column + 0.5) * frame.cell,
    frame.originY + (row + 0.5) * frame.cell,
  )
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

function emptyAnswer(cell: number): HotSpots {
  const unit: CountUnit = 'incidents'
  return {
    cellMetres: cell,
    bandwidthMetres: cell * BANDWIDTH_CELLS,
    unit,
    cells: [],
    method:
      'Quartic kernel density; Getis–Ord Gi* over each cell and its eight neighbours, Benjamini–Hochberg at 5 %.',
  }
}
