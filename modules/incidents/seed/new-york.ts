import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Actor } from '#platform/db'
import type { House } from '#platform/module'
import { importShootings } from '../service/import/index.ts'
import { addLayers } from './layers.ts'

const sample = (name: string) => fileURLToPath(new URL(`../sample/${name}`, import.meta.url))

const LAYERS = [
  { file: 'nyc-precincts.geojson.gz', name: 'Police precincts', one: 'precinct' },
  { file: 'nyc-boroughs.geojson.gz', name: 'Boroughs', one: 'borough' },
]

/**
 * New York's public file of shootings, 2006 to 2024, with its precincts and boroughs: for trials on a real city's size
 * and shape.
 */
export async function loadNewYork(house: House, actor: Actor): Promise<void> {
  const layers = LAYERS.map(({ file, ...layer }) => ({
    ...layer,
    credit: 'NYC Open Data',
    populationYear: 2020,
    read: async () => gunzipSync(await readFile(sample(file))),
  }))
  await addLayers(house, actor, layers)
  await importShootings({ ...house, actor, path: sample('nypd-shootings-2006-2024.csv.gz') })
}
