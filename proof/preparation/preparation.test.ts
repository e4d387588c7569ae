import { existsSync, readFileSync } from 'node:fs'
import { readSurface, toGrid } from '@throughline/topography'
import { expect, it } from 'vitest'
import { plainly, recover } from './recovered.ts'
import { holds } from './run.ts'

const scan = new URL('../../../shared/data/ballistics/cartridge/fadul/fadul-1-1.x3p', import.meta.url)

it.skipIf(!existsSync(scan))(
  'a real scan made raw gives its marks back (skipped without the shared scans)',
  () => {
    const prepared = toGrid(readSurface(new Uint8Array(readFileSync(scan))).surface)
    const plain = plainly(prepared)
    for (const raw of ['dirty', 'sunken']) expect(recover(prepared, raw, 3, plain)).toSatisfy(holds)
  },
  120_000,
)
