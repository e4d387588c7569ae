import type { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { startJob } from '#platform/jobs'
import type { Layer } from '../contract/index.ts'
import {
  countOutside,
  deleteLayer,
  findAreas,
  findEdition,
  findLayers,
  insertAreas,
  insertLayer,
  type AreaRow,
  type LayerRow,
} from '../store/places.ts'
import { lockLayers } from '../store/ground.ts'
import { assignAreas } from './assign.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { readBoundaries, type BoundaryOptions } from './geojson/index.ts'

export type LayerState = LayerRow & { readonly outside: number }

/** The boundary layers of the actor's agency, and after them those that others share. */
export async function listLayers(tx: Tx, cache: ResultCache): Promise<LayerState[]> {
  const key = keyOf('layers', { agency: tx.actor.agencyId })
  const layers = await cache.through(tx, key, () => loadLayers(tx))
  tx.about({ type: 'layer', count: layers.length })
  return layers
}

async function loadLayers(tx: Tx): Promise<LayerState[]> {
  const layers = await findLayers(tx, true)
  const owners = [...new Set(layers.map((layer) => layer.owner_agency))]
  const states: LayerState[] = []
  for (const owner of owners) {
    const theirs = layers.filter((layer) => layer.owner_agency === owner)
    const outside = await countOutside(
      tx,
      owner,
      theirs.map(({ slot }) => slot),
    )
    states.push(...theirs.map((layer) => ({ ...layer, outside: outside.get(layer.slot) ?? 0 })))
  }
  return states
}

/**
 * The areas of a layer, or null when the reader has this edition already.
 * @throws Failure `record.unavailable`
 */
export async function readLayer(
  tx: Tx,
  id: number,
  has: (edition: string) => boolean,
): Promise<{ edition: string; areas: AreaRow[] | null }> {
  tx.about({ type: 'layer', id: String(id) })
  const edition = await findEdition(tx, id)
  if (edition === undefined) throw new Failure('record.unavailable')
  return { edition, areas: has(edition) ? null : await findAreas(tx, id) }
}

interface NewLayerInput extends BoundaryOptions {
  readonly name: string
  readonly populationYear?: Layer['populationYear'] | undefined
  readonly credit: string
}

const SLOTS = [1, 2, 3, 4, 5, 6]

/**
 * Adds a layer in the lowest free slot and asks for incidents to be placed in its areas.
 * @throws Failure `incidents.layer_slots_full`, `incidents.layer_invalid`
 */
export async function addLayer(
  tx: Tx,
  input: NewLayerInput,
  bytes: Uint8Array,
): Promise<{ layer: LayerState; jobId: string }> {
  await lockLayers(tx)
  const used = (await findLayers(tx)).map((layer) => layer.slot)
  const slot = SLOTS.find((one) => !used.includes(one))
  if (slot === undefined) throw new Failure('incidents.layer_slots_full')
  const { areas, bounds, populationYear } = readBoundaries(bytes, input)
  const { name, one, credit } = input
  const year = input.populationYear ?? populationYear ?? null
  const id = await insertLayer(tx, { name, one, slot, populationYear: year, credit, bounds })
  await insertAreas(tx, id, areas)
  const jobId = await startJob(tx, assignAreas, { slot })
  tx.about({ type: 'layer', id: String(id), fields: ['added'], count: areas.length })
  const layer = (await loadLayers(tx)).find((added) => added.id === id)!
  return { layer, jobId }
}

/**
 * Removes a layer of the actor's agency; its areas leave the incidents in the background.
 * @throws Failure `record.unavailable`
 */
export async function removeLayer(tx: Tx, id: number): Promise<{ jobId: string }> {
  tx.about({ type: 'layer', id: String(id), fields: ['removed'] })
  await lockLayers(tx)
  const slot = await deleteLayer(tx, id)
  if (slot === undefined) throw new Failure('record.unavailable')
  return { jobId: await startJob(tx, assignAreas, { slot }) }
}

/**
 * The whole of an upload.
 * @throws Failure `request.too_large` as soon as more than `maxBytes` came
 */
export async function collect(upload: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of upload as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > maxBytes) throw new Failure('request.too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
