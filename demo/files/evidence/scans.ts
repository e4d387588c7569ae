import {
  BreechFaceMaker,
  NO_METADATA,
  surfaceOf,
  writeX3p,
  type GunSurface,
  type MachiningPattern,
} from '@throughline/topography'
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
 * Breech faces of the last `count` cartridge cases that were entered into the imaging network, as prepared scans of
 * 6.25 micrometres: marks that the make has, marks that the gun keeps and that wear with its rounds, and what
 * changes from firing to firing. Labelled synthetic in each file.
 */
export function* scans(world: World, count: number): Iterable<ScanFile> {
  if (count <= 0) return
  const { exhibits, guns } = world.life
  const entered = exhibits
    .filter(
      ({ kind, acquired }) => kind !== 'bullet' && acquired !== null && acquired <= world.calendar.extracted,
    )
    .sort((a, b) => a.acquired! - b.acquired! || a.id - b.id)
  const maker = new BreechFaceMaker()
  for (const exhibit of entered.slice(-count)) {
    const acquisition = acquisitionNumber(world, exhibit)
    yield {
      path: `laboratory/scans/${acquisition}.x3p`,
      bytes: scanOf(maker, guns[exhibit.gun]!, exhibit),
      truth: { acquisition, exhibit: exhibit.id, gun: exhibit.gun },
    }
  }
}

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
