import { expect, test } from 'vitest'
import { readSurface, writeX3p } from '../formats/index.ts'
import { Kernel } from '../kernel/index.ts'
import { croppedToMeasured } from '../prepare/index.ts'
import { CoarsePass } from '../search/coarse.ts'
import { baseOf, SIDE, surfacePrint } from '../search/surface-print.ts'
import { BreechFaceMaker } from './face.ts'
import type { GunSurface, MachiningPattern, SyntheticFiring } from './make.ts'
import { syntheticBreechFace } from './surface.ts'

const gunOf = (seed: number, pattern: MachiningPattern = 'cellular'): GunSurface => ({
  seed,
  make: { seed: 'test', pattern },
})
const THETAS = Array.from({ length: 21 }, (_, i) => (i - 10) * 3)
const maker = new BreechFaceMaker()

/** How well the second lies on the first, r · √n at 50 micrometres. */
function likeness(a: SyntheticFiring, b: SyntheticFiring): number {
  const { grid } = croppedToMeasured(maker.grid(a))
  return new CoarsePass(new Kernel(), baseOf(grid, SIDE), THETAS).fit(maker.coarse(b))?.score ?? 0
}

function checksum(heights: Float32Array | Float64Array): number {
  const words = new Uint32Array(Float32Array.from(heights).buffer)
  return words.reduce((sum, word) => (Math.imul(sum, 31) + word) >>> 0, 7)
}

test('a firing is the same bits on every machine, whatever was made before it', () => {
  const firing = { gun: gunOf(1), firing: 2 }
  const first = syntheticBreechFace(firing)
  maker.grid({ gun: gunOf(9, 'circular'), firing: 0 }, 25)
  expect(syntheticBreechFace(firing, maker).surface).toEqual(first.surface)
  expect(checksum(first.surface.heights)).toMatchInlineSnapshot(`3602300698`)
  expect(syntheticBreechFace({ ...firing, firing: 3 }, maker).surface.heights).not.toEqual(
    first.surface.heights,
  )
})

test('an engine without SIMD makes the same bits', () => {
  const firing = { gun: gunOf(2, 'granular'), firing: 0 }
  const scalar = new BreechFaceMaker(new Kernel({ simd: false }))
  expect(scalar.grid(firing, 25)).toEqual(maker.grid(firing, 25))
})

test('it says that it is synthetic, and keeps saying so in a file', () => {
  const made = syntheticBreechFace({ gun: gunOf(1), firing: 0, rounds: 500 }, maker)
  const { metadata, surface } = readSurface(writeX3p(made))
  expect(metadata.comment).toMatch(/^SYNTHETIC: calculated, not measured/)
  expect(metadata.instrument.model).toBe('synthetic surface')
  expect(metadata.other).toContainEqual({ path: 'Synthetic/Rounds', value: '500' })
  expect(surface.heights).toEqual(made.surface.heights)
})

test.each(['cellular', 'granular', 'parallel arcs', 'circular'] as const)(
  'cases of one gun are more alike than those of different guns of its make: %s',
  (pattern) => {
    const guns = [1, 2, 3].map((seed) => gunOf(seed, pattern))
    const same = guns.map((gun) => likeness({ gun, firing: 0 }, { gun, firing: 1 }))
    const other = guns.map((gun, i) => likeness({ gun, firing: 0 }, { gun: guns[(i + 1) % 3]!, firing: 0 }))
    expect(Math.min(...same)).toBeGreaterThan(Math.max(...other))
    // As of real scans of one gun: far above chance, far below a surface and itself.
    const itself = likeness({ gun: guns[0]!, firing: 0 }, { gun: guns[0]!, firing: 0 })
    expect(Math.max(...same)).toBeLessThan(itself)
  },
)

test('marks change with the rounds a gun fires, and are others in the end', () => {
  const first = { gun: gunOf(4), firing: 0 }
  const after = (rounds: number) => likeness(first, { gun: gunOf(4), firing: 1, rounds })
  const [none, some, many] = [after(0), after(10_000), after(60_000)]
  expect(none).toBeGreaterThan(some)
  expect(some).toBeGreaterThan(many)
  expect(many).toBeLessThan(8)
})

test('a coarse surface made directly lies on the one made of all samples', () => {
  for (const pattern of ['cellular', 'granular', 'parallel arcs', 'circular'] as const) {
    const firing = { gun: gunOf(5, pattern), firing: 0 }
    const { grid } = croppedToMeasured(maker.grid(firing))
    const pass = new CoarsePass(new Kernel(), baseOf(grid, SIDE), THETAS)
    const direct = pass.fit(maker.coarse(firing))!
    expect(direct).toMatchObject({ theta: 0, dx: 0, dy: 0 })
    expect(direct.score).toBeGreaterThan(0.75 * pass.fit(surfacePrint(grid).coarse)!.score)
  }
})

test('heights, roughness and gaps are those of a prepared scan', () => {
  const { surface } = syntheticBreechFace({ gun: gunOf(6), firing: 0 }, maker)
  const known = [...surface.heights].filter((z) => !Number.isNaN(z)).map((z) => z * 1e6)
  const roughness = Math.sqrt(known.reduce((sum, z) => sum + z * z, 0) / known.length)
  expect(surface.dx).toBeCloseTo(6.25e-6, 12)
  expect(surface.width).toBeGreaterThan(480)
  expect(surface.width).toBeLessThan(620)
  // The Fadul scans: 64 to 77 % missing, heights of 1.1 to 2.6 micrometres.
  expect(1 - known.length / surface.heights.length).toBeGreaterThan(0.6)
  expect(1 - known.length / surface.heights.length).toBeLessThan(0.8)
  expect(roughness).toBeGreaterThan(0.8)
  expect(roughness).toBeLessThan(2.8)
})
