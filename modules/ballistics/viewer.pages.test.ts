import fc from 'fast-check'
import { mapped, reversed } from '@throughline/topography'
import { expect, test } from 'vitest'
import type { Comparison } from './contract/index.ts'
import { pairOf } from './pages/comparison/model.ts'
import { decodeSurface, drawableOf } from './pages/viewer/surface.ts'
import { dragged, fitted, isInside, rolled, scaleBar, toScreen, zoomed } from './pages/viewer/view.ts'

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const view = fc.record({
  x: real(-3000, 3000),
  y: real(-3000, 3000),
  scale: real(0.02, 5),
  turn: real(0, 360),
})
const size = fc.record({
  width: fc.integer({ min: 60, max: 2000 }),
  height: fc.integer({ min: 60, max: 2000 }),
})
const pixel = fc.record({ x: real(0, 2000), y: real(0, 2000) })

test('what lies under a pointer stays there when it is zoomed or turned', () => {
  fc.assert(
    fc.property(view, size, pixel, real(0.3, 3), real(-180, 180), (from, pane, at, factor, degrees) => {
      const place = mapped(reversed(toScreen(from, pane)), at)
      for (const next of [zoomed(from, pane, factor, at), rolled(from, pane, degrees, at)]) {
        const now = mapped(toScreen(next, pane), place)
        expect(Math.hypot(now.x - at.x, now.y - at.y)).toBeLessThan(1e-5 * (1 + Math.hypot(at.x, at.y)))
      }
    }),
  )
})

test('a drag takes the surface along with the pointer, however it is turned', () => {
  fc.assert(
    fc.property(view, size, pixel, real(-300, 300), real(-300, 300), (from, pane, at, dx, dy) => {
      const place = mapped(reversed(toScreen(from, pane)), at)
      const now = mapped(toScreen(dragged(from, pane, dx, dy), pane), place)
      expect(now.x).toBeCloseTo(at.x + dx, 4)
      expect(now.y).toBeCloseTo(at.y + dy, 4)
    }),
  )
})

test('the whole fits into the pane', () => {
  fc.assert(
    fc.property(size, real(100, 9000), real(100, 9000), (pane, wide, high) => {
      const screen = toScreen(fitted(wide, high, pane), pane)
      for (const corner of [
        { x: 0, y: 0 },
        { x: wide, y: high },
      ]) {
        const { x, y } = mapped(screen, corner)
        expect(x).toBeGreaterThanOrEqual(-1e-6)
        expect(y).toBeGreaterThanOrEqual(-1e-6)
        expect(x).toBeLessThanOrEqual(pane.width + 1e-6)
        expect(y).toBeLessThanOrEqual(pane.height + 1e-6)
      }
    }),
  )
})

test('the scale bar is as long as it says, round, and of a size to be read', () => {
  fc.assert(
    fc.property(view, size, (from, pane) => {
      const { micrometres, pixels } = scaleBar(from.scale, pane)
      const screen = toScreen(from, pane)
      const [a, b] = [mapped(screen, { x: 0, y: 0 }), mapped(screen, { x: micrometres, y: 0 })]
      expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeCloseTo(pixels, 6)
      expect(pixels).toBeLessThanOrEqual(0.36 * pane.width + 1e-9)
      expect(pixels).toBeGreaterThan(0.14 * pane.width)
      expect(['1', '2', '5']).toContain(String(Number(micrometres.toPrecision(6))).replaceAll(/[0.]/g, ''))
    }),
  )
})

test('a turned square is hit inside it and nowhere else', () => {
  fc.assert(
    fc.property(real(0, 360), real(-1, 1), real(-1, 1), (turn, u, v) => {
      fc.pre(Math.abs(Math.abs(u) - 0.5) > 1e-6 && Math.abs(Math.abs(v) - 0.5) > 1e-6)
      const screen = toScreen({ x: 0, y: 0, scale: 40, turn }, { width: 200, height: 200 })
      const corners = [
        { x: -0.5, y: -0.5 },
        { x: 0.5, y: -0.5 },
        { x: 0.5, y: 0.5 },
        { x: -0.5, y: 0.5 },
      ].map((corner) => mapped(screen, corner))
      expect(isInside(corners, mapped(screen, { x: u, y: v }))).toBe(Math.abs(u) < 0.5 && Math.abs(v) < 0.5)
    }),
  )
})

/** A surface as the route sends it. */
function sent(width: number, height: number, step: number, heights: readonly number[]): ArrayBuffer {
  const bytes = new DataView(new ArrayBuffer(36 + 4 * heights.length))
  ;[0x47534c54, 1, width, height].forEach((value, i) => bytes.setUint32(4 * i, value, true))
  bytes.setFloat32(16, step, true)
  bytes.setFloat32(20, step, true)
  heights.forEach((value, i) => bytes.setFloat32(36 + 4 * i, value, true))
  return bytes.buffer
}

test('a surface comes as it was sent, and what is none is refused', () => {
  const bytes = sent(2, 3, 6.25, [1, 2, NaN, 4, 5, 6])
  expect(decodeSurface(bytes)).toEqual({
    width: 2,
    height: 3,
    step: 6.25,
    heights: Float32Array.of(1, 2, NaN, 4, 5, 6),
  })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.byteLength - 1 }), (length) => {
      expect(() => decodeSurface(bytes.slice(0, length))).toThrow(RangeError)
    }),
  )
  const letter = new TextEncoder().encode('Dear laboratory, enclosed is no surface at all').buffer
  expect(() => decodeSurface(letter)).toThrow(RangeError)
})

const grid = (side: number) => ({
  width: side,
  height: side,
  step: 6.25,
  heights: new Float32Array(side * side).fill(NaN),
})
const cell = fc.record({
  direction: fc.constantFrom('ab' as const, 'ba' as const),
  name: fc.constant('C4'),
  x: real(0, 2000),
  y: real(0, 2000),
  width: fc.constant(400),
  height: fc.constant(400),
  dx: real(-400, 400),
  dy: real(-400, 400),
  theta: fc.integer({ min: -30, max: 30 }),
  correlation: real(-1, 1),
  congruent: fc.boolean(),
  high: fc.boolean(),
})

test('each cell is drawn where the comparison found it, on either surface, turned to register or not', () => {
  const [reference, candidate] = [drawableOf(grid(360)), drawableOf(grid(341))]
  const comparison = fc.record({
    turnDegrees: fc.integer({ min: -30, max: 30 }),
    shift: fc.record({ x: real(-300, 300), y: real(-300, 300) }),
    cells: fc.array(cell, { minLength: 1, maxLength: 4 }),
  })
  fc.assert(
    fc.property(comparison, fc.boolean(), (compared, isTurned) => {
      const pair = pairOf(compared as unknown as Comparison, reference, candidate, isTurned)
      for (const shown of pair.cells) {
        const [here, there] =
          shown.direction === 'ab'
            ? [shown.onReference, shown.onCandidate]
            : [shown.onCandidate, shown.onReference]
        const inOwn = here.map((at) => (shown.direction === 'ab' ? at : mapped(pair.toCandidate, at)))
        const inOther = there.map((at) => (shown.direction === 'ab' ? mapped(pair.toCandidate, at) : at))
        expect(inOwn[0]!.x).toBeCloseTo(shown.x, 4)
        expect(inOwn[0]!.y).toBeCloseTo(shown.y, 4)
        inOwn.forEach((at, i) => {
          const found = mapped(shown.toOther, at)
          expect(found.x).toBeCloseTo(inOther[i]!.x, 4)
          expect(found.y).toBeCloseTo(inOther[i]!.y, 4)
        })
      }
    }),
  )
})

test('a cell that moves as both surfaces do stands on the candidate where it stands on the reference', () => {
  const [reference, candidate] = [drawableOf(grid(360)), drawableOf(grid(341))]
  const [shift, turnDegrees] = [{ x: -50, y: 19 }, 24]
  const moves = { dx: shift.x, dy: shift.y, theta: turnDegrees }
  const one = { direction: 'ab', name: 'G7', x: 900, y: 700, width: 280, height: 280, ...moves }
  const pair = pairOf(
    { turnDegrees, shift, cells: [one] } as unknown as Comparison,
    reference,
    candidate,
    true,
  )
  const [shown] = pair.cells
  shown!.onCandidate.forEach((at, i) => {
    expect(at.x).toBeCloseTo(shown!.onReference[i]!.x, 6)
    expect(at.y).toBeCloseTo(shown!.onReference[i]!.y, 6)
  })
})
