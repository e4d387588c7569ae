import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  buildDemonstration,
  readTruth,
  type Reader,
  type Size,
  type TrueCasing,
} from '../../../demo/index.ts'

/** An exhibit of the invented city with what is truly behind it. */
export interface Known {
  /** As the laboratory numbers it. */
  readonly number: string
  readonly acquisition: string
  readonly gun: number
  /** The shooting or the recovery it comes from. */
  readonly event: string
  /** Days, `2022-03-04`. */
  readonly collected: string
  readonly acquired: string
}

/** A build of the invented city, read back as scoring reads it. */
export interface KnownCity {
  readonly folder: string
  readonly seed: string
  readonly readers: readonly Reader[]
  /** Exhibits that have a scan, in the order in which they were entered. */
  readonly scanned: readonly Known[]
  readonly byNumber: ReadonlyMap<string, Known>
  readonly casings: readonly TrueCasing[]
}

/** Builds the city with scans of so many exhibits for as long as the work takes. */
export async function withCity<T>(
  { size, seed, scans }: { size: Size; seed: string; scans: number },
  work: (city: KnownCity) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-city-'))
  try {
    await buildDemonstration({ size, seed, scans, out: folder })
    return await work(await readCity(folder, seed))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readCity(folder: string, seed: string): Promise<KnownCity> {
  const lines = async <T>(name: string): Promise<T[]> =>
    (await readFile(join(folder, 'truth', `${name}.jsonl`), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as T)
  const { casings, records } = await readTruth(folder, '')
  const numbers = new Map(
    records.flatMap(({ file, exhibit, record }) =>
      file === 'laboratory/evidence.csv' && exhibit !== undefined && record !== undefined
        ? [[exhibit, record] as const]
        : [],
    ),
  )
  const ofExhibit = new Map(casings.map((casing) => [casing.exhibit, casing]))
  const scans = await lines<{ acquisition: string; exhibit: number; gun: number }>('scans')
  const scanned = scans.map(({ acquisition, exhibit, gun }) => {
    const { shooting, recovery, collected, acquired } = ofExhibit.get(exhibit)!
    const event = shooting === null ? `recovery ${recovery}` : `shooting ${shooting}`
    return { number: numbers.get(exhibit)!, acquisition, gun, event, collected, acquired: acquired! }
  })
  return {
    folder,
    seed,
    scanned,
    casings,
    readers: await lines<Reader>('readers'),
    byNumber: new Map(scanned.map((one) => [one.number, one])),
  }
}
