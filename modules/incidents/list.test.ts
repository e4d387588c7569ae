import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditOf } from '#platform/audit'
import { uuid, type Actor, type Tx } from '#platform/db'
import { buildServer, type ThroughlineServer } from '#platform/http'
import { testHouse, type Person, type TestHouse } from '../../server/testing/index.ts'
import { IncidentFilter, IncidentSort } from './contract/index.ts'
import { policy } from './policy.ts'
import { listRoutes } from './routes/list.ts'
import { mapRoutes } from './routes/map.ts'
import { statisticsRoutes } from './routes/statistics.ts'
import { viewRoutes } from './routes/views.ts'
import { compareAllAreas } from './service/areas.ts'
import { cacheOf } from './service/cache.ts'
import { listPage, summarise } from './service/list.ts'
import { mapView } from './service/map.ts'
import { overview } from './service/overview.ts'
import { trend } from './service/trend.ts'

interface Invented {
  id: string
  number: string
  occurredAt: string
  class: 'fatal' | 'nonfatal' | 'shots-fired' | 'excluded'
  killed: number
  wounded: number
  setting: string | null
  kind: string | null
  status: string | null
  timeKnown: boolean
  precision: 'd' | 'm'
  area: number | null
  longitude: number | null
  latitude: number | null
  address: string | null
  victims: { outcome: 'killed' | 'wounded'; sex: string | null; low: number | null; high: number | null }[]
}

let house: TestHouse
let server: ThroughlineServer
let city: number
let analyst: Person
let stranger: Person
let areas: number[]
let layer: number
let records: Invented[]

beforeAll(async () => {
  house = await testHouse()
  city = await house.agency()
  const other = await house.agency()
  analyst = await house.person(city, 'analyst')
  stranger = await house.person(other, 'analyst')
  ;({ layer, areas } = await inventLayer(city))
  records = invent(400, 7)
  await insert(city, records)
  await insert(other, invent(60, 11))
  server = await buildServer({
    audit: auditOf(house.database),
    routes: [...listRoutes(house), ...statisticsRoutes(house), ...mapRoutes(house), ...viewRoutes()],
    authenticate: async (request) => (request.headers['x-who'] === 'stranger' ? stranger : analyst).actor,
    permissions: new Set(Object.keys(policy)),
    version: 'test',
    log: 'silent',
    behindTls: false,
  })
  await server.app.ready()
})

afterAll(async () => {
  await server.app.close()
  await house.close()
})

/** A small generator of our own, so that a failure can be run again. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below
}

function invent(count: number, seed: number): Invented[] {
  const roll = dice(seed)
  const pick = <T>(items: readonly T[]): T => items[roll(items.length)]!
  const two = (n: number) => String(n).padStart(2, '0')
  return Array.from({ length: count }, (_, at) => {
    const name = pick([
      'fatal',
      'fatal',
      'nonfatal',
      'nonfatal',
      'nonfatal',
      'shots-fired',
      'excluded',
    ] as const)
    const killed = name === 'fatal' ? 1 + roll(2) : 0
    const wounded = name === 'nonfatal' ? 1 + roll(3) : name === 'fatal' ? roll(2) : 0
    const placed = roll(10) > 0
    const precision = roll(20) === 0 ? ('m' as const) : ('d' as const)
    const day = precision === 'm' ? 1 : 1 + roll(28)
    const timeKnown = precision === 'd' && roll(8) > 0
    const time = timeKnown ? `${two(roll(24))}:${two(roll(60))}:00` : '00:00:00'
    return {
      id: uuid(),
      number: `${pick(['A', 'B', 'b'])}-${10 + (at % 90)}-${at}`,
      occurredAt: `${2019 + roll(5)}-${two(1 + roll(12))}-${two(day)} ${time}`,
      class: name,
      killed,
      wounded,
      setting: pick(['inside', 'outside', null]),
      kind: pick(['street', 'park', 'shop', null]),
      status: pick(['open', 'cleared-by-arrest', 'cleared-exceptionally', null]),
      timeKnown,
      precision,
      area: placed && roll(6) > 0 ? pick(areas) : null,
      longitude: placed ? -74 + roll(2000) / 10_000 : null,
      latitude: placed ? 40.6 + roll(2000) / 10_000 : null,
      address: pick(['12 Elm Street', '9 50% Road', 'Main & Elm', null]),
      victims: Array.from({ length: killed + wounded }, (__, victim) => {
        const [low, high] = pick([
          [20, 20],
          [25, 44],
          [70, null],
          [null, null],
        ] as const)
        return {
          outcome: victim < killed ? 'killed' : 'wounded',
          sex: pick(['male', 'female', null]),
          low,
          high,
        }
      }),
    }
  })
}

async function inventLayer(agency: number): Promise<{ layer: number; areas: number[] }> {
  const { rows } = await as(analyst.actor, (tx) =>
    tx.client.query<{ id: number }>(
      `insert into incidents.layer (owner_agency, name, one, slot, bounds)
       values ($1, 'Precincts', 'precinct', 1, '{-74,40.6,-73.8,40.8}') returning id`,
      [agency],
    ),
  )
  const made = await as(analyst.actor, (tx) =>
    tx.client.query<{ id: number }>(
      `insert into incidents.area (layer_id, owner_agency, code, name, population, geometry)
       select $1, $2, n::text, 'Precinct ' || n, n * 10000, jsonb_build_object('type', 'Polygon', 'coordinates',
         jsonb_build_array('[[-74,40.6],[-73.8,40.6],[-73.8,40.8],[-74,40.8],[-74,40.6]]'::jsonb))
       from generate_series(1, 4) n returning id`,
      [rows[0]!.id, agency],
    ),
  )
  return { layer: rows[0]!.id, areas: made.rows.map(({ id }) => id) }
}

async function insert(agency: number, invented: readonly Invented[]): Promise<void> {
  const { actor } = agency === city ? analyst : stranger
  await as(actor, async (tx) => {
    for (const one of invented) {
      await tx.client.query(
        `insert into incidents.incident (id, owner_agency, number, source, class, exclusion, occurred_at, date_precision,
           time_known, address, latitude, longitude, setting, kind, area_1, status, killed, wounded, suspects,
           recorded_by, recorded_by_name)
         values ($1, $2, $3, 'test', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, $1, 'Test')`,
        [
          one.id,
          agency,
          one.number,
          one.class,
          one.class === 'excluded' ? 'duplicate' : null,
          one.occurredAt,
          one.precision,
          one.timeKnown,
          one.address,
          one.latitude,
          one.longitude,
          one.setting,
          one.kind,
          one.area,
          one.status,
          one.killed,
          one.wounded,
        ],
      )
      for (const [place, victim] of one.victims.entries())
        await tx.client.query(
          `insert into incidents.victim (id, incident_id, owner_agency, place, outcome, sex, age_low, age_high)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [uuid(), one.id, agency, place, victim.outcome, victim.sex, victim.low, victim.high],
        )
    }
  })
}

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  house.database.withActor(actor, work)
const cache = () => cacheOf(house.database)
const get = (url: string, who = 'analyst') =>
  server.app.inject({ method: 'GET', url, headers: { 'x-who': who } })

/** The filter's meaning, once more and plainly. */
function matches(one: Invented, filter: IncidentFilter): boolean {
  const day = one.occurredAt.slice(0, 10)
  const hour = Number(one.occurredAt.slice(11, 13))
  const { from, to, hourFrom, hourTo, victimSex, victimAgeFrom, victimAgeTo } = filter
  const [first, last] = [hourFrom ?? 0, hourTo ?? 23]
  const listed = (wanted: readonly string[] | undefined, value: string | null) =>
    !wanted || (value !== null && wanted.includes(value))
  return (
    (!from || day >= from) &&
    (!to || day <= to) &&
    listed(filter.class, one.class) &&
    listed(filter.area, one.area === null ? null : String(one.area)) &&
    listed(filter.setting, one.setting) &&
    listed(filter.kind, one.kind) &&
    listed(filter.status, one.status) &&
    (!filter.weekday ||
      (one.precision === 'd' &&
        filter.weekday.includes(String(((new Date(day).getUTCDay() + 6) % 7) + 1)))) &&
    ((hourFrom === undefined && hourTo === undefined) ||
      (one.timeKnown && (first <= last ? hour >= first && hour <= last : hour >= first || hour <= last))) &&
    ((!victimSex && victimAgeFrom === undefined && victimAgeTo === undefined) ||
      one.victims.some(
        ({ sex, low, high }) =>
          listed(victimSex, sex) &&
          (victimAgeFrom === undefined || (low !== null && (high ?? 120) >= victimAgeFrom)) &&
          (victimAgeTo === undefined || (low !== null && low <= victimAgeTo)),
      )) &&
    (filter.gap !== 'coordinates' || one.latitude === null)
  )
}

const some = <T>(items: readonly T[]) =>
  fc.subarray([...items], { minLength: 1 }).map((list) => list.join(','))
const day = fc
  .record({
    y: fc.integer({ min: 2018, max: 2024 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.constantFrom(1, 1, 9, 28),
  })
  .map(({ y, m, d }) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)

/** Filters as addresses hold them; most fields are absent most of the time. */
const anyFilter = () =>
  fc
    .record(
      {
        from: day,
        to: day,
        class: some(['fatal', 'nonfatal', 'shots-fired', 'excluded']),
        area: some(areas.map(String)),
        setting: some(['inside', 'outside']),
        kind: some(['street', 'park']),
        status: some(['open', 'cleared-by-arrest']),
        weekday: some(['1', '5', '7']),
        hourFrom: fc.integer({ min: 0, max: 23 }).map(String),
        hourTo: fc.integer({ min: 0, max: 23 }).map(String),
        victimSex: some(['male']),
        victimAgeFrom: fc.constantFrom('18', '30'),
        victimAgeTo: fc.constantFrom('24', '60'),
        gap: fc.constant('coordinates'),
      },
      { requiredKeys: [] },
    )
    .chain((all) =>
      fc
        .subarray(Object.keys(all), { maxLength: 3 })
        .map((kept) =>
          IncidentFilter.parse(
            Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))),
          ),
        ),
    )

const total = (items: readonly Invented[], of: (one: Invented) => number) =>
  items.reduce((sum, one) => sum + of(one), 0)
const shot = (items: readonly Invented[]) => items.filter((one) => ['fatal', 'nonfatal'].includes(one.class))

describe('counts under a filter', () => {
  it('are those of a plain recount, whichever sums they are read from', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter(), async (filter) => {
        const expected = records.filter((one) => matches(one, filter))
        const days = expected.map((one) => one.occurredAt.slice(0, 10)).sort()
        const of = (name: string) => expected.filter((one) => one.class === name).length
        expect(await as(analyst.actor, (tx) => summarise(tx, cache(), filter))).toEqual({
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
        })
      }),
      { numRuns: 150 },
    )
  })

  it('agree between overview, months, areas, map and list', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter(), fc.constantFrom('incidents', 'victims'), async (asked, unit) => {
        const filter = { ...asked, class: asked.class ?? ['fatal' as const, 'nonfatal' as const] }
        const expected = records.filter((one) => matches(one, filter))
        const count = (items: readonly Invented[]) =>
          unit === 'victims' ? total(items, (one) => one.killed + one.wounded) : items.length
        const inSpan = ({ from, to }: { from: string; to: string }) =>
          records.filter((one) => matches(one, { ...filter, from, to }))
        const figures = await as(analyst.actor, (tx) => overview(tx, cache(), { ...filter, unit }))
        expect(figures.incidents).toBe(inSpan(figures.span).length)
        expect(figures.killed).toBe(total(inSpan(figures.span), (one) => one.killed))
        const months = await as(analyst.actor, (tx) => trend(tx, cache(), { ...filter, unit }))
        expect(months.months.reduce((sum, month) => sum + month.count, 0)).toBe(count(expected))
        const compared = await as(analyst.actor, (tx) =>
          compareAllAreas(tx, cache(), { ...filter, unit, layer }),
        )
        for (const area of compared.areas)
          expect(area.count).toBe(count(inSpan(compared.span).filter((one) => one.area === area.areaId)))
        expect(compared.outside).toBe(count(inSpan(compared.span).filter((one) => one.area === null)))
        const map = await as(analyst.actor, (tx) =>
          mapView(tx, cache(), { ...filter, bounds: [-75, 40, -73, 41], zoom: 9 }),
        )
        expect(map.points.map(([id]) => id).sort()).toEqual(
          expected.flatMap((one) => (one.latitude === null ? [] : [one.id])).sort(),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('follow corrections and deletions', async () => {
    const [one] = shot(records)
    const before = await as(analyst.actor, (tx) => summarise(tx, cache(), { class: ['fatal'] }))
    const counted = await house.database
      .withActor(analyst.actor, async (tx) => {
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
    expect(await as(analyst.actor, (tx) => summarise(tx, cache(), { class: ['fatal'] }))).toEqual(before)
  })
})

describe('the list', () => {
  it.each(IncidentSort.options)('shows every incident once, page by page, by %s', async (sort) => {
    const seen: string[] = []
    const keys: (string | number)[] = []
    for (let cursor: string | undefined, next: string | null = ''; next !== null;) {
      const page = await as(analyst.actor, (tx) => listPage(tx, cache(), { sort, cursor, limit: 37 }))
      for (const row of page.rows) {
        seen.push(row.id)
        keys.push(
          sort.startsWith('date')
            ? row.occurred_at
            : sort.startsWith('number')
              ? row.number
              : sort === 'shot-desc'
                ? row.killed + row.wounded
                : row.killed,
        )
      }
      next = page.next
      cursor = next ?? undefined
    }
    expect([...seen].sort()).toEqual(records.map((one) => one.id).sort())
    const ordered = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(keys).toEqual(sort.endsWith('asc') ? ordered : ordered.reverse())
  })

  it('finds the start of a number in either case, and words of an address', async () => {
    const find = async (q: string) =>
      (await as(analyst.actor, (tx) => listPage(tx, cache(), { sort: 'number-asc', limit: 200, q }))).rows
    const numbered = await find('b-1')
    expect(numbered.length).toBeGreaterThan(0)
    expect(numbered.map((row) => row.number).sort()).toEqual(
      records
        .map((one) => one.number)
        .filter((number) => /^b-1/i.test(number))
        .sort(),
    )
    expect((await find('elm 12')).every((row) => row.address === '12 Elm Street')).toBe(true)
    expect((await find('50% road')).length).toBe(records.filter((one) => one.address === '9 50% Road').length)
  })

  it('refuses a cursor that is not of this list', async () => {
    const { next } = (await get('/api/incidents?limit=5')).json() as { next: string }
    expect((await get(`/api/incidents?limit=5&cursor=${next}`)).statusCode).toBe(200)
    for (const cursor of [
      'nonsense',
      `${next}x`.slice(4),
      Buffer.from('["date-desc","2024-01-01; drop","x"]').toString('base64url'),
    ])
      expect((await get(`/api/incidents?cursor=${cursor}`)).json()).toMatchObject({
        code: 'request.invalid',
        fields: [{ path: 'cursor' }],
      })
    expect((await get(`/api/incidents?sort=number-asc&cursor=${next}`)).statusCode).toBe(400)
  })
})

describe('kept results', () => {
  it('are never shared between people who see different records', async () => {
    const mine = (await get('/api/incidents/summary')).json() as { incidents: number }
    const theirs = (await get('/api/incidents/summary', 'stranger')).json() as { incidents: number }
    expect([mine.incidents, theirs.incidents]).toEqual([400, 60])
    const blind = { ...analyst.actor, categories: [] }
    expect((await as(blind, (tx) => summarise(tx, cache(), {}))).incidents).toBe(0)
  })

  it('are computed once for equal requests that arrive together, and again after a change', async () => {
    let computed = 0
    const ask = () =>
      as(analyst.actor, (tx) =>
        cache().through(tx, 'test', async () => {
          computed += 1
          await tx.client.query('select pg_sleep(0.05)')
          return computed
        }),
      )
    expect(new Set(await Promise.all(Array.from({ length: 8 }, ask)))).toEqual(new Set([1]))
    expect(await ask()).toBe(1)
    await as(stranger.actor, (tx) => tx.client.query('update incidents.incident set version = version + 1'))
    await expect.poll(ask).toBe(2)
  })

  it('keep nothing that was begun before a change', async () => {
    const change = () =>
      as(stranger.actor, (tx) => tx.client.query('update incidents.incident set version = version + 1'))
    const ask = (value: string, during?: () => Promise<unknown>) =>
      as(analyst.actor, (tx) =>
        cache().through(tx, 'stale', async () => {
          await during?.()
          return value
        }),
      )
    const heard = async () => {
      await change()
      // The listener hears on its own connection; a result kept before the change tells when it has.
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect(await ask('old', heard)).toBe('old')
    expect(await ask('new')).toBe('new')
  })
})

describe('exports', () => {
  it('hold exactly what the filter holds, without formulas, and leave one audit row', async () => {
    await as(analyst.actor, (tx) =>
      tx.client.query(`update incidents.incident set address = '=1+1' where id = $1`, [records[0]!.id]),
    )
    const answer = await get('/api/incidents/export?format=csv&class=fatal')
    const fatal = records.filter((one) => one.class === 'fatal')
    const lines = answer.body.trimEnd().split('\r\n')
    expect(lines.length).toBe(fatal.length + 1)
    expect(answer.headers['content-disposition']).toContain('incidents.csv')
    const all = (await get('/api/incidents/export')).body
    expect(all).toContain(`'=1+1`)
    expect(all).not.toContain(',=1+1')
    const { rows } = await house.database.pool.query(
      `select outcome, detail from audit.event where action = 'incidents.export' order by id`,
    )
    expect(rows).toEqual([
      { outcome: 'done', detail: { count: fatal.length } },
      { outcome: 'done', detail: { count: 400 } },
    ])
  })

  it('give one row for each victim, and features with their places', async () => {
    const victims = (await get('/api/incidents/export?unit=victims&class=fatal,nonfatal')).body
      .trimEnd()
      .split('\r\n')
    expect(victims.length).toBe(total(shot(records), (one) => one.victims.length) + 1)
    const features = (await get('/api/incidents/export?format=geojson')).json() as {
      features: { geometry: unknown }[]
    }
    expect(features.features.length).toBe(400)
    expect(features.features.filter(({ geometry }) => geometry === null).length).toBe(
      records.filter((one) => one.latitude === null).length,
    )
    const sheet = await get('/api/incidents/export?format=xlsx')
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('patterns, hot spots and saved views', () => {
  it('count every shooting once in each pattern', async () => {
    const patterns = (await get('/api/incidents/patterns')).json() as {
      hours: { count: number }[]
      withoutTime: number
      kinds: { count: number }[]
      ages: { key: string; count: number }[]
    }
    const sum = (items: readonly { count: number }[]) => items.reduce((all, { count }) => all + count, 0)
    expect(sum(patterns.hours) + patterns.withoutTime).toBe(shot(records).length)
    expect(sum(patterns.kinds)).toBe(shot(records).length)
    expect(sum(patterns.ages)).toBe(total(shot(records), (one) => one.victims.length))
    expect(patterns.ages.map(({ key }) => key)).toContain('25-44')
  })

  it('count every place once on the grid of hot spots', async () => {
    const { cells } = (await get('/api/incidents/hot-spots?cell=1000')).json() as {
      cells: { count: number }[]
    }
    const placed = shot(records).filter((one) => one.latitude !== null)
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(placed.length)
  })

  it('keeps a view under a name of its own', async () => {
    const save = (who: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/incidents/views',
        headers: { 'x-who': who },
        payload: { name: 'Nights', search: { hourFrom: '20' }, shared: true },
      })
    const saved = (await save('analyst')).json() as { id: string }
    expect((await save('analyst')).json()).toMatchObject({ code: 'incidents.view_name_taken' })
    expect((await save('stranger')).statusCode).toBe(200)
    expect((await get('/api/incidents/views')).json()).toMatchObject({
      views: [{ name: 'Nights', mine: true }],
    })
    const remove = (who: string) =>
      server.app.inject({
        method: 'DELETE',
        url: `/api/incidents/views/${saved.id}`,
        headers: { 'x-who': who },
      })
    expect((await remove('stranger')).statusCode).toBe(404)
    expect((await remove('analyst')).statusCode).toBe(200)
  })
})
