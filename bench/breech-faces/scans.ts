import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareCartridge, readSurface, type Grid } from '@throughline/topography'

/** The shared real scans, where they are present. */
const FOLDER = join(import.meta.dirname, '../../../shared/data/ballistics/cartridge')

/** Cartridge cases of each of the ten slides of the Fadul set. */
const FADUL = [
  ['1-1', '1-2', 'f'],
  ['2-1', '2-2', 'c', 'm'],
  ['3-1', '3-2', 'a', 't', 'z'],
  ['4-1', '4-2', 'b'],
  ['5-1', '5-2', 'h', 'n'],
  ['6-1', '6-2', 'i', 'o'],
  ['7-1', '7-2', 'r', 's', 'y'],
  ['8-1', '8-2', 'p', 'q', 'x'],
  ['9-1', '9-2', 'k'],
  ['10-1', '10-2', 'e', 'l'],
]

export interface Scan {
  readonly name: string
  readonly set: 'fadul' | 'weller'
  /** Known slide: scans of the same one are known to be fired by the same gun. */
  readonly gun: string
  readonly grid: Grid
}

/** @throws Error when the shared data set is not there. */
export function realScans(): Scan[] {
  if (!existsSync(FOLDER)) throw new Error(`This needs the shared scans in ${FOLDER}.`)
  return (['fadul', 'weller'] as const).flatMap((set) =>
    readdirSync(join(FOLDER, set))
      .filter((file) => file.endsWith('.x3p'))
      .sort()
      .map((file): Scan => {
        const name = file.slice(0, -4)
        const { surface } = readSurface(readFileSync(join(FOLDER, set, file)))
        return { name, set, gun: gunOf(name), grid: prepareCartridge(surface).grid }
      }),
  )
}

export const haveRealScans = (): boolean => existsSync(FOLDER)

function gunOf(name: string): string {
  const slide = FADUL.findIndex((cases) => cases.some((label) => name === `fadul-${label}`))
  return slide >= 0 ? `fadul ${slide + 1}` : `weller ${/^TW(\d\d)/i.exec(name)![1]}`
}
