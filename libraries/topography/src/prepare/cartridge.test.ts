import { describe, expect, it } from 'vitest'
import { faceMask, masked, prepareCartridge, resample, withoutOutliers } from './index.ts'
import { agreement, marks, numbers, scanOf, surfaceFrom, type Surroundings } from './testing/breech-face.ts'

const STEP = 6.25
const SIDE = 400
const surroundings: Surroundings = {
  hole: { radius: 450, depth: 150 },
  edge: { radius: 1000, headHeight: 30 },
  tilt: 40,
  dome: 25,
}
const face = marks(SIDE, STEP, 1)
const scan = scanOf(face, surroundings)
const count = (heights: Float32Array) => heights.reduce((sum, z) => sum + (Number.isNaN(z) ? 0 : 1), 0)

describe('the mask of a breech face', () => {
  it('finds hole and edge to a few micrometres, and nothing of the case head', () => {
    const mask = faceMask(scan)!
    const middle = ((SIDE - 1) / 2) * STEP
    expect(mask.hole!.radius).toBeCloseTo(450, -1.3)
    expect(mask.hole!.x).toBeCloseTo(middle + 60, -1.3)
    expect(mask.hole!.y).toBeCloseTo(middle - 40, -1.3)
    expect(mask.edge!.radius).toBeCloseTo(1000, -1.3)
    // A margin at the hole, where metal was measured beyond it; none at the edge, beyond which lies a gap.
    const ring = Math.PI * (1000 ** 2 - (450 + 25) ** 2)
    expect((count(masked(scan, mask.keep).heights) * STEP ** 2) / ring).toBeCloseTo(1, 1)
  })

  it.each([
    ['a flat floor in the hole', { ...surroundings, hole: { radius: 450, depth: 0 } }, -120],
    [
      'a hole that was filled in at the height of the head',
      { ...surroundings, hole: { radius: 450, depth: 0 } },
      30,
    ],
    ['a strong tilt', { ...surroundings, tilt: 150 }, undefined],
    ['a strong dome', { ...surroundings, dome: 80 }, undefined],
    ['a head below the face', { ...surroundings, edge: { radius: 1000, headHeight: -60 } }, undefined],
  ])('holds for %s', (_, around, floor) => {
    const middle = ((SIDE - 1) / 2) * STEP
    const raw = scanOf(face, around)
    const level = scanOf(
      { ...face, heights: face.heights.map(() => 0) },
      { ...around, hole: { radius: 0, depth: 0 } },
    )
    const inHole = (i: number) =>
      Math.hypot((i % SIDE) * STEP - middle - 60, Math.floor(i / SIDE) * STEP - middle + 40) < 450
    const heights = raw.heights.map((z, i) =>
      floor !== undefined && inHole(i) ? level.heights[i]! + floor : z,
    )
    const mask = faceMask({ ...raw, heights })!
    expect(mask.hole!.radius).toBeCloseTo(450, -1.3)
    expect(mask.edge!.radius).toBeCloseTo(1000, -1.3)
  })

  it('masks once: a masked face keeps all it has', () => {
    const once = masked(scan, faceMask(scan)!.keep)
    const twice = masked(once, faceMask(once)!.keep)
    expect(count(twice.heights) / count(once.heights)).toBeGreaterThan(0.995)
  })

  it('finds no face where nothing was measured', () => {
    expect(faceMask({ ...face, heights: face.heights.map(() => NaN) })).toBeUndefined()
  })
})

describe('outliers', () => {
  it('go with their flanks, and nothing else is touched', () => {
    const next = numbers(5)
    const dirty = face.heights.slice()
    const spikes = Array.from({ length: 50 }, () => Math.floor(next() * dirty.length))
    for (const i of spikes) dirty[i]! += 60
    // A grain of dirt of 75 micrometres.
    const grain = (i: number) => Math.hypot((i % SIDE) - 200, Math.floor(i / SIDE) - 150) < 6
    dirty.forEach((z, i) => {
      if (grain(i)) dirty[i] = z + 25
    })
    const clean = withoutOutliers({ ...face, heights: dirty }).heights
    const dirt = dirty.map((_, i) => (spikes.includes(i) || grain(i) ? 1 : 0))
    expect(clean.filter((z, i) => dirt[i] === 1 && !Number.isNaN(z))).toHaveLength(0)
    expect(clean.filter((z, i) => !Number.isNaN(z) && z !== dirty[i])).toHaveLength(0)
    expect(count(clean) / clean.length).toBeGreaterThan(0.99)
    expect(count(withoutOutliers(face).heights)).toBe(SIDE * SIDE)
  })

  it('go whole when they are wider than the neighbourhood they are measured by', () => {
    const height = (i: number) => {
      const away = Math.hypot((i % SIDE) - 200, Math.floor(i / SIDE) - 150) / 15
      return away < 1 ? 40 * Math.sqrt(1 - away ** 2) : 0
    }
    const dirty = { ...face, heights: face.heights.map((z, i) => z + height(i)) }
    const clean = withoutOutliers(dirty, { highest: 10 }).heights
    // What is left of the grain is no higher than marks are.
    expect(clean.filter((z, i) => height(i) > 5 && z > 5)).toHaveLength(0)
    expect(count(clean) / clean.length).toBeGreaterThan(0.99)
  })
})

describe('preparing a cartridge case', () => {
  const next = numbers(9)
  const dirty = { ...scan, heights: scan.heights.map((z) => (next() < 0.002 ? z + 80 * (next() - 0.5) : z)) }

  it('brings a raw scan to the marks that are on it, and says what it did', () => {
    const { grid, steps, origin, preparedBefore } = prepareCartridge(surfaceFrom(dirty))
    expect(preparedBefore).toBe(false)
    expect(agreement(face, grid, Math.round(origin.x / STEP), Math.round(origin.y / STEP))).toBeGreaterThan(
      0.95,
    )
    expect(steps.map(({ name }) => name)).toEqual([
      'mask',
      'level',
      'outliers',
      'noise',
      'step',
      'waviness',
      'crop',
    ])
    expect(steps[0]!.hole!.radius).toBeCloseTo(450, -1.3)
    expect(steps[1]!.form!.tiltDegrees).toBeCloseTo((Math.atan(40 / 1246.875) * 180) / Math.PI, 1)
    expect(steps[1]!.sentence).toContain('a dome of')
    expect(steps.every(({ kept }) => kept > 0 && kept <= 1)).toBe(true)
  })

  it('passes a prepared scan through unchanged', () => {
    const { grid } = prepareCartridge(surfaceFrom(dirty))
    const again = prepareCartridge(surfaceFrom(grid))
    expect(again.preparedBefore).toBe(true)
    expect(again.steps.map(({ name }) => name)).toEqual(['unchanged'])
    expect(again.grid.width).toBe(grid.width)
    const off = again.grid.heights.map((z, i) => Math.abs(z - grid.heights[i]!))
    expect(count(off)).toBe(count(grid.heights))
    expect(off.filter((distance) => distance > 1e-5)).toHaveLength(0)
  })

  it('gives the same marks whatever the step of the scan', () => {
    const coarse = prepareCartridge(surfaceFrom(scan))
    const fine = prepareCartridge(surfaceFrom(resample(scan, 3.125)))
    expect(fine.grid.step).toBe(STEP)
    const left = Math.round((fine.origin.x - coarse.origin.x) / STEP)
    const top = Math.round((fine.origin.y - coarse.origin.y) / STEP)
    expect(agreement(coarse.grid, fine.grid, left, top)).toBeGreaterThan(0.95)
  })

  it('takes a mask that was drawn by hand', () => {
    const keep = Uint8Array.from(scan.heights, (_, i) => (i % SIDE < 120 && i % SIDE > 60 ? 1 : 0))
    const { steps, grid } = prepareCartridge(surfaceFrom(scan), { keep })
    expect(steps[0]!.sentence).toContain('the given mask')
    expect(grid.width).toBeLessThanOrEqual(59)
    expect(() => prepareCartridge(surfaceFrom(scan), { keep: keep.subarray(1) })).toThrow(
      'one value for every sample',
    )
  })

  it('keeps everything of a surface without a face, and refuses one without heights', () => {
    const { steps } = prepareCartridge(
      surfaceFrom({ ...face, heights: face.heights.map((z, i) => z + (i % SIDE) / 10) }),
    )
    expect(steps.map(({ name }) => name)).toContain('waviness')
    const empty = { ...face, heights: new Float32Array(SIDE * SIDE).fill(NaN) }
    expect(() => prepareCartridge(surfaceFrom(empty))).toThrow('too few measured samples')
  })
})
