import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turnedAbout, UNMOVED } from '../plane-map.ts'
import type { Grid } from '../surface.ts'
import {
  difference,
  heightAt,
  heightMap,
  heightRange,
  heightsAlong,
  onPaper,
  outlined,
  RAMP,
  relief,
  slopesOf,
  written,
} from './index.ts'

const gridOf = (width: number, height: number, of: (x: number, y: number) => number, step = 5): Grid => ({
  width,
  height,
  step,
  heights: Float32Array.from({ length: width * height }, (_, i) => of(i % width, Math.floor(i / width))),
})
const brightness = (rgba: Uint8ClampedArray, pixel: number) =>
  rgba[4 * pixel]! + rgba[4 * pixel + 1]! + rgba[4 * pixel + 2]!
/** A grid of 8 by 8 drawn at a pixel a sample. */
const whole = { width: 8, height: 8, toSurface: { ...UNMOVED, a: 5, d: 5 } }

test('a plane has its slopes and its heights everywhere', () => {
  const number = fc.double({ min: -2, max: 2, noNaN: true })
  const place = fc.double({ min: 3, max: 36, noNaN: true })
  fc.assert(
    fc.property(number, number, place, place, (across, down, x, y) => {
      const plane = gridOf(8, 8, (column, row) => across * (column + 0.5) * 5 + down * (row + 0.5) * 5)
      const { values } = slopesOf(plane)
      for (let i = 0; i < values.length; i += 4) {
        expect(values[i]).toBeCloseTo(across, 4)
        expect(values[i + 1]).toBeCloseTo(down, 4)
      }
      expect(heightAt(plane, { x, y })).toBeCloseTo(across * x + down * y, 3)
      const line = heightsAlong(plane, { x: 3, y: 3 }, { x, y }, 5)
      expect(line.at(-1)!.distance).toBeCloseTo(Math.hypot(x - 3, y - 3), 6)
      expect(line.at(-1)!.height).toBeCloseTo(across * x + down * y, 3)
    }),
  )
})

test('nothing is drawn, and no height is given, where nothing was measured', () => {
  const half = gridOf(8, 8, (x) => (x < 4 ? 1 : NaN))
  const { rgba } = relief(slopesOf(half), whole, { azimuth: 315, elevation: 40 })
  for (let i = 0; i < 64; i++) expect(rgba[4 * i + 3]).toBe(i % 8 < 4 ? 255 : 0)
  expect(heightAt(half, { x: 2.5, y: 2.5 })).toBe(1)
  expect(heightAt(half, { x: 19, y: 10 })).toBeNaN()
  expect(heightAt(half, { x: -1, y: 10 })).toBeNaN()
})

test('what faces the light is brighter, and light stays where it is when the surface is turned', () => {
  const ridge = slopesOf(gridOf(8, 8, (x) => -Math.abs(x - 3.5)))
  const fromLeft = relief(ridge, whole, { azimuth: 270, elevation: 40 }).rgba
  expect(brightness(fromLeft, 33)).toBeGreaterThan(brightness(fromLeft, 38))
  const halfTurn = turnedAbout(180, { x: 20, y: 20 })
  const toSurface = {
    ...halfTurn,
    a: 5 * halfTurn.a,
    b: 5 * halfTurn.b,
    c: 5 * halfTurn.c,
    d: 5 * halfTurn.d,
  }
  const turned = relief(ridge, { ...whole, toSurface }, { azimuth: 270, elevation: 40 }).rgba
  expect(brightness(turned, 33)).toBeGreaterThan(brightness(turned, 38))
})

test('higher is lighter, and what both have in common is neither colour', () => {
  const slope = slopesOf(gridOf(8, 8, (x) => x))
  const { rgba } = heightMap(slope, whole, heightRange(slope, 0))
  for (let x = 1; x < 8; x++) expect(brightness(rgba, x)).toBeGreaterThan(brightness(rgba, x - 1))
  const same = difference(slope, slope, whole, whole.toSurface, 2).rgba
  expect(Math.max(same[0]!, same[1]!, same[2]!) - Math.min(same[0]!, same[1]!, same[2]!)).toBeLessThan(12)
})

test('colours rise evenly', () => {
  const grey = (at: number) =>
    0.3 * RAMP.height[3 * at]! + 0.6 * RAMP.height[3 * at + 1]! + 0.1 * RAMP.height[3 * at + 2]!
  for (let i = 1; i < 256; i++) expect(grey(i)).toBeGreaterThanOrEqual(grey(i - 1) - 1)
})

test('lines and letters stand on paper', () => {
  const picture = onPaper({ width: 20, height: 20, rgba: new Uint8ClampedArray(1600) })
  const square = [
    { x: 2, y: 2 },
    { x: 18, y: 2 },
    { x: 18, y: 18 },
    { x: 2, y: 18 },
  ]
  const count = (colour: number) => {
    let found = 0
    for (let i = 0; i < 400; i++) if (picture.rgba[4 * i] === colour) found++
    return found
  }
  outlined(picture, square, { colour: [1, 0, 0], width: 1, dash: [3, 6] })
  const dashed = count(1)
  outlined(picture, square, { colour: [1, 0, 0], width: 1 })
  expect(dashed).toBeGreaterThan(20)
  expect(count(1)).toBeGreaterThan(1.2 * dashed)
  written(picture, 'A7', { x: 4, y: 5 }, { colour: [9, 0, 0], size: 1, halo: [200, 200, 200] })
  expect(count(9)).toBeGreaterThan(15)
})
