import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chance } from '../chance/index.ts'
import { chancesOf, readOnItems, readOnScreen, readersOf, type Said } from './index.ts'

const [first, , , , examiner] = readersOf(new Chance('a city'))
const rates = fc.record({
  missed: fc.double({ min: 0.001, max: 0.3, noNaN: true }),
  falseLinks: fc.double({ min: 0.001, max: 0.3, noNaN: true }),
  inconclusive: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
})
const share = fc.double({ min: 0, max: 1, noNaN: true })

test('chances are chances, and who looks at the harder of two pairs errs more', () => {
  fc.assert(
    fc.property(rates, share, share, fc.boolean(), (of, one, other, same) => {
      const [low, high] = [one, other].toSorted((a, b) => a - b)
      const at = (alike: number) => chancesOf(of, { same, alike })
      for (const said of Object.values(at(one))) {
        expect(said).toBeGreaterThanOrEqual(0)
        expect(said).toBeLessThanOrEqual(1)
      }
      const { link, none, neither } = at(one)
      expect(link + none + neither).toBeCloseTo(1, 12)
      // What two guns have in common and what one gun's pair lacks are what misleads.
      if (same) expect(at(low!).none).toBeGreaterThanOrEqual(at(high!).none)
      else expect(at(low!).link).toBeLessThanOrEqual(at(high!).link)
    }),
    { numRuns: 100 },
  )
})

test('over many pairs of middling difficulty readers err as often as was planted', () => {
  const count = (of: number, same: boolean, alike: number, said: Said) => {
    let n = 0
    for (let i = 0; i < of; i++)
      if (readOnScreen('seed', first!, [`A${i}`, `B${i}`], { same, alike }) === said) n++
    return n / of
  }
  const { missed, falseLinks } = first!.screen
  // Three deviations of a share of 20,000 draws.
  const near = (planted: number) => 3 * Math.sqrt((planted * (1 - planted)) / 20_000)
  expect(Math.abs(count(20_000, true, 0.5, 'none') - missed)).toBeLessThan(near(missed))
  expect(Math.abs(count(20_000, false, 0.125, 'link') - falseLinks)).toBeLessThan(near(falseLinks))
})

test('a reading hangs on seed, reader and pair alone; technicians examine no items', () => {
  const pairs = Array.from({ length: 200 }, (_, i) => [`A${i}`, `B${i}`] as const)
  const read = (seed: string, turned: boolean) =>
    pairs.map(([a, b]) => readOnScreen(seed, first!, turned ? [b, a] : [a, b], { same: true, alike: 0 }))
  expect(read('one', false)).toEqual(read('one', true))
  expect(read('one', false)).not.toEqual(read('two', false))
  const found = pairs.map((pair) => readOnItems('one', examiner!, pair, true))
  expect(found.filter((said) => said === 'link').length).toBeGreaterThan(180)
  expect(() => readOnItems('one', first!, ['A', 'B'], true)).toThrow(RangeError)
})
