import type { Chance } from '../chance/index.ts'
import { addressBlocks } from './addresses.ts'
import { agenciesOf } from './agencies.ts'
import { divide, nameBeats, nameDistricts, neighboursOf, ringOf } from './areas.ts'
import { streetField } from './field.ts'
import { layLand } from './land.ts'
import { flat } from './mesh/crossings.ts'
import type { Mesh } from './mesh/borders.ts'
import { cornersOf } from './mesh/faces.ts'
import { graphOf, type Graph } from './mesh/graph.ts'
import { tidy } from './mesh/tidy.ts'
import { activity, hardship, settle, type Site } from './people.ts'
import { placesOf } from './places.ts'
import { planQuarters, type Plan } from './plan.ts'
import { withPiers } from './piers.ts'
import { flatArea, pointInside, simplified } from './plane.ts'
import { layStreets, type Laid } from './streamlines.ts'
import { metresLeft, nameStreets, streetsOf } from './streets.ts'
import type { Block, City, Point } from './types.ts'

export type CityScale = 'small' | 'city'

/** What a further city is called and where it lies, so that several may stand beside each other. */
export interface CityNames {
  readonly name: string
  readonly county: string
  readonly state: string
  readonly origin: readonly [longitude: number, latitude: number]
}

/** The open Atlantic, 80 km off the nearest shore: no real street is under this city, and nobody takes it for one. */
export const ALDER_BAY: CityNames = {
  name: 'Alder Bay',
  county: 'Harrow County',
  state: 'LN',
  origin: [-68.9, 41.6],
}

const SCALES = {
  city: { people: 600_000, size: 1, districts: 7, beats: 35, mainRoads: 1150 },
  small: { people: 40_000, size: 0.3, districts: 1, beats: 4, mainRoads: 800 },
} as const

/**
 * Builds an invented city from chance: land, streets, the blocks between them, people, beats, places. All
 * outlines are cut from one plane graph, so neighbours share their corners exactly, and blocks fill the land.
 */
export function buildCity(chance: Chance, scale: CityScale, names: CityNames = ALDER_BAY): City {
  const root = chance.stream('city')
  const { people, size, districts: districtCount, beats: beatCount, mainRoads } = SCALES[scale]
  const land = layLand(root.stream('land'), size)
  const plan = planQuarters(root.stream('plan'), land)
  const laid = layStreets(root.stream('streets'), streetField(root.stream('field'), land, plan), mainRoads)
  const docks = plan.quarters.filter(({ kind }) => kind === 'port').map(({ centre }) => centre)
  const mesh = meshOf(withPiers(land.coast, docks), laid, plan)
  const mainRoad = (edge: number) => laid[mesh.graph.edges[edge]!.line - 1]?.arterial ?? false
  const sites = sitesOf(mesh, plan, mainRoad)
  const population = settle(root.stream('people'), sites, people)
  const cells = neighboursOf(
    mesh,
    sites.map(({ centre }) => centre),
    mainRoad,
  )
  const weight = (face: number) => population[face]! + 0.0025 * sites[face]!.area
  const counts = { districts: districtCount, beats: beatCount }
  const divided = divide(root.stream('areas'), mesh, cells, weight, counts)
  const sum = (of: Int32Array, length: number) => {
    const sums = Array.from({ length }, () => 0)
    of.forEach((area, face) => (sums[area]! += population[face]!))
    return sums
  }
  const districts = nameDistricts(divided.districts, sum(divided.districtOf, districtCount), plan.harbour)
  const beats = nameBeats(
    root.stream('beats'),
    divided.beats,
    sum(divided.beatOf, divided.beats.length),
    plan,
  )
  const streetNames = nameStreets(root.stream('names'), laid, metresLeft(mesh, laid.length))
  const addresses = addressBlocks(mesh, streetNames, plan.harbour)
  const hard = hardship(root.stream('hardship'), sites, plan, size)
  const active = activity(root.stream('activity'), sites, plan, size)
  const blocks = sites.map(({ centre }, id): Block => ({
    id,
    beat: divided.beatOf[id]!,
    district: divided.districtOf[id]!,
    address: addresses[id]!,
    centre,
    ring: ringOf(mesh.faces.corners[id]!),
    population: population[id]!,
    hardship: hard[id]!,
    activity: active[id]!,
  }))
  const quarterOf = (block: Block) => beats[block.beat]!.name.replace(/^\d+ /, '')
  const parks = sites.flatMap((site, id) => (site.park ? [id] : []))
  return {
    ...names,
    coast: ringOf(outlineOf(mesh.graph)),
    islands: land.islands,
    districts,
    beats,
    streets: streetsOf(mesh, laid, streetNames),
    blocks,
    places: placesOf(root.stream('places'), blocks, districts, parks, quarterOf),
    agencies: agenciesOf(names.name, names.county, names.state),
  }
}

function meshOf(coast: City['coast'], laid: readonly Laid[], plan: Plan): Mesh {
  const lines = laid.map(({ line }) => ({ line: simplified(line, 1.5), closed: false }))
  const graph = graphOf([{ line: flat(coast), closed: true }, ...lines], coast)
  const arterial = (edge: number) => laid[graph.edges[edge]!.line - 1]?.arterial ?? false
  const keep = (edge: number) => arterial(edge) || parkAt(plan, middleOf(graph, edge)) < 0
  return { graph, ...tidy(graph, keep, arterial) }
}

function middleOf({ nodes, edges }: Graph, edge: number): Point {
  const { a, b } = edges[edge]!
  return { x: (nodes[2 * a]! + nodes[2 * b]!) / 2, y: (nodes[2 * a + 1]! + nodes[2 * b + 1]!) / 2 }
}

const parkAt = ({ parks }: Plan, { x, y }: Point, reach = 1) =>
  parks.findIndex(({ centre, radius }) => {
    const [dx, dy] = [centre.x - x, centre.y - y]
    return dx * dx + dy * dy < radius * radius * reach * reach
  })

function sitesOf({ graph, faces }: Mesh, plan: Plan, mainRoad: (edge: number) => boolean): Site[] {
  return faces.rings.map((halves, face) => {
    const flatRing = faces.corners[face]!
    const centre = pointInside(ringOf(flatRing))
    const area = flatArea(flatRing)
    let [main, all] = [0, 0]
    const roads = new Set<number>()
    for (const half of halves) {
      const metres = graph.metres[half >> 1]!
      all += metres
      if (!mainRoad(half >> 1)) continue
      main += metres
      roads.add(graph.edges[half >> 1]!.line)
    }
    const park = area > 25_000 && parkAt(plan, centre, area > 60_000 ? 1.4 : 1) >= 0
    return {
      centre,
      area,
      quarter: nearestQuarter(plan, centre),
      park,
      mainRoad: main / all,
      corner: roads.size > 1,
    }
  })
}

function nearestQuarter({ quarters }: Plan, { x, y }: Point) {
  let [best, least] = [quarters[0]!, Infinity]
  for (const quarter of quarters) {
    const [dx, dy] = [quarter.centre.x - x, quarter.centre.y - y]
    const away = dx * dx + dy * dy
    if (away < least) [best, least] = [quarter, away]
  }
  return best
}

/** The outline of the land with every corner where a street meets it, counter-clockwise. */
function outlineOf(graph: Graph): number[] {
  const outline = graph.edges.flatMap(({ line }, edge) => (line === 0 ? [2 * edge] : []))
  return cornersOf(graph, outline)
}
