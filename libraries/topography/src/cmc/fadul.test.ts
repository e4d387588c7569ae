import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSurface } from '../formats/index.ts'
import { prepareCartridge } from '../prepare/index.ts'
import { CartridgeComparer } from './index.ts'

const data = new URL('../../../../../shared/data/ballistics/cartridge/fadul/', import.meta.url)
const here = existsSync(data)
const grid = (name: string) => {
  const { surface } = readSurface(new Uint8Array(readFileSync(new URL(`fadul-${name}.x3p`, data))))
  return prepareCartridge(surface).grid
}

/** What cmcR 0.1.11 says of the same pairs: cells it compares, congruent cells each way, High CMC. */
const REFERENCE = {
  '1-2': { compared: [27, 32], original: [19, 18], high: 26 },
  '2-1': { compared: [29, 30], original: [0, 0], high: 0 },
} as const

test.skipIf(!here)('counts as cmcR does (needs the shared scans of Fadul)', () => {
  const comparer = new CartridgeComparer({ preset: 'cmcR', registration: 'plain' })
  const first = comparer.prepare(grid('1-1'))
  for (const [name, { compared, original, high }] of Object.entries(REFERENCE)) {
    const { cmc } = comparer.compare(first, comparer.prepare(grid(name)))
    expect(cmc.compared).toEqual(compared)
    for (const way of [0, 1] as const)
      expect(Math.abs(cmc.original[way] - original[way])).toBeLessThanOrEqual(1)
    expect(Math.abs(cmc.high - high)).toBeLessThanOrEqual(1)
  }
})

test.skipIf(!here)('finds more in the same pair with energy taken out (needs the shared scans)', () => {
  const comparer = new CartridgeComparer()
  const first = comparer.prepare(grid('1-1'))
  const related = comparer.compare(first, comparer.prepare(grid('1-2')))
  expect(Math.min(...related.cmc.original)).toBeGreaterThanOrEqual(15)
  expect(related.verdict).toBe('similar')
  const other = comparer.compare(first, comparer.prepare(grid('2-1')))
  expect(Math.max(...other.cmc.original)).toBeLessThanOrEqual(3)
  expect(other.verdict).toBe('not similar')
})

test.skipIf(!here)(
  'finds every cell of a real surface in itself that has a region there (needs the shared scans)',
  () => {
    const comparer = new CartridgeComparer()
    const scan = comparer.prepare(grid('1-1'))
    const { cells, cmc } = comparer.compare(scan, scan)
    // Four cells in corners have less than 15 percent of their region before the surface is turned.
    const unturned = cells.filter(({ theta }) => theta === 0)
    expect(unturned).toHaveLength(2 * 25)
    expect(cmc.compared).toEqual([29, 29])
    for (const { dx, dy, correlation, congruent } of unturned) {
      expect([dx, dy, congruent]).toEqual([0, 0, true])
      expect(correlation).toBeCloseTo(1, 5)
    }
  },
)
