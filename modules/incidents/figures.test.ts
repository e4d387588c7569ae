import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareAllAreas } from './service/areas.ts'
import { summarise } from './service/list.ts'
import { mapView } from './service/map.ts'
import { overview } from './service/overview.ts'
import { trend } from './service/trend.ts'
import { clusterDegrees, clustersFromIncidents, clustersFromTally } from './store/map.ts'
import { inventCity, type InventedCity } from './testing/city.ts'
import { anyDay, anyFilter, matches, shot, total, type Invented } from './testing/invented.ts'

let city: InventedCity
beforeAll(async () => {
  city = await inventCity()
})
afterAll(() => city.house.close())

describe('counts under a filter', () => {
  it('are those of a plain recount, whichever sums they are read from', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter(city.areas), async (filter) => {
        const expected = city.records.filter((one) => matches(one, filter))
        const days = expected.map((one) => one.occurredAt.slice(0, 10)).sort()
        const of = (name: string) => expected.filter((one) => one.class === name).length
        expect(await city.as(city.analyst.actor, (tx) => summarise(tx, city.cache, filter))).toEqual({
          incidents: expected.length,
          victims: total(expected, (one) => one.killed + one.wounded),
          killed: total(expected, (one) => one.killed),
          wounded: total(expected, (one) => one.wounded),
          suspects: 0,
          byClass: {
            fatal: of('fatal'),
            nonfatal: of('nonfatal'),
            'shots-fired': of('shots-fired'),
            excluded: of('excluded'),
          },
          unmapped: expected.filter((one) => one.latitude === null).length,
          firstDay: days[0] ?? null,
          lastDay: days.at(-1) ?? null,
          agencies: [expect.objectContaining({ id: city.analyst.actor.agencyId })],
        })
      }),
      { numRuns: 150 },
    )
  })

  it('agree between overview, months, areas, map and list', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFilter(city.areas),
        fc.constantFrom('incidents', 'victims'),
        async (asked, unit) => {
          const filter = { ...asked, class: asked.class ?? ['fatal' as const, 'nonfatal' as const] }
          const expected = city.records.filter((one) => matches(one, filter))
          const count = (items: readonly Invented[]) =>
            unit === 'victims' ? total(items, (one) => one.killed + one.wounded) : items.length
          const inSpan = ({ from, to }: { from: string; to: string }) =>
            city.records.filter((one) => matches(one, { ...filter, from, to }))
          const figures = await city.as(city.analyst.actor, (tx) =>
            overview(tx, city.cache, { ...filter, unit }),
          )
          expect(figures.incidents).toBe(inSpan(figures.span).length)
          expect(figures.killed).toBe(total(inSpan(figures.span), (one) => one.killed))
          const months = await city.as(city.analyst.actor, (tx) => trend(tx, city.cache, { ...filter, unit }))
          expect(months.months.reduce((sum, month) => sum + month.count, 0)).toBe(count(expected))
          const compared = await city.as(city.analyst.actor, (tx) =>
            compareAllAreas(tx, city.cache, { ...filter, unit, layer: city.layer }),
          )
          for (const area of compared.areas)
            expect(area.count).toBe(count(inSpan(compared.span).filter((one) => one.area === area.areaId)))
          expect(compared.outside).toBe(count(inSpan(compared.span).filter((one) => one.area === null)))
          const map = await city.as(city.analyst.actor, (tx) =>
            mapView(tx, city.cache, { ...filter, bounds: [-75, 40, -73, 41], zoom: 9 }),
          )
          expect(map.points.map(([id]) => id).sort()).toEqual(
            expected.flatMap((one) => (one.latitude === null ? [] : [one.id])).sort(),
          )
        },
      ),
      { numRuns: 60, examples: [[{ from: '2022-02-01', to: '2020-11-28' }, 'incidents']] },
    )
  })

  it('follow corrections and deletions', async () => {
    const [one] = shot(city.records)
    const before = await city.as(city.analyst.actor, (tx) => summarise(tx, city.cache, { class: ['fatal'] }))
    const counted = await city.house.database
      .withActor(city.analyst.actor, async (tx) => {
        await tx.client.query('delete from incidents.incident where id = $1', [one!.id])
        await tx.client.query(
          `update incidents.incident set class = 'excluded', exclusion = 'duplicate', area_1 = null where class = 'fatal'`,
        )
        // Read past the cache: nothing of this is committed.
        const { rows } = await tx.client.query<{ n: number; c: number }>(
          `select (select sum(incidents)::int from incidents.tally where grain = 'day' and class = 'fatal') as n,
             (select sum(incidents)::int from incidents.cell_tally where grain = 'always' and class = 'fatal') as c`,
        )
        throw Object.assign(new Error('undo'), { rows })
      })
      .catch((error: { rows: { n: number; c: number }[] }) => error.rows[0]!)
    expect(counted).toEqual({ n: 0, c: 0 })
    expect(
      await city.as(city.analyst.actor, (tx) => summarise(tx, city.cache, { class: ['fatal'] })),
    ).toEqual(before)
  })
})

describe('clusters', () => {
  it('are the same from the tally of cells as from the incidents', async () => {
    const box = [-180, -90, 180, 90] as const
    await fc.assert(
      fc.asyncProperty(
        anyDay,
        anyDay,
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 0, max: 3 }),
        async (a, b, doublings, ends) => {
          const filter = {
            ...(ends % 2 === 1 && { from: a < b ? a : b }),
            ...(ends > 1 && { to: a < b ? b : a }),
            class: ['fatal' as const, 'nonfatal' as const],
          }
          const [kept, counted] = await city.as(city.analyst.actor, async (tx) => [
            await clustersFromTally(tx, filter, box, doublings),
            await clustersFromIncidents(tx, filter, box, doublings),
          ])
          const expected = city.records.filter((one) => matches(one, filter) && one.latitude !== null)
          expect(kept.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length)
          expect(kept.map(({ count, fatal }) => [count, fatal])).toEqual(
            counted.map(({ count, fatal }) => [count, fatal]),
          )
          for (const [at, { lon, lat }] of kept.entries()) {
            expect(lon).toBeCloseTo(counted[at]!.lon, 9)
            expect(lat).toBeCloseTo(counted[at]!.lat, 9)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('count only the cells of the window', async () => {
    const side = clusterDegrees(1)
    const [x, y] = [Math.floor((-73.9 + 180) / side), Math.floor((40.7 + 90) / side)]
    const box = [x * side - 180, y * side - 90, (x + 3) * side - 180, (y + 2) * side - 90] as const
    const inside = city.records.filter(
      ({ longitude, latitude }) =>
        longitude !== null &&
        longitude >= box[0] &&
        longitude < box[2] &&
        latitude! >= box[1] &&
        latitude! < box[3],
    )
    const clusters = await city.as(city.analyst.actor, (tx) => clustersFromTally(tx, {}, box, 1))
    expect(inside.length).toBeGreaterThan(0)
    expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(inside.length)
  })
})

describe('patterns and hot spots', () => {
  it('count every shooting once in each pattern', async () => {
    const patterns = (await city.get('/api/incidents/patterns')).json() as {
      hours: { count: number }[]
      withoutTime: number
      kinds: { count: number }[]
      ages: { key: string; count: number }[]
    }
    const sum = (items: readonly { count: number }[]) => items.reduce((all, { count }) => all + count, 0)
    expect(sum(patterns.hours) + patterns.withoutTime).toBe(shot(city.records).length)
    expect(sum(patterns.kinds)).toBe(shot(city.records).length)
    expect(sum(patterns.ages)).toBe(total(shot(city.records), (one) => one.victims.length))
    expect(patterns.ages.map(({ key }) => key)).toContain('25-44')
  })

  it('count every place once on the grid of hot spots', async () => {
    const { cells } = (await city.get('/api/incidents/hot-spots?cell=1000')).json() as {
      cells: { count: number }[]
    }
    const placed = shot(city.records).filter((one) => one.latitude !== null)
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(placed.length)
  })
})
