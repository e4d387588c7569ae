import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { uuid } from '#platform/db'
import { IncidentPart } from './contract/index.ts'
import { inventCity, type InventedCity } from './testing/city.ts'
import { share } from './testing/share.ts'

// What an agency changes in a part it does not share is felt in no answer to the other agency.
let city: InventedCity
let neighbour: number
let subject: string
let layer: number
let grant: { revoke(): Promise<unknown> } | undefined
beforeAll(async () => {
  city = await inventCity()
  neighbour = city.stranger.actor.agencyId
  await city.as(city.stranger.actor, async ({ client }) => {
    const made = await client.query<{ id: number }>(
      `insert into incidents.layer (owner_agency, name, one, slot, bounds, sensitivity)
       values ($1, 'Wards', 'ward', 1, '{-74,40.6,-73.8,40.8}', 'restricted') returning id`,
      [neighbour],
    )
    layer = made.rows[0]!.id
    await client.query(
      `insert into incidents.area (layer_id, owner_agency, sensitivity, code, name, population, geometry)
       values ($1, $2, 'restricted', 'W1', 'Ward 1', 1000, '{"type":"Polygon","coordinates":[[[-74,40.6],[-73.8,40.6],[-73.8,40.8],[-74,40.6]]]}')`,
      [layer, neighbour],
    )
    const { rows } = await client.query<{ id: string }>(
      `update incidents.incident set latitude = 40.7, longitude = -73.9
       where id = (select min(id::text)::uuid from incidents.incident where class = 'fatal') returning id`,
    )
    subject = rows[0]!.id
  })
})
afterEach(() => grant?.revoke())
afterAll(() => city.house.close())

/** What the neighbour does to one part of its records; `n` makes each time another change. */
const CHANGES: Record<IncidentPart, (n: number) => string> = {
  place: (
    n,
  ) => `update incidents.incident set address = '${n} Hidden Lane', district = '${n}', place_precision = 'exact',
    latitude = 40.61 + ${n} * 0.01, longitude = -73.99 + ${n} * 0.01,
    area_1 = ${n % 2 === 0 ? 'null' : `(select id from incidents.area where layer_id = ${layer})`}`,
  circumstances: (n) => `update incidents.incident set kind = '${n % 2 ? 'school' : 'park'}',
    setting = '${n % 2 ? 'inside' : 'outside'}', circumstance = '0${1 + (n % 8)}', domestic = ${n % 2 === 0},
    officer_involved = ${n % 2 === 1}, exclusion = case when class = 'excluded' then '${n % 2 ? 'duplicate' : 'unintentional'}' end`,
  status: (n) =>
    `update incidents.incident set status = '${n % 2 ? 'cleared-by-arrest' : 'open'}', status_on = '202${n % 10}'`,
  remarks: (n) => `update incidents.incident set remarks = 'Remark ${n}'`,
  victims: (
    n,
  ) => `update incidents.victim set age_low = ${20 + n}, age_high = ${20 + n}, sex = '${n % 2 ? 'male' : 'female'}';
    update incidents.incident set killed = ${1 + (n % 5)}, wounded = ${n % 7} where class = 'fatal'`,
  suspects: (n) => `insert into incidents.suspect (id, incident_id, owner_agency, place, status, charges)
    values ('${uuid()}', '${subject}', ${neighbour}, ${n}, 'arrested', '[]'); update incidents.incident set suspects = ${n}`,
  weapons: (n) => `insert into incidents.weapon (id, incident_id, owner_agency, place, code)
    values ('${uuid()}', '${subject}', ${neighbour}, ${n}, '12')`,
  alerts: (
    n,
  ) => `insert into incidents.alert (id, incident_id, owner_agency, place, number, alerted_at, disposition)
    values ('${uuid()}', '${subject}', ${neighbour}, ${n}, 'A${n}', now(), 'shooting')`,
  history: (
    n,
  ) => `insert into incidents.version (incident_id, version, owner_agency, by_person, by_name, via, reason, changes, before)
    select id, version + 1, owner_agency, id, 'Someone ${n}', 'edit', 'Why ${n}', '[{"path":"number","from":"1","to":"2"}]', '{}'
      from incidents.incident where id = '${subject}';
    update incidents.incident set version = version + 1`,
}
let times = 0
const change = async (part: IncidentPart) => {
  times += 1
  await city.as(city.stranger.actor, ({ client }) => client.query(CHANGES[part](times)))
  // Kept results are dropped by a notification on another connection.
  await new Promise((resolve) => setTimeout(resolve, 200))
}

/** Every address that reads incidents, with filters and orders that lean on every part. */
const addresses = (): string[] => [
  ...['date-desc', 'number-asc', 'shot-desc', 'killed-desc'].map(
    (sort) => `?limit=200&sort=${sort}&agency=${neighbour}`,
  ),
  '?limit=200&q=hidden',
  '?limit=200&gap=coordinates',
  '?limit=200&gap=victims',
  '?limit=200&status=open',
  '?limit=200&kind=school',
  '?limit=200&domestic=true',
  '?limit=200&victimAgeFrom=18&victimAgeTo=40',
  '/summary',
  '/summary?setting=inside',
  '/overview?unit=victims',
  '/trend?unit=victims',
  `/areas?layer=${city.layer}`,
  `/areas?layer=${layer}`,
  '/patterns?unit=victims',
  '/map?bounds=-74.2,40.5,-73.7,40.9&zoom=10',
  '/hot-spots',
  '/quality',
  '/layers',
  '/export',
  '/export?unit=victims',
  '/export?format=geojson&sort=killed-desc',
  `/${subject}`,
  `/${subject}/versions`,
  `/${subject}/versions/1`,
  `/${subject}/versions/2`,
  `/${subject}/nearby?metres=5000&months=60`,
]
async function answers(): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const address of addresses()) {
    const { statusCode, body } = await city.get(`/api/incidents${address}`)
    all.set(address, `${statusCode} ${body.replaceAll(/"requestId":"[^"]*"/g, '')}`)
  }
  return all
}

describe.each(IncidentPart.options)('%s', (part) => {
  it('changes no answer where it is not shared', async () => {
    grant = await share(city.house, {
      from: neighbour,
      to: city.analyst.actor.agencyId,
      parts: IncidentPart.options.filter((one) => one !== part),
    })
    await change(part)
    const before = await answers()
    expect(before.get(`/${subject}`)).toMatch(/^200/)
    await change(part)
    expect(await answers()).toEqual(before)
  })

  it('changes answers where it is', async () => {
    grant = await share(city.house, { from: neighbour, to: city.analyst.actor.agencyId })
    const before = await answers()
    await change(part)
    expect(await answers()).not.toEqual(before)
  })
})

it('a version of which nothing may be seen is not told of', async () => {
  const parts = IncidentPart.options.filter((one) => one !== 'victims')
  grant = await share(city.house, { from: neighbour, to: city.analyst.actor.agencyId, parts })
  const before = await answers()
  await city.as(city.stranger.actor, ({ client }) =>
    client.query(
      `with raised as (update incidents.incident set version = version + 1 where id = $1 returning *)
       insert into incidents.version (incident_id, version, owner_agency, by_person, by_name, via, reason, changes, before)
       select id, version, owner_agency, id, 'Someone', 'edit', 'Died', '[{"path":"victims.1.outcome","from":"wounded","to":"killed"}]', '{}'
       from raised`,
      [subject],
    ),
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await answers()).toEqual(before)
})
