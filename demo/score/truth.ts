import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

/** What a record of the files truly is, as `records.jsonl` has it. */
export interface TrueRecord {
  readonly file: string
  readonly row: number
  readonly record?: string
  readonly shooting?: number
  readonly victim?: number
  readonly suspect?: number
  readonly person?: number
  readonly gun?: number
  readonly recovery?: number
  readonly exhibit?: number
  readonly trace?: number
  readonly denial?: number
  readonly dealer?: number
  readonly officer?: number
  readonly program?: number
}

export interface TrueShooting {
  readonly shooting: number
  readonly at: string
  readonly agency: string
  readonly victims: readonly { readonly person: number; readonly died: string | null }[]
}

export interface TrueCasing {
  readonly exhibit: number
  readonly gun: number
  readonly shooting: number | null
  readonly recovery: number | null
  readonly collected: string
  readonly acquired: string | null
}

export interface TrueStraw {
  readonly gun: number
  readonly purchaser: number
  readonly dealer: number | null
}

export interface TrueTheft {
  readonly gun: number
  readonly at: string
  readonly hand: 'theft-dealer' | 'theft-owner'
  readonly dealer: number | null
}

export interface TrueDealer {
  readonly dealer: number
  readonly state: string
  readonly careless: boolean
}

export interface TrueDenial {
  readonly denial: number
  readonly person: number
  readonly shotAt: readonly { readonly shooting: number; readonly at: string }[]
}

export interface TrueOfficer {
  readonly officer: number
  readonly risk: readonly number[]
  readonly events: readonly { readonly at: string; readonly kind: string; readonly finding: string | null }[]
}

export interface TrueProgram {
  readonly program: number
  readonly effect: number
}

/** The truth about one city; of no use to anything but scoring. */
export interface Truth {
  readonly records: readonly TrueRecord[]
  /** By record number and by `file#row`; the first row of a number that is used for several. */
  readonly byNumber: ReadonlyMap<string, TrueRecord>
  readonly shootings: ReadonlyMap<number, TrueShooting>
  readonly casings: readonly TrueCasing[]
  readonly straws: readonly TrueStraw[]
  readonly thefts: readonly TrueTheft[]
  readonly dealers: readonly TrueDealer[]
  readonly denials: readonly TrueDenial[]
  readonly officers: readonly TrueOfficer[]
  readonly programs: readonly TrueProgram[]
  readonly begins: string
}

/** A folder without a truth in it. */
export class NoTruth extends Error {}

/**
 * Reads the truth of a build of one city.
 * @throws NoTruth when the folder holds none
 */
export async function readTruth(folder: string, begins: string): Promise<Truth> {
  const records = await all<TrueRecord>(folder, 'records')
  const byNumber = new Map<string, TrueRecord>()
  for (const record of records) {
    byNumber.set(`${record.file}#${record.row}`, record)
    if (record.record !== undefined && !byNumber.has(record.record)) byNumber.set(record.record, record)
  }
  const shootings = await all<TrueShooting>(folder, 'shootings')
  return {
    records,
    byNumber,
    begins,
    shootings: new Map(shootings.map((one) => [one.shooting, one])),
    casings: await all(folder, 'casings'),
    straws: await all(folder, 'straw-purchases'),
    thefts: await all(folder, 'thefts'),
    dealers: await all(folder, 'dealers'),
    denials: await all(folder, 'denials'),
    officers: await all(folder, 'officers'),
    programs: await all(folder, 'programs'),
  }
}

async function all<T>(folder: string, name: string): Promise<T[]> {
  const plain = join(folder, 'truth', `${name}.jsonl`)
  const path = await firstOf(plain, `${plain}.gz`)
  if (path === null) throw new NoTruth(`There is no truth of a demonstration in ${folder}.`)
  const file = createReadStream(path)
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  const values: T[] = []
  for await (const line of createInterface({ input, crlfDelay: Infinity })) values.push(JSON.parse(line) as T)
  return values
}

async function firstOf(...paths: readonly string[]): Promise<string | null> {
  for (const path of paths)
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path
  return null
}
