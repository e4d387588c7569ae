import fc from 'fast-check'
import { expect, test } from 'vitest'
import { croppedToMeasured, turned } from '../prepare/index.ts'
import type { Grid } from '../surface.ts'
import { BreechFaceMaker, Chance, type MachiningPattern } from '../synthetic/index.ts'
import { readSegment, writeSegment } from './index-file/segment.ts'
import {
  bestByFine,
  joinFindings,
  mayBe,
  mergeBest,
  searchReport,
  SearchShard,
  SIDE,
  surfacePrint,
  type Candidate,
  type Examined,
  type Segment,
} from './index.ts'

const maker = new BreechFaceMaker()
const gridOf = (gun: number, firing: number, pattern: MachiningPattern = 'cellular'): Grid =>
  croppedToMeasured(maker.grid({ gun: { seed: gun, make: { seed: 'search', pattern } }, firing })).grid
const segmentOf = (surfaces: readonly { id: string; coarse: Int8Array; calibre?: string }[]): Segment =>
  readSegment(
    writeSegment(
      SIDE,
      surfaces.map(({ id, coarse, calibre }) => ({
        id,
        coarse,
        classes: calibre === undefined ? {} : { calibre },
      })),
    ),
    SIDE,
  )
const settingsOf = (query: Grid, rotation = 30) => ({ query, side: SIDE, classes: {}, rotation })

/** Two cases of each of 30 guns, made at 50 micrometres. */
const many = Array.from({ length: 60 }, (_, i) => ({
  id: `${i >> 1} ${i % 2}`,
  coarse: maker.coarse({
    gun: { seed: i >> 1, make: { seed: 'search', pattern: 'cellular' } },
    firing: i % 2,
  }),
}))
const query = gridOf(7, 2)

test('the coarse pass puts the cases of the query’s gun first', () => {
  const { best, scored } = new SearchShard(settingsOf(query)).coarse({
    segment: segmentOf(many),
    first: 0,
    keep: 60,
  })
  expect(scored).toBe(60)
  expect(
    best
      .slice(0, 2)
      .map(({ ordinal }) => ordinal)
      .sort((a, b) => a - b),
  ).toEqual([14, 15])
  expect(best[1]!.score).toBeGreaterThan(1.2 * best[2]!.score)
})

test('the same bytes come out whatever the division into segments and workers', () => {
  const whole = new SearchShard(settingsOf(query)).coarse({ segment: segmentOf(many), first: 0, keep: 9 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 59 }), fc.boolean(), (cut, backwards) => {
      const parts = [
        new SearchShard(settingsOf(query)).coarse({
          segment: segmentOf(many.slice(0, cut)),
          first: 0,
          keep: 9,
        }),
        new SearchShard(settingsOf(query)).coarse({
          segment: segmentOf(many.slice(cut)),
          first: cut,
          keep: 9,
        }),
      ]
      expect(joinFindings(backwards ? parts.reverse() : parts, 9)).toEqual(whole)
    }),
    { seed: 1, numRuns: 4 },
  )
})

test('a surface fits itself best, where it lies; moved and turned ones are found where they went', () => {
  const shard = new SearchShard(settingsOf(query))
  const only = (grid: Grid) => segmentOf([{ id: 'x', coarse: surfacePrint(grid).coarse }])
  const itself = shard.coarse({ segment: only(query), first: 0, keep: 1 }).best[0]!
  expect(itself).toMatchObject({ theta: 0, dx: 0, dy: 0 })
  expect(shard.fine(surfacePrint(query).fine, itself)).toMatchObject({ theta: 0, dx: 0, dy: 0 })
  const all = new SearchShard(settingsOf(query, 180))
  const found = all.coarse({ segment: only(turned(query, 1)), first: 0, keep: 1 }).best[0]!
  expect(found.theta).toBe(-90)
  expect(found.score).toBeGreaterThan(0.9 * itself.score)
  expect(all.exact(turned(query, 1), found)).toMatchObject({ turnedBefore: -90 })
})

test('noise lowers the score, the more of it the lower', () => {
  const chance = new Chance(3)
  const noise = Float32Array.from(query.heights, () => chance.normal())
  const scores = [0, 4, 12].map((amount) => {
    const heights = query.heights.map((z, i) => z + amount * noise[i]!)
    const { best } = new SearchShard(settingsOf(query)).coarse({
      segment: segmentOf([{ id: 'x', coarse: surfacePrint({ ...query, heights }).coarse }]),
      first: 0,
      keep: 1,
    })
    return best[0]!.score
  })
  expect(scores[0]).toBeGreaterThan(scores[1]!)
  expect(scores[1]).toBeGreaterThan(scores[2]!)
})

test('another class leaves an entry out and counts it; one that is not stated hides nothing', () => {
  const shard = new SearchShard({ ...settingsOf(query), classes: { calibre: ' 9 MM ' } })
  const calibres = ['9 mm', '.40 S&W', undefined]
  const findings = shard.coarse({
    segment: segmentOf(
      many.slice(0, 3).map((one, i) => ({ ...one, ...(calibres[i] && { calibre: calibres[i] }) })),
    ),
    first: 100,
    keep: 9,
  })
  expect(findings).toMatchObject({ otherClass: 1, scored: 2 })
  expect(findings.best.map(({ ordinal }) => ordinal).sort((a, b) => a - b)).toEqual([100, 102])
  expect(mayBe({ make: 'A' }, { make: 'B' })).toBe(false)
})

test('an entry with too little surface is counted, never scored', () => {
  const empty = new Int8Array(SIDE * SIDE).fill(-128)
  const findings = new SearchShard(settingsOf(query)).coarse({
    segment: segmentOf([{ id: 'empty', coarse: empty }]),
    first: 0,
    keep: 9,
  })
  expect(findings).toEqual({ otherClass: 0, tooLittle: 1, scored: 0, best: [] })
})

test('joined lists keep the best in one order, whatever the parts', () => {
  const candidate = fc.record({
    score: fc.integer({ min: 0, max: 5 }),
    theta: fc.constant(0),
    dx: fc.constant(0),
    dy: fc.constant(0),
  })
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (given, keep) => {
      const all = given.map((one, ordinal): Candidate => ({ ...one, ordinal }))
      const parts = [0, 1, 2].map((part) => all.filter(({ ordinal }) => ordinal % 3 === part))
      expect(mergeBest(parts, keep)).toEqual(mergeBest([all], keep))
    }),
    { seed: 1 },
  )
})

test('a report counts every entry once in every step, and says why each was left out', () => {
  const shard = new SearchShard(settingsOf(query))
  const surfaces = [gridOf(7, 0), gridOf(8, 0), gridOf(9, 0)]
  const prints = surfaces.map((grid) => surfacePrint(grid))
  const findings = shard.coarse({
    segment: segmentOf(prints.map(({ coarse }, i) => ({ id: `${i}`, coarse }))),
    first: 0,
    keep: 2,
  })
  const examined = findings.best.map((candidate): Examined => ({
    candidate,
    id: `${candidate.ordinal}`,
    classes: {},
    fine: shard.fine(prints[candidate.ordinal]!.fine, candidate),
    exact: null,
  }))
  const [chosen] = bestByFine(examined, 1)
  const compared = examined.map((one) =>
    one === chosen ? { ...one, exact: shard.exact(surfaces[one.candidate.ordinal]!, one.fine!) } : one,
  )
  const report = searchReport(findings, compared, { keep: { coarse: 2, fine: 1 }, top: 5 })
  expect(report.steps.map(({ entered, kept }) => [entered, kept])).toEqual([
    [3, 3],
    [3, 2],
    [2, 1],
    [1, 1],
  ])
  for (const { entered, kept, dropped } of report.steps)
    expect(kept + dropped.reduce((sum, { count }) => sum + count, 0)).toBe(entered)
  expect(report.results).toHaveLength(1)
  expect(report.results[0]).toMatchObject({ rank: 1, id: '0' })
  expect(Math.min(...report.results[0]!.exact!.comparison.cmc.original)).toBeGreaterThan(8)
})
