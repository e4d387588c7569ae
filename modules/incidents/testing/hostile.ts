import { Client } from 'pg'
import { expect } from 'vitest'
import type { Person, TestHouse } from '#testing'
import * as contract from '../contract/index.ts'

const HEADER =
  'INCIDENT_KEY,OCCUR_DATE,OCCUR_TIME,PRECINCT,LOCATION_DESC,STATISTICAL_MURDER_FLAG,PERP_AGE_GROUP,PERP_SEX,PERP_RACE,VIC_AGE_GROUP,VIC_SEX,VIC_RACE,Latitude,Longitude'

const table = (count: number, row: (index: number) => string): string =>
  [HEADER, ...Array.from({ length: count }, (_, index) => row(index))].join('\n')

/** So many victims, one to an incident. */
export const manyRows = (count: number): string =>
  table(
    count,
    (n) =>
      `${n},0${1 + (n % 9)}/1${n % 9}/202${n % 5},2${n % 4}:1${n % 6}:00,${n % 70},STREET,${n % 5 === 0},18-24,M,BLACK,25-44,${n % 2 ? 'M' : 'F'},WHITE,40.${800 + (n % 90)},-73.${900 + (n % 90)}`,
  )

/** Rows of which none can be stored: dates that are none, each another one, and rows of many widths. */
export const badRows = (count: number): string =>
  table(count, (n) =>
    n % 20 ? `${n},never ${n},,,,,,,,,,,,` : `${n},01/01/2024${',x'.repeat(20 + ((n / 20) % 400))}`,
  )

export const upload = (person: Person, content: string | Buffer, name = 'upload.csv') =>
  person.call(contract.uploadImport, { query: { name }, body: Buffer.from(content) as unknown as Blob })

export const start = (person: Person, { id, profile }: Pick<contract.Import, 'id' | 'profile'>) =>
  person.call(contract.startImport, { params: { id }, body: { profile: profile! } })

/** Waits until an import has ended. */
export async function ended(person: Person, id: string): Promise<contract.Import> {
  const read = () => person.call(contract.readImport, { params: { id } })
  await expect.poll(async () => (await read()).state, { timeout: 25_000 }).toMatch(/done|failed|cancelled/)
  return read()
}

/** How many rows an agency has in each table, and one figure for what the incidents hold. */
export const stored = ({ database }: TestHouse, { actor }: Person) =>
  database.withActor(actor, async ({ client }) => {
    const count = (table: string) =>
      `(select count(*) from incidents.${table} where owner_agency = ${actor.agencyId}) as ${table}`
    const content = `number, occurred_at, class, latitude, longitude, kind, district, killed, wounded, suspects, version`
    const { rows } = await client.query<Record<string, unknown>>(
      `select ${['incident', 'victim', 'suspect', 'version'].map(count).join(', ')},
         (select md5(string_agg(concat_ws('|', ${content}), ';' order by number)) from incidents.incident
          where owner_agency = ${actor.agencyId}) as content`,
    )
    return rows[0]!
  })

/** What `stored` says of an agency without a single incident. */
export const nothing = { incident: 0, victim: 0, suspect: 0, version: 0, content: null }

/**
 * Lets nobody store incidents until it is let go, so that an import stands still half-way, all of its rows
 * staged and none stored.
 */
export async function holdStoring({ database, url }: TestHouse) {
  // Not one of the pool: a test that fails before letting go would keep the house from closing.
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin; lock table incidents.incident in share mode')
  return {
    /** Waits for an import to arrive; answers its connection. */
    async arrived(): Promise<number> {
      let pid: number | undefined
      await expect
        .poll(
          async () => {
            const { rows } = await database.pool.query<{ pid: number }>(
              `select pid from pg_locks where not granted and relation = 'incidents.incident'::regclass`,
            )
            return (pid = rows[0]?.pid)
          },
          { timeout: 25_000 },
        )
        .toBeDefined()
      return pid!
    },
    async letGo(): Promise<void> {
      await client.end()
    },
  }
}
