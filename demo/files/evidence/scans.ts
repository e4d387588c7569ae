import {
  BreechFaceMaker,
  NO_METADATA,
  surfaceOf,
  writeX3p,
  type GunSurface,
  type MachiningPattern,
} from '@throughline/topography'
import { shuffled } from '../../chance/index.ts'
import type { Exhibit, Gun } from '../../life/types.ts'
import type { World } from '../world/index.ts'
import { acquisitionNumber } from './laboratory.ts'

/** How makers work their breech faces: an assumption, the same for every gun of a model. */
const PATTERNS: readonly MachiningPattern[] = ['cellular', 'granular', 'parallel arcs', 'circular']
const SYNTHETIC = 'Synthetic: computed for an invented gun, measured on nothing.'

export interface ScanFile {
  /** Under `raw/`. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly truth: { readonly acquisition: string; readonly exhibit: number; readonly gun: number }
}

/**
 * Breech faces of `count` exhibits that were entered into the imaging network, as prepared scans of 6.25
 * micrometres: marks that the make has, marks that the gun keeps and that wear with its rounds, and what changes from
 * firing to firing. Labelled synthetic in each file.
 */
export function* scans(world: World, count: number): Iterable<ScanFile> {
  const maker = new BreechFaceMaker()
  for (const exhibit of drawnExhibits(world, count)) {
    const acquisition = acquisitionNumber(world, exhibit)
    yield {
      path: `laboratory/scans/${acquisition}.x3p`,
      bytes: scanOf(maker, world.life.guns[exhibit.gun]!, exhibit),
      truth: { acquisition, exhibit: exhibit.id, gun: exhibit.gun },
    }
  }
}

/**
 * Guns by lot until they have so many exhibits, in the order of entry: of each shooting of a gun its first cartridge
 * case that was entered, and the test fires of its recoveries. Guns are drawn and not exhibits, so that those with
 * several events stand among those with one as they do in the whole city; the last days alone hold hardly a pair.
 * @returns at most `count`: a gun with more than are still wanted is passed over.
 */
export function drawnExhibits(world: World, count: number): Exhibit[] {
  const ofGun = new Map<number, Exhibit[]>()
  for (const exhibit of enteredExhibits(world)) {
    const own = ofGun.get(exhibit.gun) ?? []
    ofGun.set(exhibit.gun, own)
    const { kind, shooting } = exhibit
    if (kind === 'test-fire' || !own.some((one) => one.shooting === shooting && one.kind === kind))
      own.push(exhibit)
  }
  const drawn: Exhibit[] = []
  for (const gun of shuffled(world.chance.stream('scans'), [...ofGun.keys()])) {
    const own = ofGun.get(gun)!
    if (drawn.length + own.length <= count) drawn.push(...own)
  }
  return drawn.sort(byEntry)
}

const enteredExhibits = ({ life, calendar }: World): Exhibit[] =>
  life.exhibits
    .filter(({ kind, acquired }) => kind !== 'bullet' && acquired !== null && acquired <= calendar.extracted)
    .sort(byEntry)

const byEntry = (a: Exhibit, b: Exhibit): number => a.acquired! - b.acquired! || a.id - b.id

function scanOf(maker: BreechFaceMaker, gun: Gun, exhibit: Exhibit): Uint8Array {
  const firing = { gun: surfaceOfGun(gun), firing: exhibit.id, rounds: exhibit.firing }
  const { width, height, step, heights } = maker.grid(firing)
  const surface = surfaceOf({
    width,
    height,
    dx: step * 1e-6,
    dy: step * 1e-6,
    heights: heights.map((micrometres) => micrometres * 1e-6),
  })
  const metadata = { ...NO_METADATA, creator: 'Throughline demonstration', comment: SYNTHETIC }
  return writeX3p({ surface, metadata })
}

function surfaceOfGun({ make, model, marks }: Gun): GunSurface {
  const seed = `${make} ${model}`
  let sum = 0
  for (let i = 0; i < seed.length; i++) sum = (sum * 31 + seed.charCodeAt(i)) >>> 0
  return { seed: marks, make: { seed, pattern: PATTERNS[sum % PATTERNS.length]! } }
}
