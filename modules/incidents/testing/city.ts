import type { Actor, Tx } from '#platform/db'
import { uuid } from '#platform/db'
import { testHouse, type Person, type TestHouse } from '../../../server/testing/index.ts'
import { cacheOf, type ResultCache } from '../service/cache.ts'
import { invent, type Invented } from './invented.ts'

type Answer = Awaited<ReturnType<TestHouse['server']['app']['inject']>>

/** Two agencies in one house: a city of 400 invented incidents in four areas, and a stranger with 60. */
export interface InventedCity {
  readonly house: TestHouse
  readonly analyst: Person
  readonly stranger: Person
  readonly layer: number
  readonly areas: readonly number[]
  readonly records: readonly Invented[]
  readonly cache: ResultCache
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  get(url: string, who?: Person): Promise<Answer>
}

/** Opens the city; close its house in `afterAll`. */
export async function inventCity(): Promise<InventedCity> {
  const house = await testHouse()
  const [city, other] = [await house.agency(), await house.agency()]
  const [analyst, stranger] = [await house.person(city, 'analyst'), await house.person(other, 'analyst')]
  const as: InventedCity['as'] = (actor, work) => house.database.withActor(actor, work)
  const { layer, areas } = await as(analyst.actor, (tx) => inventLayer(tx, city))
  const records = invent(400, 7, areas)
  await as(analyst.actor, (tx) => insert(tx, city, records))
  await as(stranger.actor, (tx) => insert(tx, other, invent(60, 11, areas)))
  const get: InventedCity['get'] = (url, who = analyst) =>
    house.server.app.inject({ method: 'GET', url, headers: { cookie: who.cookie } })
  return { house, analyst, stranger, layer, areas, records, cache: cacheOf(house.database), as, get }
}

async function inventLayer(tx: Tx, agency: number): Promise<{ layer: number; areas: number[] }> {
  const { rows } = await tx.client.query<{ id: number }>(
    `insert into incidents.layer (owner_agency, name, one, slot, bounds)
       values ($1, 'Precincts', 'precinct', 1, '{-74,40.6,-73.8,40.8}') returning id`,
    [agency],
  )
  const made = await tx.client.query<{ id: number }>(
    `insert into incidents.area (layer_id, owner_agency, code, name, population, geometry)
       select $1, $2, n::text, 'Precinct ' || n, n * 10000, jsonb_build_object('type', 'Polygon', 'coordinates',
         jsonb_build_array('[[-74,40.6],[-73.8,40.6],[-73.8,40.8],[-74,40.8],[-74,40.6]]'::jsonb))
       from generate_series(1, 4) n returning id`,
    [rows[0]!.id, agency],
  )
  return { layer: rows[0]!.id, areas: made.rows.map(({ id }) => id) }
}

async function insert(tx: Tx, agency: number, invented: readonly Invented[]): Promise<void> {
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
}
