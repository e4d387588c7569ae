import { existsSync, readFileSync } from 'node:fs'
import { readSurface, toGrid } from '@throughline/topography'
import { expect, it } from 'vitest'
import { recover } from './recovered.ts'
import { holds } from './run.ts'

const scan = new URL('../../../shared/data/ballistics/cartridge/fadul/fadul-1-1.x3p', import.meta.url)

it.skipIf(!existsSync(scan)).each(['dirty', 'whole', 'sunken'])(
  'a real scan made raw (%s) gives its marks back (skipped without the shared scans)',
  (raw) => {
    const prepared = toGrid(readSurface(new Uint8Array(readFileSync(scan))).surface)
    const found = recover(prepared, raw, 3)
    expect(found).toSatisfy(holds)
  },
)
