import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapped, composed, reversed, turnedAbout } from '../plane-map.ts'
import { croppedToMeasured, resample } from '../prepare/index.ts'
import type { Grid } from '../surface.ts'
import { BreechFaceMaker } from '../synthetic/index.ts'
import { compareCartridges, cornersOf, cornersOnOther, placeOnOther, type ComparedCell } from './index.ts'

const maker = new BreechFaceMaker()
const face = (gun: number, firing: number): Grid =>
  croppedToMeasured(
    maker.grid({ gun: { seed: gun, make: { seed: 'place', pattern: 'cellular' } }, firing }, 12.5),
  ).grid

/** The height of the sample in which a place lies. */
function heightAt({ width, height, step, heights }: Grid, { x, y }: { x: number; y: number }): number {
  const [column, row] = [Math.floor(x / step + 1e-6), Math.floor(y / step + 1e-6)]
  return column < 0 || row < 0 || column >= width || row >= height ? NaN : heights[row * width + column]!
}

/** Pearson's correlation of a cell with what lies on the other surface where the map puts it. */
function correlationThere(cell: ComparedCell, own: Grid, other: Grid): number {
  const map = placeOnOther(cell, own, other)
  const [corner] = cornersOf(cell)
  const pairs: [number, number][] = []
  for (let row = 0; row < Math.round(cell.height / own.step); row++)
    for (let column = 0; column < Math.round(cell.width / own.step); column++) {
      const at = { x: corner!.x + (column + 0.5) * own.step, y: corner!.y + (row + 0.5) * own.step }
      const pair: [number, number] = [heightAt(own, at), heightAt(other, mapped(map, at))]
      if (!pair.some(Number.isNaN)) pairs.push(pair)
    }
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length
  const [a, b] = [mean(0), mean(1)]
  const sums = pairs.reduce(
    ([ab, aa, bb], [x, y]) => [ab! + (x - a) * (y - b), aa! + (x - a) ** 2, bb! + (y - b) ** 2],
    [0, 0, 0],
  )
  return sums[0]! / Math.sqrt(sums[1]! * sums[2]!)
}

test('a cell lies on the other surface where the comparison found it, with the correlation it found', () => {
  for (const [a, b] of [
    [face(1, 0), face(1, 1)],
    [face(1, 0), face(2, 0)],
  ] as const) {
    const { cells } = compareCartridges(a, b)
    expect(cells.length).toBeGreaterThan(20)
    for (const cell of cells) {
      const [own, other] = cell.direction === 'ab' ? [a, b] : [b, a]
      expect(correlationThere(cell, own, other)).toBeCloseTo(cell.correlation, 2)
    }
  }
})

const degrees = fc.integer({ min: -180, max: 180 })
const micrometres = fc.double({ min: -4000, max: 4000, noNaN: true })
const fit = fc.record({ dx: micrometres, dy: micrometres, theta: degrees })
const sheet = fc.record({
  width: fc.integer({ min: 32, max: 1200 }),
  height: fc.integer({ min: 32, max: 1200 }),
  step: fc.constantFrom(3.125, 6.25, 12.5),
})
const point = fc.record({ x: micrometres, y: micrometres })

test('the way back ends where it began', () => {
  fc.assert(
    fc.property(fit, sheet, sheet, point, (moves, own, other, at) => {
      const there = placeOnOther(moves, own, { ...other, step: own.step })
      const back = mapped(composed(there, reversed(there)), at)
      expect(back.x).toBeCloseTo(at.x, 6)
      expect(back.y).toBeCloseTo(at.y, 6)
    }),
  )
})

test('a cell keeps its form and size, and turns against the turn of the other surface', () => {
  fc.assert(
    fc.property(fit, sheet, point, (moves, own, at) => {
      const cell = { ...moves, ...at, width: 400, height: 300 }
      const corners = cornersOnOther(cell, own, own)
      const [p, q, r] = corners as [typeof at, typeof at, typeof at]
      expect(Math.hypot(q.x - p.x, q.y - p.y)).toBeCloseTo(400, 6)
      expect(Math.hypot(r.x - q.x, r.y - q.y)).toBeCloseTo(300, 6)
      const turn = (Math.atan2(q.y - p.y, q.x - p.x) * 180) / Math.PI
      expect(Math.cos(((turn - moves.theta) * Math.PI) / 180)).toBeCloseTo(1, 9)
    }),
  )
})

test('turning about a place keeps it', () => {
  fc.assert(
    fc.property(degrees, point, (by, at) => {
      const there = mapped(turnedAbout(by, at), at)
      expect(there.x).toBeCloseTo(at.x, 6)
      expect(there.y).toBeCloseTo(at.y, 6)
    }),
  )
})

test('a coarser surface that is asked for gets the same places', () => {
  const fine = face(3, 0)
  const coarse = resample(fine, 25)
  const there = placeOnOther({ dx: 30, dy: -40, theta: 9 }, fine, fine)
  const roughly = placeOnOther({ dx: 30, dy: -40, theta: 9 }, coarse, coarse)
  const at = { x: 900, y: 2400 }
  expect(Math.abs(mapped(there, at).x - mapped(roughly, at).x)).toBeLessThan(25)
})
