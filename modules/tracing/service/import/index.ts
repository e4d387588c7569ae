import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { audited } from '#platform/audit'
import { uuid, type Actor, type Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { asProblem, Failure } from '#platform/http'
import { readTable } from '#platform/import'
import type { JobRun } from '#platform/jobs'
import type { House } from '#platform/module'
import type { ImportKind, ImportReport, ImportSettings, Mapping } from '../../contract/index.ts'
import { changeImport, findImport, insertImport, type ImportRow } from '../../store/imports.ts'
import { keepFile } from '../../store/recovery.ts'
import { renewImported } from '../../store/statistics.ts'
import { missingFields, proposeMapping, recogniseKind } from './mapping.ts'
import { explained, runFile } from './run.ts'

export { recordItems } from './property.ts'

export interface KeptUpload {
  readonly hash: string
  readonly size: number
  readonly columns: ImportRow['columns']
}

/**
 * Takes an upload in; what is no table is refused before anything of it is kept.
 * @throws Failure of the import catalogue
 */
export async function keepUpload(files: FileStore, upload: Readable, name: string): Promise<KeptUpload> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  try {
    const path = join(folder, 'upload')
    await pipeline(upload, createWriteStream(path, { mode: 0o600 }))
    const columns = await explained(columnsOf({ stream: createReadStream(path), name }))
    return { columns, ...(await files.put(createReadStream(path))) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const SAMPLES = 3

async function columnsOf(source: Parameters<typeof readTable>[0]): Promise<ImportRow['columns']> {
  const table = await readTable(source)
  const samples = table.headers.map(() => new Set<string>())
  for await (const { rows } of table.rows()) {
    for (const cells of rows)
      cells.forEach((cell, at) => {
        const seen = samples[at]
        if (seen && seen.size < SAMPLES && cell.trim() !== '') seen.add(cell.trim().slice(0, 80))
      })
    break
  }
  return table.headers.map((header, at) => ({ header, samples: [...samples[at]!] }))
}

/** Records an upload that waits for its mapping to be confirmed. */
export async function recordUpload(
  tx: Tx,
  { hash, size, columns }: KeptUpload,
  { name, kind }: { name: string; kind?: ImportKind | undefined },
): Promise<ImportRow> {
  const id = uuid()
  const headers = columns.map(({ header }) => header)
  const known = kind ?? recogniseKind(headers)
  tx.about({ type: 'tracing-import', id, fields: ['uploaded'] })
  await insertImport(tx, {
    id,
    kind: known,
    file_name: name,
    file_hash: hash,
    columns,
    mapping: proposeMapping(known, headers),
    settings: known === 'property' ? { room: 'Property room', record: true } : {},
  })
  await keepFile(tx, { hash, size, name, mediaType: 'application/octet-stream' })
  return (await findImport(tx, id))!
}

/**
 * Asks for an import to run with a confirmed mapping.
 * @throws Failure `record.unavailable`, `tracing.import_state`, `tracing.mapping_incomplete`
 */
export async function startImport(
  tx: Tx,
  id: string,
  start: { kind: ImportKind; mapping: Mapping; settings: ImportSettings },
  enqueue: () => Promise<string>,
): Promise<ImportRow> {
  const row = await findImport(tx, id, true)
  if (!row) throw new Failure('record.unavailable')
  if (row.state !== 'uploaded' && row.state !== 'failed') throw new Failure('tracing.import_state')
  const missing = missingFields(
    start.kind,
    start.mapping,
    row.columns.map(({ header }) => header),
  )
  if (missing.length > 0)
    throw new Failure('tracing.mapping_incomplete', {
      fields: missing.map((field) => ({
        path: `mapping.${field}`,
        message: 'Choose the column that holds this.',
      })),
    })
  tx.about({ type: 'tracing-import', id, fields: ['started'] })
  await changeImport(tx, id, { ...start, state: 'waiting', job_id: await enqueue(), problem: null })
  return (await findImport(tx, id))!
}

/** Runs an import that was started; everything it stores is stored together with its report, or nothing is. */
export async function executeImport(files: FileStore, importId: string, run: JobRun): Promise<void> {
  const { actor, database } = run
  try {
    const stored = await audited(database, actor, { action: 'tracing.runImport' }, async (tx) => {
      const row = await findImport(tx, importId, true)
      if (!row || row.state === 'done') return null
      await run.progress('Reading', 0, null)
      const source = { stream: await files.open(row.file_hash), name: row.file_name }
      const { kind, mapping, settings, file_name: fileName } = row
      const { report, rejectedHash } = await runFile(tx, files, {
        kind,
        source,
        fileName,
        mapping: () => mapping,
        settings,
        importId,
      })
      await changeImport(tx, importId, { state: 'done', report, rejected_hash: rejectedHash })
      await run.done(tx)
      return report
    })
    if (stored) await renewImported(database, stored)
  } catch (error) {
    const { code, sentence, remedy } = asProblem(error, importId)
    await database.withActor(actor, (tx) =>
      changeImport(tx, importId, { state: 'failed', problem: { code, sentence, remedy } }),
    )
    throw error
  }
}

/**
 * Imports a file from this machine at once. Nothing is stored unless all of it is.
 * @throws Failure of the import catalogue, `permission.missing`, `tracing.mapping_incomplete`
 */
export async function importFile(
  { database, files }: House,
  actor: Actor,
  { path, kind, settings = {} }: { path: string; kind?: ImportKind | undefined; settings?: ImportSettings },
): Promise<{ kind: ImportKind; report: ImportReport }> {
  if (!actor.permissions.has('tracing.import')) throw new Failure('permission.missing')
  if (!actor.categories.includes('trace')) throw new Failure('tracing.closed')
  const imported = await audited(database, actor, { action: 'tracing.importFile' }, async (tx) => {
    const known = kind ?? recogniseKind((await explained(columnsOf(path))).map(({ header }) => header))
    const mapping = (headers: readonly string[]) => proposeMapping(known, headers)
    const run = { kind: known, source: path, fileName: basename(path), mapping, settings, importId: null }
    return { kind: known, report: (await runFile(tx, files, run)).report }
  })
  await renewImported(database, imported.report)
  return imported
}
