import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Size } from '../sizes.ts'
import type { FileEntry } from './city-files.ts'

/** Raised when the same seed gives other files than before. */
export const GENERATOR = 1

/** What every build says first, whoever finds it. */
const NOTICE =
  'Everything here is invented: the city, its people, guns, officers and records. None of it is real.'

/** One city of a build. */
export interface CityManifest {
  readonly notice: string
  readonly generator: number
  readonly city: string
  readonly seed: string
  readonly begins: string
  readonly days: number
  readonly files: readonly FileEntry[]
}

/** A build of several cities, each in a folder with a manifest of its own. */
export interface ManyManifest {
  readonly notice: string
  readonly generator: number
  readonly size: Size
  readonly seed: string
  readonly cities: readonly {
    readonly folder: string
    readonly city: string
    readonly rows: number
    readonly bytes: number
    readonly sha256: string
  }[]
}

const NAME = 'manifest.json'

/** Writes a manifest, and answers the hash of it. */
export async function writeManifest(
  folder: string,
  manifest: Omit<CityManifest, 'notice' | 'generator'> | Omit<ManyManifest, 'notice' | 'generator'>,
): Promise<string> {
  const text = `${JSON.stringify({ notice: NOTICE, generator: GENERATOR, ...manifest }, null, 2)}\n`
  await writeFile(join(folder, NAME), text)
  return createHash('sha256').update(text).digest('hex')
}

/** Whether a folder holds a build, so that another may take its place. */
export async function isBuild(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => '')
  return text.includes(NOTICE)
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
