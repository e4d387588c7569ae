import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { House } from '#platform/module'
import { importShootings } from './service/import/index.ts'
import { addLayer } from './service/places.ts'

const sample = (name: string) => fileURLToPath(new URL(`./sample/${name}`, import.meta.url))

const LAYERS = [
  { file: 'nyc-precincts.geojson.gz', name: 'Police precincts', one: 'precinct' },
  { file: 'nyc-boroughs.geojson.gz', name: 'Boroughs', one: 'borough' },
]

/**
 * The sample city: New York's public file with its precincts and boroughs, through the importer that every
 * city uses. Nothing is done twice.
 */
export async function seed(house: House, actor: Actor, told: (sentence: string) => void): Promise<void> {
  const { database } = house
  const known = await database.withActor(actor, ({ client }) =>
    client.query('select from incidents.incident where owner_agency = $1 limit 1', [actor.agencyId]),
  )
  if (known.rowCount !== 0) return
  told('Loading the sample city: shootings in New York, 2006 to 2024 …')
  await addLayers(house, actor)
  await importShootings({ ...house, actor, path: sample('nypd-shootings-2006-2024.csv.gz') })
  told('Sample city loaded.')
}

async function addLayers({ database }: House, actor: Actor): Promise<void> {
  const known = await database.withActor(actor, ({ client }) =>
    client.query('select from incidents.layer where owner_agency = $1 limit 1', [actor.agencyId]),
  )
  if (known.rowCount !== 0) return
  for (const { file, name, one } of LAYERS) {
    const bytes = gunzipSync(await readFile(sample(file)))
    await audited(database, actor, { action: 'incidents.seed' }, (tx) =>
      addLayer(tx, { name, one, credit: 'NYC Open Data', populationYear: 2020 }, bytes),
    )
  }
}
