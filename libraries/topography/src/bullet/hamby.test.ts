import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSurface } from '../formats/index.ts'
import { compareBullets, compareSignatures, prepareLand } from './index.ts'

const data = new URL('../../../../../shared/data/ballistics/bullet/', import.meta.url)
const absent = !existsSync(data)
const land = (path: string) =>
  prepareLand(readSurface(new Uint8Array(readFileSync(new URL(`${path}.x3p`, data)))).surface)
const bullet = (name: string) => [1, 2, 3, 4, 5, 6].map((i) => land(`hamby44-small/${name}-l${i}`))

describe.skipIf(absent)('two bullets of one barrel, Hamby set 44 (skipped without the shared scans)', () => {
  it('agree in one phase, where every land is above every other pair, and full scans say the same as thinned ones', () => {
    const small = { b1: bullet('b1'), b2: bullet('b2') }
    const found = compareBullets(small.b1, small.b2)
    // Land k of the first with land k + 4 of the second.
    expect(found).toMatchObject({ phase: 4, verdict: 'similar', similarLands: 6 })
    found.matrix.forEach((row, i) => {
      const partner = (i + 4) % 6
      const others = row.filter((_, j) => j !== partner)
      expect(row[partner]!.verdict).toBe('similar')
      for (const other of others) {
        expect(other!.verdict).toBe('not similar')
        expect(row[partner]!.score).toBeGreaterThan(2 * other!.score)
        expect(row[partner]!.ccf).toBeGreaterThan(other!.ccf)
      }
    })
    expect(found.inPhase).toBeGreaterThan(0.6)
    expect(found.outOfPhase).toBeLessThan(0.15)

    const full = {
      b1: [1, 2].map((i) => land(`hamby44-full/b1-l${i}`)),
      b2: [5, 6].map((i) => land(`hamby44-full/b2-l${i}`)),
    }
    full.b1.forEach((a, i) =>
      full.b2.forEach((b, j) =>
        expect(compareSignatures(a, b).verdict).toBe(found.matrix[i]![4 + j]!.verdict),
      ),
    )
    // The same land, scanned once and thinned by five.
    expect(compareSignatures(full.b1[0]!, small.b1[0]!).ccf).toBeGreaterThan(0.97)
  }, 120_000)
})
