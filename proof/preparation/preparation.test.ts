import { existsSync, readFileSync } from 'node:fs'
import { readSurface, toGrid } from '@throughline/topography'
import { describe, expect, it } from 'vitest'
import { recover } from './recovered.ts'
import { holds } from './run.ts'
import { sameVerdict, verdictsOn } from './verdicts.ts'

const scans = new URL('../../../shared/data/ballistics/cartridge/fadul/', import.meta.url)
const gridOf = (name: string) =>
  toGrid(readSurface(new Uint8Array(readFileSync(new URL(`${name}.x3p`, scans)))).surface)

describe.skipIf(!existsSync(scans))('real scans made raw (skipped without the shared scans)', () => {
  it('give their marks back', () => {
    const prepared = gridOf('fadul-1-1')
    expect(recover(prepared, 'sunken', 3)).toSatisfy(holds)
  }, 120_000)

  it('get the verdict they get as prepared scans', () => {
    const [one, same, other] = [gridOf('fadul-1-1'), gridOf('fadul-1-2'), gridOf('fadul-2-1')]
    const alike = verdictsOn(one, same, ['whole'], 4)
    expect(alike).toSatisfy(sameVerdict)
    expect(alike.prepared.verdict).toBe('similar')
    const unlike = verdictsOn(one, other, ['whole'], 4)
    expect(unlike).toSatisfy(sameVerdict)
    expect(unlike.prepared.verdict).toBe('not similar')
  }, 120_000)
})
