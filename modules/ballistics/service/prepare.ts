import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { audited } from '#platform/audit'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { asProblem } from '#platform/http'
import type { JobRun } from '#platform/jobs'
import type { SurfaceMetadata } from '@throughline/topography'
import type { ScanMetadata } from '../contract/index.ts'
import { ENGINE } from './engine/method.ts'
import { ask } from './engine/pool.ts'
import type { ReadScan } from './engine/read-scan.ts'
import { keepPrint, markEntered } from '../store/prints.ts'
import { changeScan, findScan, keepScanFile, type ScanRow } from '../store/scans.ts'

/**
 * Reads a scan, looks at its quality and makes it comparable. What comes of it is written in one transaction with the
 * end of the job: killed at any moment, it is done from the beginning, to the same bytes.
 */
export async function prepareScan(
  files: FileStore,
  scanId: string,
  run: JobRun,
  afterwards: (tx: Tx, scanId: string) => Promise<unknown>,
): Promise<void> {
  const { actor, database } = run
  const row = await database.withActor(actor, (tx) => markPreparing(tx, scanId))
  if (!row) return
  try {
    await run.progress('Reading the surface', 0, null)
    const bytes = new Uint8Array(await buffer(await files.open(row.file_hash)))
    const read = await ask({ kind: 'read', bytes, mark: row.mark })
    await run.progress('Keeping what was prepared', 0, null)
    const detail = read.prepared && (await files.put(Readable.from([Buffer.from(read.prepared.detail)])))
    await audited(database, actor, { action: 'ballistics.prepareScan' }, async (tx) => {
      tx.about({ type: 'exhibit', id: row.exhibit_id, fields: ['scans'] })
      await store(tx, row, read, detail)
      if (read.prepared?.print) await afterwards(tx, scanId)
      await run.done(tx)
    })
  } catch (error) {
    const { code, sentence, remedy } = asProblem(error, scanId)
    await database.withActor(actor, (tx) =>
      changeScan(tx, scanId, { state: 'uploaded', problem: { code, sentence, remedy } }),
    )
    throw error
  }
}

async function markPreparing(tx: Tx, scanId: string): Promise<ScanRow | undefined> {
  const row = await findScan(tx, scanId, { lock: true })
  if (!row || row.owner_agency !== tx.actor.agencyId) return undefined
  await changeScan(tx, scanId, { state: 'preparing', problem: null })
  return row
}

async function store(
  tx: Tx,
  row: ScanRow,
  read: ReadScan,
  detail: { hash: string; size: number } | null,
): Promise<void> {
  await changeScan(tx, row.id, {
    state: detail ? 'ready' : 'refused',
    format: read.format,
    metadata: read.metadata && metadataOf(read.metadata),
    width: read.width,
    height: read.height,
    sampling_x: read.samplingX,
    sampling_y: read.samplingY,
    findings: read.findings,
    steps: read.steps,
    problem: read.problem,
    engine: ENGINE,
    prepared_at: new Date(),
    ...(detail && { prepared_hash: detail.hash }),
  })
  if (!detail) return
  await keepScanFile(tx, { ...detail, name: `${row.file_name} (prepared)` })
  if (read.prepared!.print) await keepPrint(tx, row.id, read.prepared!.print)
  await markEntered(tx, row.exhibit_id)
}

const metadataOf = (said: SurfaceMetadata): ScanMetadata => ({
  date: said.date ?? null,
  creator: said.creator ?? null,
  comment: said.comment ?? null,
  manufacturer: said.instrument.manufacturer ?? null,
  model: said.instrument.model ?? null,
  serial: said.instrument.serial ?? null,
  calibrationDate: said.calibrationDate ?? null,
  probing: said.probing.type ?? null,
})
