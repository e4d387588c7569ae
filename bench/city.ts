import { join } from 'node:path'
import { seedDemonstration } from '#platform/access'
import { startEmbedded } from '#platform/db'
import { importShootings, loadNewYork } from '#modules/incidents'
import { findActor } from '#platform/access'
import { openFiles, openHouse, policies, prepareDatabase } from '../server/house.ts'
import { writeRows } from './rows.ts'

const EMAIL = 'analyst@bench.example'
/** Rows of New York's file for each of its incidents: victims × suspects. */
const ROWS_PER_INCIDENT = 29_744 / 23_298

export interface BenchCity {
  readonly url: string
  readonly files: string
  readonly email: string
  readonly incidents: number
  close(): Promise<void>
}

/** A database with one agency, an analyst and nothing else; as durable as in production. */
export async function emptyCity(folder: string): Promise<BenchCity> {
  const server = await startEmbedded({ directory: join(folder, 'database') })
  await prepareDatabase(server.url)
  const files = join(folder, 'files')
  const house = openHouse(server.url, openFiles({ s3: undefined }, files))
  const person = { name: 'Bench Analyst', email: EMAIL, roles: ['analyst' as const], title: 'Analyst' }
  await seedDemonstration(house.database, { name: 'Bench Police', unit: '' }, [person])
  await house.database.close()
  return { url: server.url, files, email: EMAIL, incidents: 0, close: () => server.stop() }
}

/** A city of about `incidents` incidents, entered through the importer, with New York's boundaries. */
export async function benchCity(folder: string, incidents: number): Promise<BenchCity> {
  const city = await emptyCity(folder)
  const house = openHouse(city.url, openFiles({ s3: undefined }, city.files))
  const actor = (await findActor(house.database, { email: EMAIL }, policies))!
  await loadNewYork(house, actor)
  const path = join(folder, 'rows.csv')
  await writeRows(path, Math.round(incidents * ROWS_PER_INCIDENT))
  await importShootings({ ...house, actor, path })
  const { rows } = await house.database.withActor(actor, ({ client }) =>
    client.query<{ n: number }>('select count(*) as n from incidents.incident'),
  )
  await house.database.close()
  return { ...city, incidents: rows[0]!.n }
}
