import { readFile } from 'node:fs/promises'
import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { House, RawFiles } from '#platform/module'
import { importShootings } from './service/import/index.ts'
import { addLayer } from './service/places.ts'

const LAYERS = [
  { file: 'raw/map/districts.geojson', name: 'Police districts', one: 'district' },
  { file: 'raw/map/beats.geojson', name: 'Police beats', one: 'beat' },
]
const FILES = ['raw/police/shootings.csv', 'raw/police/shots-fired.csv']

/**
 * The invented city's shootings with its districts and beats, as its police hand them over, through the importer that
 * every city uses. Nothing is done twice.
 */
export async function seed(
  house: House,
  actor: Actor,
  told: (sentence: string) => void,
  raw: RawFiles,
): Promise<void> {
  await addLayers(house, actor, raw)
  const known = await house.database.withActor(actor, ({ client }) =>
    client.query('select from incidents.incident where owner_agency = $1 limit 1', [actor.agencyId]),
  )
  if (known.rowCount !== 0) return
  told('Importing five years of shootings from the records of Alder Bay …')
  for (const file of FILES) await importShootings({ ...house, actor, path: raw.path(file) })
  told('Shootings imported.')
}

async function addLayers({ database }: House, actor: Actor, raw: RawFiles): Promise<void> {
  const known = await database.withActor(actor, ({ client }) =>
    client.query<{ name: string }>('select name from incidents.layer where owner_agency = $1', [
      actor.agencyId,
    ]),
  )
  for (const { file, name, one } of LAYERS) {
    if (known.rows.some((layer) => layer.name === name)) continue
    const bytes = await readFile(raw.path(file))
    await audited(database, actor, { action: 'incidents.seed' }, (tx) =>
      addLayer(tx, { name, one, credit: 'Alder Bay, an invented city', populationYear: 2026 }, bytes),
    )
  }
}
