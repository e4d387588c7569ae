import { shuffled, type Chance } from '../chance/index.ts'
import { facesAroundNodes, mendCorners, outlines, straighten, type Mesh } from './mesh/borders.ts'
import { partition, type Neighbours, type Step } from './mesh/regions.ts'
import { centroid } from './plane.ts'
import type { Plan, QuarterKind } from './plan.ts'
import type { Area, Beat, Point, Ring } from './types.ts'
import { COMPASS, QUARTERS } from './words/quarters.ts'

/** Metres that a step over a main road counts for more, so that beats end there. */
const MAIN_ROAD = 700
const ATTEMPTS = 40

export interface Divided {
  readonly districtOf: Int32Array
  readonly beatOf: Int32Array
  readonly districts: readonly (readonly number[])[]
  readonly beats: readonly { readonly district: number; readonly outline: readonly number[] }[]
}

/**
 * Districts, and beats within them, as sets of blocks of one piece with one simple outline. A division that
 * cannot be mended to that is drawn again; the draws are numbered, so a seed always ends at the same one.
 *
 * @throws RangeError when no draw succeeds: the land is of several pieces.
 */
export function divide(
  chance: Chance,
  mesh: Mesh,
  cells: Neighbours,
  weight: (face: number) => number,
  counts: { readonly districts: number; readonly beats: number },
): Divided {
  const around = facesAroundNodes(mesh)
  const all = Array.from({ length: cells.steps.length }, (_, face) => face)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const draw = chance.stream(attempt)
    const districtOf = partition(draw, cells, all, weight, counts.districts)
    straighten(cells.steps, districtOf, () => true)
    if (!mendCorners(around, cells.steps, districtOf, () => true)) continue
    const { beatOf, district } = beatsWithin(draw, cells, districtOf, weight, counts)
    const within = (face: number, beat: number) => district[beat] === districtOf[face]
    straighten(cells.steps, beatOf, within)
    if (!mendCorners(around, cells.steps, beatOf, within)) continue
    const districts = outlines(mesh, districtOf, counts.districts)
    const beats = outlines(mesh, beatOf, district.length)
    if (!districts || !beats) continue
    return {
      districtOf,
      beatOf,
      districts,
      beats: beats.map((outline, i) => ({ district: district[i]!, outline })),
    }
  }
  throw new RangeError('The land could not be divided into districts of one piece.')
}

/** Beats by the weight of each district, numbered district by district. */
function beatsWithin(
  draw: Chance,
  cells: Neighbours,
  districtOf: Int32Array,
  weight: (face: number) => number,
  counts: { readonly districts: number; readonly beats: number },
): { beatOf: Int32Array; district: number[] } {
  const beatOf = new Int32Array(districtOf.length)
  const district: number[] = []
  const members: number[][] = Array.from({ length: counts.districts }, () => [])
  const sums = new Float64Array(counts.districts)
  districtOf.forEach((one, face) => {
    members[one]!.push(face)
    sums[one]! += weight(face)
  })
  const total = sums.reduce((sum, one) => sum + one, 0)
  members.forEach((faces, one) => {
    const count = Math.max(2, Math.round((counts.beats * sums[one]!) / total))
    const label = partition(draw, cells, faces, weight, count)
    faces.forEach((face, i) => (beatOf[face] = district.length + label[i]!))
    for (let i = 0; i < count; i++) district.push(one)
  })
  return { beatOf, district }
}

/** Which faces share a side, and how far apart they are. */
export function neighboursOf(
  { graph, faces }: Mesh,
  centres: readonly Point[],
  mainRoad: (edge: number) => boolean,
): Neighbours {
  const steps: Step[][] = centres.map(() => [])
  graph.edges.forEach((_, edge) => {
    const [left, right] = [faces.of[2 * edge]!, faces.of[2 * edge + 1]!]
    if (left < 0 || right < 0 || left === right) return
    const [dx, dy] = [centres[left]!.x - centres[right]!.x, centres[left]!.y - centres[right]!.y]
    const cost = Math.sqrt(dx * dx + dy * dy) + (mainRoad(edge) ? MAIN_ROAD : 0)
    const border = graph.metres[edge]! * (mainRoad(edge) ? 0.3 : 1)
    steps[left]!.push({ to: right, cost, border })
    steps[right]!.push({ to: left, cost, border })
  })
  const [x, y] = [centres.map((centre) => centre.x), centres.map((centre) => centre.y)]
  return { x: Float64Array.from(x), y: Float64Array.from(y), steps }
}

export const ringOf = (flat: readonly number[]): Ring =>
  Array.from({ length: flat.length / 2 }, (_, i) => ({ x: flat[2 * i]!, y: flat[2 * i + 1]! }))

/** Districts named by where they lie: Central round the old town, the others by the compass. */
export function nameDistricts(
  outlines: readonly (readonly number[])[],
  population: readonly number[],
  harbour: Point,
): Area[] {
  const rings = outlines.map(ringOf)
  const centres = rings.map(centroid)
  const middle = {
    x: centres.reduce((sum, { x }) => sum + x, 0) / centres.length,
    y: centres.reduce((sum, { y }) => sum + y, 0) / centres.length,
  }
  const away = ({ x, y }: Point) => (x - harbour.x) * (x - harbour.x) + (y - harbour.y) * (y - harbour.y)
  const central = centres.map(away).reduce((best, one, i, list) => (one < list[best]! ? i : best), 0)
  const names = rings.map(() => '')
  names[central] = 'Central'
  // Every pair of district and direction by how well they fit; the best are given first.
  const fits = centres.flatMap(({ x, y }, i) =>
    COMPASS.map((name, way) => {
      const off = Math.atan2(y - middle.y, x - middle.x) - (way * Math.PI) / 4
      return { i, name, fit: Math.cos(off) }
    }),
  )
  fits.sort((a, b) => b.fit - a.fit || a.i - b.i)
  for (const { i, name } of fits) if (!names[i] && !names.includes(name)) names[i] = name
  return rings.map((ring, id) => ({ id, name: `${names[id]} District`, ring, population: population[id]! }))
}

/** Beats numbered within their district and named after the part of the city in which most of each lies. */
export function nameBeats(
  chance: Chance,
  beats: Divided['beats'],
  population: readonly number[],
  plan: Plan,
): Beat[] {
  const left = Object.fromEntries(
    Object.entries(QUARTERS).map(([kind, names]) => [kind, shuffled(chance, names as readonly string[])]),
  ) as Record<QuarterKind, string[]>
  const numbers = new Map<number, number>()
  return beats.map(({ district, outline }, id) => {
    const ring = ringOf(outline)
    const { x, y } = centroid(ring)
    const nearest = plan.quarters.reduce((best, quarter) => {
      const away = ({ centre }: typeof quarter) =>
        (centre.x - x) * (centre.x - x) + (centre.y - y) * (centre.y - y)
      return away(quarter) < away(best) ? quarter : best
    })
    const kinds: QuarterKind[] = [nearest.kind, 'inner', 'outer', 'suburb']
    const name = left[kinds.find((kind) => left[kind].length > 0) ?? 'suburb'].pop() ?? 'Outlying'
    const number = (numbers.get(district) ?? 0) + 1
    numbers.set(district, number)
    return {
      id,
      name: `${100 * (district + 1) + number} ${name}`,
      ring,
      population: population[id]!,
      district,
    }
  })
}
