import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { IncidentPart } from './contract/index.ts'
import * as contract from './contract/index.ts'
import { inventCity, type InventedCity } from './testing/city.ts'
import { share } from './testing/share.ts'

// The analyst of the city meets 60 incidents of the neighbour, in all the ways they can be shared.
let city: InventedCity
let neighbour: number
let own: number
let grants: { revoke(): Promise<unknown> }[] = []
beforeAll(async () => {
  city = await inventCity()
  neighbour = city.stranger.actor.agencyId
  own = city.analyst.actor.agencyId
  await city.as(city.stranger.actor, ({ client }) =>
    client.query(
      `update incidents.incident set suspects = 2, remarks = 'Seen by a neighbour', status = 'open'`,
    ),
  )
})
afterEach(async () => {
  for (const grant of grants) await grant.revoke()
  grants = []
})
afterAll(() => city.house.close())

const give = async (how: { parts?: readonly IncidentPart[]; record?: string; upTo?: 'open' } = {}) =>
  grants.push(await share(city.house, { from: neighbour, to: own, ...how }))
const json = async <T>(path: string): Promise<T> => (await city.get(`/api/incidents${path}`)).json()
const theirs = (): Promise<string[]> =>
  city.as(city.stranger.actor, async ({ client }) =>
    (await client.query<{ id: string }>('select id from incidents.incident order by id')).rows.map(
      ({ id }) => id,
    ),
  )
/** Ids by the list, page after page. */
async function listed(query = ''): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const at: string = cursor && `&cursor=${cursor}`
    const page = await json<{ rows: { id: string }[]; next: string | null }>(`?limit=70&${query}${at}`)
    ids.push(...page.rows.map(({ id }) => id))
    cursor = page.next
  }
  return ids
}
const count = async (query = ''): Promise<number> =>
  (await json<{ incidents: number }>(`/summary?${query}`)).incidents
const lines = async (query = ''): Promise<number> =>
  (await city.get(`/api/incidents/export?${query}`)).body.trimEnd().split('\r\n').length - 1

/** How many every route that counts or lists says there are under a filter. */
async function everywhere(query = '') {
  const bounds = 'bounds=-75,40,-73,41&zoom=9'
  const [ids, counted, exported, map] = [
    await listed(query),
    await count(query),
    await lines(query),
    await json<{ total: number }>(`/map?${query}&${bounds}`),
  ]
  return { listed: ids.length, different: new Set(ids).size, counted, exported, mapped: map.total }
}
const same = (n: number, mapped: number) => ({ listed: n, different: n, counted: n, exported: n, mapped })
const mapped = (of: readonly { latitude: number | null }[]) =>
  of.filter(({ latitude }) => latitude !== null).length
const theirMapped = async () => {
  const { rows } = await city.as(city.stranger.actor, ({ client }) =>
    client.query<{ n: number }>('select count(latitude)::int as n from incidents.incident'),
  )
  return rows[0]!.n
}

describe('a whole grant', () => {
  it('shows every record of the neighbour by every route, and nothing once it is revoked', async () => {
    const before = same(400, mapped(city.records))
    expect(await everywhere()).toEqual(before)
    await give()
    expect(await everywhere()).toEqual(same(460, mapped(city.records) + (await theirMapped())))
    const { agencies } = await json<{ agencies: { id: number }[] }>('/summary')
    expect(agencies.map(({ id }) => id)).toEqual([own, neighbour])
    expect(await everywhere(`agency=${neighbour}`)).toEqual(same(60, await theirMapped()))
    expect(await everywhere(`agency=${own}`)).toEqual(before)
    await grants.pop()!.revoke()
    expect(await everywhere()).toEqual(before)
  })

  it('shows whose a record is and what stands in it, and lets nobody but its owner change it', async () => {
    await give()
    const [id] = await theirs()
    const record = await city.analyst.call(contract.readIncident, { params: { id: id! } })
    expect(record).toMatchObject({ mayEdit: false, hidden: [], remarks: 'Seen by a neighbour', version: 1 })
    expect(record.sharedBy).toBe(record.label.ownerAgency)
    const { hidden: _hidden, sharedBy: _by, mayEdit: _may, ...content } = record
    const refused = await city.analyst.refused(contract.reviseIncident, {
      params: { id: id! },
      body: { version: 1, reason: 'Not mine', content },
    })
    expect(refused).toMatchObject({ status: 403, code: 'permission.missing' })
    const { rows } = await city.house.database.pool.query(
      `select owner_agency from audit.event where action = 'incidents.read' and subject_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ owner_agency: neighbour }])
  })

  it('of open records shows no restricted one', async () => {
    await give({ upTo: 'open' })
    expect(await everywhere()).toEqual(same(400, mapped(city.records)))
  })
})

describe('a single record', () => {
  it('is seen by every route, and no other is', async () => {
    const id = (await theirs())[0]!
    await give({ record: id })
    const one = await city.analyst.call(contract.readIncident, { params: { id } })
    const place = one.place.latitude === null ? 0 : 1
    expect(await everywhere()).toEqual(same(401, mapped(city.records) + place))
    expect(await everywhere(`agency=${neighbour}`)).toEqual(same(1, place))
    expect(await listed(`agency=${neighbour}`)).toEqual([id])
    const other = (await theirs())[1]!
    expect(await city.analyst.refused(contract.readIncident, { params: { id: other } })).toMatchObject({
      status: 404,
    })
  })

  it('shows the parts that are granted of it', async () => {
    const [first, second] = await theirs()
    await give({ record: first!, parts: ['status'] })
    await give({ record: second!, parts: ['remarks', 'victims'] })
    const [one, two] = await Promise.all(
      [first, second].map((id) => city.analyst.call(contract.readIncident, { params: { id: id! } })),
    )
    expect(one).toMatchObject({ status: 'open', remarks: null, killed: null, victims: [] })
    expect(one!.hidden).not.toContain('status')
    expect(two).toMatchObject({
      status: null,
      remarks: 'Seen by a neighbour',
      hidden: expect.not.arrayContaining(['victims']),
    })
    expect(two!.killed).not.toBeNull()
  })
})

describe('parts that are not shared', () => {
  const PARTS = contract.IncidentPart.options
  const except = (...gone: IncidentPart[]) => PARTS.filter((part) => !gone.includes(part))

  it('leave nothing of theirs in the record, the list and the export', async () => {
    await give({ parts: [] })
    const [id] = await theirs()
    const record = await city.analyst.call(contract.readIncident, { params: { id: id! } })
    expect(record).toMatchObject({
      killed: null,
      wounded: null,
      areas: [],
      exclusion: null,
      circumstance: null,
      status: null,
      remarks: null,
      victims: [],
      suspects: [],
      place: {
        address: null,
        precision: 'unknown',
        latitude: null,
        longitude: null,
        setting: null,
        kind: null,
      },
    })
    expect([...record.hidden].sort()).toEqual([...PARTS].sort())
    const { rows } = await city.analyst.call(contract.listIncidents, {
      query: { agency: String(neighbour), limit: 200 },
    })
    expect(rows.length).toBe(60)
    for (const row of rows)
      expect(row).toMatchObject({
        address: null,
        area: null,
        killed: null,
        suspects: null,
        kind: null,
        status: null,
      })
    const features = await json<{ features: { geometry: unknown; properties: Record<string, unknown> }[] }>(
      `/export?format=geojson&agency=${neighbour}`,
    )
    expect(features.features.length).toBe(60)
    for (const { geometry, properties } of features.features)
      expect([geometry, properties['killed'], properties['address'], properties['kind_of_place']]).toEqual([
        null,
        null,
        null,
        null,
      ])
    expect(await lines(`unit=victims&agency=${neighbour}`)).toBe(0)
  })

  it.each<readonly [IncidentPart, string]>([
    ['place', 'q=elm'],
    ['place', 'area=AREAS'],
    ['circumstances', 'setting=inside,outside'],
    ['circumstances', 'kind=street,park,shop'],
    ['status', 'status=open'],
    ['victims', 'victimAgeFrom=0'],
    ['victims', 'gap=victims'],
    ['place', 'gap=coordinates'],
  ])('no filter finds them by their %s (%s)', async (part, query) => {
    const asked = `${query.replace('AREAS', city.areas.join(','))}&agency=${neighbour}`
    await give()
    const whole = await everywhere(asked)
    await grants.pop()!.revoke()
    await give({ parts: except(part) })
    expect(await everywhere(asked)).toEqual(same(0, 0))
    await give()
    expect(await everywhere(asked)).toEqual(whole)
  })

  it.each(['shot-desc', 'killed-desc', 'date-asc'])(
    'every record stands once in the list by %s',
    async (sort) => {
      await give({ parts: except('victims') })
      const ids = await listed(`sort=${sort}`)
      expect([ids.length, new Set(ids).size]).toEqual([460, 460])
      if (sort !== 'date-asc') expect(ids.slice(-60).sort()).toEqual(await theirs())
    },
  )

  it('sums count the people they may, beside exactly as many incidents', async () => {
    const { killed, wounded, unmapped } = await json<Record<string, number>>('/summary')
    await give({ parts: except('victims', 'place') })
    expect(await json('/summary')).toMatchObject({
      killed,
      wounded,
      unmapped,
      incidents: 460,
      suspects: 120,
      agencies: expect.any(Array),
    })
    const { kinds } = await json<{ kinds: { key: string; count: number }[] }>('/patterns')
    expect(kinds.some(({ key }) => key === 'not-shared')).toBe(false)
    await grants.pop()!.revoke()
    await give({ parts: except('circumstances') })
    const hidden = await json<{ kinds: { key: string; count: number }[] }>(
      `/patterns?class=fatal,nonfatal,shots-fired,excluded`,
    )
    expect(hidden.kinds.find(({ key }) => key === 'not-shared')?.count).toBe(60)
  })
})
