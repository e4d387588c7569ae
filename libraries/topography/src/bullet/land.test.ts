import { describe, expect, it } from 'vitest'
import { turned } from '../prepare/index.ts'
import { surfaceFrom } from '../prepare/testing/breech-face.ts'
import { compareSignatures, correlate, prepareLand } from './index.ts'
import { landOf, striae } from './testing/lands.ts'

const marks = striae(1)
const plain = prepareLand(surfaceFrom(landOf(marks)))

describe('preparing a land', () => {
  it('finds the shoulders, a stable cut and the striae between', () => {
    expect(plain.grooves!.left).toBeGreaterThan(220)
    expect(plain.grooves!.left).toBeLessThan(270)
    expect(plain.grooves!.right).toBeLessThan(2150)
    expect(plain.grooves!.right).toBeGreaterThan(2100)
    expect(plain.crossCut).toMatchObject({ stable: true })
    expect(plain.crossCut.typical).toBeGreaterThan(0.98)
    expect(plain.others.length).toBeGreaterThan(3)
    expect(plain.steps.join(' ')).toContain('between its shoulders')
    const shown = {
      step: plain.step,
      signature: plain.signature.map((_, i) => marks(plain.grooves!.left + i * plain.step)),
    }
    expect(correlate(plain, shown)!.ccf).toBeGreaterThan(0.9)
  })

  it.each([
    ['a tilt across', { tilt: [60, 0] }],
    ['a tilt along', { tilt: [0, 150] }],
    ['a shift of the scan', { shift: 63 }],
    ['a scan of four times as many samples', { step: 3.125 }],
    ['a scan of an eighth of the samples', { step: 9 }],
  ] as const)('gives the same signature after %s', (_, form) => {
    const other = prepareLand(surfaceFrom(landOf(marks, { ...form, seed: 8 })))
    const found = correlate(plain, other)!
    expect(found.ccf).toBeGreaterThan(0.97)
    expect(found.overlap).toBeGreaterThan(1700)
    expect(compareSignatures(plain, other).verdict).toBe('similar')
  })

  it('gives the same signature when the whole scan lies higher', () => {
    const land = landOf(marks)
    const higher = prepareLand(surfaceFrom({ ...land, heights: land.heights.map((z) => z + 512) }))
    const off = higher.signature.map((z, i) => Math.abs(z - plain.signature[i]!))
    expect(Math.max(...off)).toBeLessThan(1e-3)
  })

  it('turns a scan whose striae lie along the rows', () => {
    const sideways = prepareLand(surfaceFrom(turned(landOf(marks), 3)))
    expect(sideways.turned).toBe(true)
    expect(sideways.signature).toEqual(plain.signature)
  })

  it('takes the whole cut where a land has no shoulders, and says when no cut is stable', () => {
    const whole = prepareLand(surfaceFrom(landOf(marks, { shoulders: [-1, 3000] })))
    expect(whole.signature.length * whole.step).toBeGreaterThan(2300)
    const noise = prepareLand(surfaceFrom(landOf(() => 0, { noise: 6 })))
    expect(noise.crossCut.stable).toBe(false)
    expect(noise.steps.join(' ')).toContain('no neighbouring cut')
  })

  it('refuses a scan that was hardly measured', () => {
    const land = landOf(marks)
    const empty = { ...land, heights: land.heights.map((z, i) => (i % 3 === 0 ? z : NaN)) }
    expect(() => prepareLand(surfaceFrom(empty))).toThrow('measured to a half')
  })
})
