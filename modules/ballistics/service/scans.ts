import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import type { Mark, ScanState } from '../contract/index.ts'
import { ask } from './engine/pool.ts'
import {
  changeScan,
  findExhibitOfScan,
  findRecentScans,
  findScan,
  findScansOf,
  insertScan,
  keepScanFile,
  type ScanRow,
} from '../store/scans.ts'

/** A scan as services hand it on. */
export interface ScanShown {
  readonly row: ScanRow
  readonly mayEdit: boolean
}

const shown = (tx: Tx, row: ScanRow): ScanShown => ({
  row,
  mayEdit: row.owner_agency === tx.actor.agencyId && tx.actor.permissions.has('ballistics.acquire'),
})

/**
 * One scan.
 * @throws Failure `record.unavailable`
 */
export async function readScan(tx: Tx, id: string, options: { lock?: boolean } = {}): Promise<ScanShown> {
  tx.about({ type: 'scan', id })
  const row = await findScan(tx, id, options)
  if (!row) throw new Failure('record.unavailable')
  tx.about({ type: 'exhibit', id: row.exhibit_id, fields: ['scans'], owner: row.owner_agency })
  return shown(tx, row)
}

/**
 * Scans of an exhibit.
 * @throws Failure `record.unavailable`
 */
export async function listScans(tx: Tx, exhibitId: string): Promise<ScanShown[]> {
  tx.about({ type: 'exhibit', id: exhibitId, fields: ['scans'] })
  if (!(await findExhibitOfScan(tx, exhibitId))) throw new Failure('record.unavailable')
  const rows = await findScansOf(tx, exhibitId)
  return rows.map((row) => shown(tx, row))
}

const PAGE = 50

export async function recentScans(
  tx: Tx,
  query: { state?: ScanState | undefined; before?: string | undefined },
) {
  const rows = await findRecentScans(tx, {
    state: query.state,
    before: placeIn(query.before),
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  tx.about({ type: 'scan', count: page.length })
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return {
    scans: page.map((row) => shown(tx, row)),
    next: last ? `${last.recorded_at.toISOString()}_${last.id}` : null,
  }
}

/** A place that is none begins at the newest. */
function placeIn(text: string | undefined): { at: string; id: string } | undefined {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(text ?? '')
  return found ? { at: found[1]!, id: found[2]! } : undefined
}

export interface ScanUpload {
  readonly exhibitId: string
  readonly name: string
  readonly mark: Mark
  readonly land: number | null
}

/** Keeps the bytes of an upload as they came. */
export async function keepScan(files: FileStore, upload: Readable) {
  const kept = await files.put(upload)
  if (kept.size === 0) throw new Failure('ballistics.not_a_surface')
  return kept
}

/**
 * Enters a scan, to be prepared in the background.
 * @throws Failure `record.unavailable`; `permission.missing` for another agency's exhibit
 */
export async function recordScan(
  tx: Tx,
  { exhibitId, name, mark, land }: ScanUpload,
  kept: { hash: string; size: number },
  prepare: (scanId: string) => Promise<string>,
): Promise<ScanShown> {
  const exhibit = await findExhibitOfScan(tx, exhibitId)
  if (!exhibit) throw new Failure('record.unavailable')
  tx.about({ type: 'exhibit', id: exhibitId, fields: ['scans'], owner: exhibit.owner_agency })
  if (exhibit.owner_agency !== tx.actor.agencyId) throw new Failure('permission.missing')
  const { id, isNew } = await insertScan(tx, { exhibit, mark, land, name, ...kept })
  if (isNew) {
    await keepScanFile(tx, { ...kept, name })
    await changeScan(tx, id, { job_id: await prepare(id) })
  }
  return readScan(tx, id)
}

/**
 * Has a scan prepared once more.
 * @throws Failure `record.unavailable`, `permission.missing`, `ballistics.scan_state`
 */
export async function prepareOnceMore(
  tx: Tx,
  id: string,
  prepare: () => Promise<string>,
): Promise<ScanShown> {
  const { row, mayEdit } = await readScan(tx, id, { lock: true })
  if (!mayEdit) throw new Failure('permission.missing')
  const isWaiting = row.state === 'preparing' || (row.state === 'uploaded' && row.problem === null)
  if (isWaiting) throw new Failure('ballistics.scan_state')
  await changeScan(tx, id, { state: 'uploaded', problem: null, job_id: await prepare() })
  return readScan(tx, id)
}

/** The heights of a scan for drawing. */
export async function drawScan(
  files: FileStore,
  { row }: ScanShown,
  { form, side }: { form: 'original' | 'prepared'; side: number },
): Promise<Uint8Array> {
  const hash = form === 'prepared' ? row.prepared_hash : row.format && row.file_hash
  if (!hash) throw new Failure('ballistics.scan_not_ready')
  const bytes = new Uint8Array(await buffer(await files.open(hash)))
  return ask({ kind: 'draw', form, bytes, side })
}
