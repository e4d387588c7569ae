import type { FileStore } from '#platform/files'
import { Failure, handle, type ServedRoute } from '#platform/http'
import { startJob } from '#platform/jobs'
import * as contract from '../contract/index.ts'
import { importJob } from '../jobs.ts'
import { presentImport } from '../present/imports.ts'
import * as service from '../service/import/index.ts'
import { findImport, findImports } from '../store/imports.ts'

/** Files of property rooms, stolen guns, traces and dealers. */
export function importRoutes(files: FileStore): ServedRoute[] {
  const job = importJob(files)
  return [
    handle(contract.uploadFile, async ({ upload, query, transact }) => {
      const kept = await service.keepUpload(files, upload, query.name)
      return presentImport(await transact((tx) => service.recordUpload(tx, kept, query)))
    }),
    handle(contract.listImports, ({ transact }) =>
      transact(async (tx) => {
        const rows = await findImports(tx)
        tx.about({ type: 'tracing-import', count: rows.length })
        return { imports: rows.map(presentImport) }
      }),
    ),
    handle(contract.readImport, ({ params, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'tracing-import', id: params.id })
        return presentImport(found(await findImport(tx, params.id)))
      }),
    ),
    handle(contract.startImport, ({ params, body, transact }) =>
      transact(async (tx) =>
        presentImport(
          await service.startImport(tx, params.id, body, () => startJob(tx, job, { importId: params.id })),
        ),
      ),
    ),
    handle(contract.downloadRejected, async ({ params, transact }) => {
      const row = await transact(async (tx) => {
        tx.about({ type: 'tracing-import', id: params.id, fields: ['rejected rows'] })
        return found(await findImport(tx, params.id))
      })
      if (!row.rejected_hash) throw new Failure('record.unavailable')
      const name = `rejected-${row.file_name.replace(/\.[a-z]{2,7}$/i, '')}.csv`
      return { file: await files.open(row.rejected_hash), mediaType: 'text/csv; charset=utf-8', name }
    }),
  ]
}

function found<T>(row: T | undefined): T {
  if (!row) throw new Failure('record.unavailable')
  return row
}
