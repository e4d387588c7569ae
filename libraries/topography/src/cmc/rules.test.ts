import { expect, it } from 'vitest'
import { combineHigh, judge } from './both.ts'
import type { Candidates } from './search.ts'
import { PRESETS } from './thresholds.ts'

const THETAS = [-6, -3, 0, 3, 6]

/** A cell at each rotation: samples to the right, samples down, correlation; null where it was not compared. */
type Row = readonly (readonly [dx: number, dy: number, correlation: number] | null)[]

function candidates(rows: readonly Row[]): Candidates {
  const flat = rows.flat()
  return {
    cells: rows.map((_, index) => ({ index, left: 0, top: 0, right: 1, bottom: 1, mean: 0, observed: 1 })),
    thetas: THETAS,
    dx: Int16Array.from(flat, (at) => at?.[0] ?? 0),
    dy: Int16Array.from(flat, (at) => at?.[1] ?? 0),
    correlation: Float32Array.from(flat, (at) => at?.[2] ?? NaN),
  }
}

/** Agrees at one rotation, elsewhere is far away. */
const agreeing = (turn: number, dx: number, dy: number, correlation = 0.8): Row =>
  THETAS.map((_, at) => (at === turn ? [dx, dy, correlation] : [60, -60, 0.3]))

const judged = (rows: readonly Row[]) => judge(candidates(rows), PRESETS.cmcR, 6.25)

it('counts cells near the medians of displacement and rotation that correlate enough', () => {
  const rows = [
    agreeing(2, 10, 5),
    agreeing(2, 12, 4),
    agreeing(3, 9, 6),
    agreeing(2, 30, 5),
    agreeing(2, 31, 5),
    agreeing(2, 10, 26),
    agreeing(4, 10, 5, 0.49),
    [null, null, null, null, null],
  ]
  // Medians over the seven compared: 10 to the right, 5 down, 0 degrees; 20 samples and 6 degrees away still count.
  const { congruent, count, together, best } = judged(rows)
  expect([...best]).toEqual([2, 2, 3, 2, 2, 2, 4, -1])
  expect(congruent).toEqual([true, true, true, true, false, false, false, false])
  expect(count).toBe(4)
  expect(together).toBe(5)
})

it('takes translations in micrometres, whatever the step', () => {
  const rows = [agreeing(2, 0, 0), agreeing(2, 0, 0), agreeing(2, 15, 0)]
  expect(judge(candidates(rows), PRESETS.cmcR, 6.25).count).toBe(3)
  expect(judge(candidates(rows), PRESETS.cmcR, 12.5).count).toBe(2)
  expect(judge(candidates(rows), PRESETS.tong2015, 6.25).count).toBe(3)
  expect(judge(candidates(rows), PRESETS.tong2015, 6.3).count).toBe(2)
})

const six = (turn: number) => Array.from({ length: 6 }, () => agreeing(turn, 8, 8))

it('joins both directions by High CMC when their rotations are opposite', () => {
  const ab = judged(six(3))
  const ba = judged([agreeing(2, 60, 60), ...six(1).slice(1), agreeing(1, 8, 8), agreeing(1, 8, 8)])
  expect(ab.high.distribution).toEqual([0, 0, 0, 6, 0])
  expect(ab.high.theta).toBe(3)
  // Places 0 to 5 in one direction, 0 to 7 in the other: eight places, each once.
  expect(combineHigh(ab, ba, PRESETS.cmcR)).toEqual({ count: 8, agreed: true })
})

it('leaves the lesser count of the original rule when rotations are not opposite, or the mode is too wide', () => {
  const turned = judged(six(4))
  expect(combineHigh(turned, judged(six(4)), PRESETS.cmcR)).toEqual({ count: 6, agreed: false })
  const everywhere = THETAS.map((): readonly [number, number, number] => [0, 0, 0.8])
  const wide = judged([everywhere, everywhere, everywhere])
  expect(wide.high).toMatchObject({ distribution: [3, 3, 3, 3, 3], theta: null })
  expect(combineHigh(wide, judged(six(2)), PRESETS.cmcR)).toEqual({ count: 3, agreed: false })
})

it('finds nothing where nothing could be compared', () => {
  const none = judged([])
  expect(none).toMatchObject({ count: 0, together: 0, high: { theta: null } })
  expect(combineHigh(none, none, PRESETS.cmcR)).toEqual({ count: 0, agreed: false })
})
