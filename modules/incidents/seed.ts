import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { audited } from '#platform/audit'
import { uuid, type Actor } from '#platform/db'
import { readTable, writeRejected } from '#platform/import'
import type { House } from '#platform/module'
import { newYork } from './profiles/new-york.ts'
import { runImport } from './service/import/run.ts'
import { addLayer } from './service/places.ts'

const sample = (name: string) => fileURLToPath(new URL(`./sample/${name}`, import.meta.url))

const LAYERS = [
  { file: 'nyc-precincts.geojson.gz', name: 'Police precincts', one: 'precinct' },
  { file: 'nyc-boroughs.geojson.gz', name: 'Boroughs', one: 'borough' },
]

const CREDIT = 'NYC Open Data'

/** The sample city: New York's public file with its precincts and boroughs. Nothing is done twice. */
export async function seed(house: House, actor: Actor, told: (sentence: string) => void): Promise<void> {
  const { database } = house
  const act = { action: 'incidents.seed' }
  const known = await database.withActor(actor, ({ client }) =>
    client.query('select from incidents.incident limit 1'),
  )
  if (known.rowCount !== 0) return
  told('Loading the sample city: shootings in New York, 2006 to 2024 …')
  for (const { file, name, one } of LAYERS) {
    const bytes = gunzipSync(await readFile(sample(file)))
    await audited(database, actor, act, (tx) =>
      addLayer(tx, { name, one, credit: CREDIT, populationYear: 2020 }, bytes),
    )
  }
  const path = sample('nypd-shootings-2006-2024.csv.gz')
  const table = await readTable(path)
  await audited(database, actor, act, (tx) =>
    runImport(tx, {
      importId: uuid(),
      fileName: 'nypd-shootings-2006-2024.csv.gz',
      table,
      profile: newYork,
      asOf: null,
      mended: false,
      now: new Date(),
      openRejected: (headers) => writeRejected(join(tmpdir(), `${uuid()}.csv`), headers),
      onProgress: async () => {},
    }),
  )
  told('Sample city loaded.')
}
