/** Longitude, latitude and whatever follows them. */
type Position = readonly number[]
type Rings = readonly (readonly Position[])[]

/** A GeoJSON feature of areas, as much of it as is needed here; without a geometry it holds no point. */
export interface AreaFeature {
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Rings }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Rings[] }
    | null
}

/** The separate polygons of a feature, holes with their shells. */
export function polygonsOf({ geometry }: AreaFeature, index: number): readonly Rings[] {
  if (geometry === null) return []
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates
  const { type } = geometry as { type: string }
  throw new RangeError(`Feature ${index} is a ${type}; areas must be Polygon or MultiPolygon.`)
}

/** Edges of all rings as x1, y1, x2, y2, … with y1 ≤ y2, so that neighbours compute a shared edge alike. */
export function edgesOf(rings: Rings, index: number): Float64Array {
  const edges: number[] = []
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax, ay] = corner(ring[j]!, index)
      const [bx, by] = corner(ring[i]!, index)
      if (ax === bx && ay === by) continue
      if (ay < by || (ay === by && ax < bx)) edges.push(ax, ay, bx, by)
      else edges.push(bx, by, ax, ay)
    }
  }
  return Float64Array.from(edges)
}

function corner(position: Position, index: number): [number, number] {
  const [x, y] = position
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    throw new RangeError(`Feature ${index} has a corner without two numbers: ${JSON.stringify(position)}.`)
  }
  return [x!, y!]
}

/** A polygon prepared for many point tests: its edges sorted into horizontal bands. */
export class BandedPolygon {
  private readonly minY: number
  private readonly scale: number
  private readonly bands: number
  private readonly starts: Int32Array
  /** y1, y2, x1 and slope of each edge, band after band. */
  private readonly edges: Float64Array

  constructor(edges: Float64Array) {
    let low = Infinity
    let high = -Infinity
    for (let i = 1; i < edges.length; i += 2) {
      low = Math.min(low, edges[i]!)
      high = Math.max(high, edges[i]!)
    }
    this.minY = low
    this.bands = Math.max(1, edges.length >> 3)
    this.scale = high > low ? this.bands / (high - low) : 0
    this.starts = new Int32Array(this.bands + 1)
    this.eachBand(edges, (band) => (this.starts[band + 1]! += 1))
    for (let b = 0; b < this.bands; b += 1) this.starts[b + 1]! += this.starts[b]!
    this.edges = new Float64Array(this.starts[this.bands]! * 4)
    const next = this.starts.slice()
    this.eachBand(edges, (band, i) => {
      const [x1, y1, x2, y2] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!]
      this.edges.set([y1, y2, x1, (x2 - x1) / (y2 - y1)], next[band]! * 4)
      next[band]! += 1
    })
  }

  /** Even–odd rule over shell and holes; the lower and left borders belong to the area, the others do not. */
  contains(x: number, y: number): boolean {
    if (!(y >= this.minY)) return false
    const band = this.bandOf(y)
    const end = this.starts[band + 1]! * 4
    let inside = false
    for (let i = this.starts[band]! * 4; i < end; i += 4) {
      const y1 = this.edges[i]!
      if (y1 <= y && y < this.edges[i + 1]! && x < this.edges[i + 2]! + (y - y1) * this.edges[i + 3]!)
        inside = !inside
    }
    return inside
  }

  private bandOf(y: number): number {
    return Math.min(this.bands - 1, Math.floor((y - this.minY) * this.scale))
  }

  /** Level edges are left out: no upward or downward crossing can be counted on them. */
  private eachBand(edges: Float64Array, visit: (band: number, edge: number) => void): void {
    for (let i = 0; i < edges.length; i += 4) {
      if (edges[i + 1] === edges[i + 3]) continue
      const last = this.bandOf(edges[i + 3]!)
      for (let band = this.bandOf(edges[i + 1]!); band <= last; band += 1) visit(band, i)
    }
  }
}
