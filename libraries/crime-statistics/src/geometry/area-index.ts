import { BandedPolygon, edgesOf, polygonsOf, type AreaFeature } from './polygon.ts'
import { eachTouchedCell, rasterFor, type Raster } from './raster.ts'

export interface AreaIndex {
  /** Position in the input of the first area that holds the point, or −1. */
  find(longitude: number, latitude: number): number
  /** All areas that hold the point, in input order; more than one where areas overlap. */
  findAll(longitude: number, latitude: number): number[]
}

/**
 * Point-in-area lookup for a layer of districts, tracts or neighbourhoods. A grid remembers which cells lie
 * wholly within an area; only points in a cell that a border crosses are tested against edges. Where areas
 * share a border corner by corner, a point on it falls in exactly one of them. Straight edges are taken as
 * straight in the coordinates given; areas across the 180th meridian must be split there, as GeoJSON asks.
 */
export function areaIndex(features: readonly AreaFeature[]): AreaIndex {
  const owners: number[] = []
  const edgeSets: Float64Array[] = []
  features.forEach((feature, index) => {
    for (const rings of polygonsOf(feature, index)) {
      owners.push(index)
      edgeSets.push(edgesOf(rings, index))
    }
  })
  const polygons = edgeSets.map((edges) => new BandedPolygon(edges))
  const raster = rasterFor(edgeSets)
  const { starts, entries } = fillCells(raster, edgeSets, polygons)

  const cellOf = (x: number, y: number) => {
    const column = Math.floor((x - raster.minX) * raster.scaleX)
    const row = Math.floor((y - raster.minY) * raster.scaleY)
    const within = column >= 0 && column < raster.columns && row >= 0 && row < raster.rows
    return within ? row * raster.columns + column : -1
  }
  const holds = (entry: number, x: number, y: number) =>
    (entry & 1) === 1 || polygons[entry >> 1]!.contains(x, y)

  return {
    find(x, y) {
      const cell = cellOf(x, y)
      if (cell < 0) return -1
      for (let i = starts[cell]!; i < starts[cell + 1]!; i += 1) {
        if (holds(entries[i]!, x, y)) return owners[entries[i]! >> 1]!
      }
      return -1
    },
    findAll(x, y) {
      const cell = cellOf(x, y)
      const found: number[] = []
      if (cell < 0) return found
      for (let i = starts[cell]!; i < starts[cell + 1]!; i += 1) {
        const owner = owners[entries[i]! >> 1]!
        if (found.at(-1) !== owner && holds(entries[i]!, x, y)) found.push(owner)
      }
      return found
    },
  }
}

interface Cells {
  readonly starts: Int32Array
  /** Polygon number times two, plus one where the polygon fills the whole cell; in input order. */
  readonly entries: Int32Array
}

function fillCells(
  raster: Raster,
  edgeSets: readonly Float64Array[],
  polygons: readonly BandedPolygon[],
): Cells {
  const pairs: number[] = []
  const touched = new Int32Array(raster.columns * raster.rows).fill(-1)
  edgeSets.forEach((edges, polygon) => {
    const bounds = { first: raster.rows, last: -1 }
    eachTouchedCell(edges, raster, (cell) => {
      if (touched[cell] === polygon) return
      touched[cell] = polygon
      pairs.push(cell, polygon * 2)
      const row = Math.floor(cell / raster.columns)
      bounds.first = Math.min(bounds.first, row)
      bounds.last = Math.max(bounds.last, row)
    })
    for (let row = bounds.first; row <= bounds.last; row += 1) {
      fillRow(
        raster,
        row,
        (cell) => touched[cell] === polygon,
        polygons[polygon]!,
        (cell) => pairs.push(cell, polygon * 2 + 1),
      )
    }
  })
  return sortByCell(pairs, touched.length)
}

/** Between two touched cells of a row nothing changes, so one test answers for the whole run. */
function fillRow(
  raster: Raster,
  row: number,
  isTouched: (cell: number) => boolean,
  polygon: BandedPolygon,
  fill: (cell: number) => void,
): void {
  const y = raster.minY + (row + 0.5) / raster.scaleY
  let seen = false
  let inside: boolean | undefined
  for (let column = 0; column < raster.columns; column += 1) {
    const cell = row * raster.columns + column
    if (isTouched(cell)) {
      seen = true
      inside = undefined
    } else if (seen) {
      inside ??= polygon.contains(raster.minX + (column + 0.5) / raster.scaleX, y)
      if (inside) fill(cell)
    }
  }
}

function sortByCell(pairs: readonly number[], cells: number): Cells {
  const starts = new Int32Array(cells + 1)
  for (let i = 0; i < pairs.length; i += 2) starts[pairs[i]! + 1]! += 1
  for (let cell = 0; cell < cells; cell += 1) starts[cell + 1]! += starts[cell]!
  const next = starts.slice()
  const entries = new Int32Array(pairs.length / 2)
  for (let i = 0; i < pairs.length; i += 2) {
    const cell = pairs[i]!
    entries[next[cell]!] = pairs[i + 1]!
    next[cell]! += 1
  }
  return { starts, entries }
}
