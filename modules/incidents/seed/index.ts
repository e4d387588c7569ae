import { readFile } from 'node:fs/promises'
import type { Actor } from '#platform/db'
import type { House, RawFiles } from '#platform/module'
import { importShootings } from '../service/import/index.ts'
import { addLayers, hasNone } from './layers.ts'

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
  const layers = LAYERS.map(({ file, ...layer }) => ({
    ...layer,
    credit: 'Alder Bay, an invented city',
    populationYear: 2026,
    read: () => readFile(raw.path(file)),
  }))
  await addLayers(house, actor, layers)
  if (!(await hasNone(house, actor))) return
  told('Importing five years of shootings from the records of Alder Bay …')
  for (const file of FILES) await importShootings({ ...house, actor, path: raw.path(file) })
  told('Shootings imported.')
}
