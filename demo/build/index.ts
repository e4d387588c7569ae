import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Chance } from '../chance/index.ts'
import { sizes, type Plan, type Size } from '../sizes.ts'
import { writeCity } from './city-files.ts'
import { exists, isBuild, writeManifest, type ManyManifest } from './manifest.ts'
import { createWorld } from './world.ts'

export interface BuildOptions {
  readonly size: Size
  /** The same seed gives the same bytes. */
  readonly seed: string
  /** Folder to be made; one that holds an earlier build is replaced, any other refused. */
  readonly out: string
  /** Only the first of many cities. */
  readonly cities?: number | undefined
  /** Synthetic scans of so many entered exhibits of each city; none unless said. */
  readonly scans?: number | undefined
  /** Without straw purchasers, careless dealers and thefts from dealers, to see what is found where there is nothing. */
  readonly withoutTrafficking?: boolean | undefined
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: BuildProgress) => void
}

export interface BuildProgress {
  readonly city: number
  readonly cities: number
  /** What is being made just now: `Living through five years` or the path of a file. */
  readonly step: string
}

export interface Built {
  readonly out: string
  readonly size: Size
  readonly seed: string
  readonly cities: number
  readonly files: number
  readonly rows: number
  /** Before compression. */
  readonly bytes: number
}

/** A folder that is not ours to replace. */
export class FolderTaken extends Error {}

/**
 * Builds an invented city, or several one after another, as the files of its agencies (`raw/`) and the truth
 * about them (`truth/`). Everything is written beside `out` and moved there when it is whole; when it ends
 * early nothing is left.
 * @throws FolderTaken when `out` holds something else; the signal's reason when it was stopped
 */
export function buildDemonstration(options: BuildOptions): Promise<Built> {
  const plan = sizes[options.size]
  return buildPlan({ ...plan, cities: Math.min(plan.cities, options.cities ?? Infinity) }, options)
}

/** The same for a plan of one’s own. */
export async function buildPlan(plan: Plan, options: BuildOptions): Promise<Built> {
  const { out } = options
  if ((await exists(out)) && (await readdir(out)).length > 0 && !(await isBuild(out)))
    throw new FolderTaken(`${out} holds something else than a demonstration. Name another folder.`)
  const half = `${out}.unfinished`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { recursive: true })
  try {
    const built = await buildInto(half, plan, options)
    options.signal?.throwIfAborted()
    await rm(out, { recursive: true, force: true })
    await rename(half, out)
    return built
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  }
}

async function buildInto(folder: string, plan: Plan, options: BuildOptions): Promise<Built> {
  const { size, seed, out } = options
  const { cities, many } = plan
  const listed: ManyManifest['cities'][number][] = []
  const sums = { files: 0, rows: 0, bytes: 0 }
  for (let place = 0; place < cities; place++) {
    const name = many ? `city-${String(place + 1).padStart(3, '0')}` : '.'
    const city = await buildCityInto(join(folder, name), plan, options, place)
    listed.push({ folder: name, city: city.name, rows: city.rows, bytes: city.bytes, sha256: city.sha256 })
    sums.files += city.files
    sums.rows += city.rows
    sums.bytes += city.bytes
  }
  if (many) await writeManifest(folder, { size, seed, cities: listed })
  return { out, size, seed, cities, ...sums }
}

async function buildCityInto(folder: string, plan: Plan, options: BuildOptions, place: number) {
  const { seed, signal } = options
  const { cities, many, scale } = plan
  const told = (step: string) => options.onProgress?.({ city: place + 1, cities, step })
  // One city alone and the first of many are the same city.
  const ownSeed = place === 0 ? seed : `${seed}/city ${place + 1}`
  await mkdir(folder, { recursive: true })
  const world = createWorld(
    new Chance(ownSeed),
    scale,
    { told, signal },
    { trafficking: options.withoutTrafficking !== true },
  )
  const files = await writeCity(world, folder, { compressed: many, scans: options.scans ?? 0, signal, told })
  const { name } = world.city
  const { begins, days } = world.life
  const sha256 = await writeManifest(folder, { city: name, seed: ownSeed, begins, days, files })
  return {
    name,
    sha256,
    files: files.length,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}
