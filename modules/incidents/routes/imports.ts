import type { FileStore } from '#platform/files'
import { Failure, handle, type ServedRoute } from '#platform/http'
import { startJob } from '#platform/jobs'
import type { House } from '#platform/module'
import * as contract from '../contract/index.ts'
import { importJob } from '../jobs.ts'
import { presentImport, presentListed } from '../present/imports.ts'
import { shippedProfiles } from '../profiles/index.ts'
import * as service from '../service/import/index.ts'
import { deleteProfile, findImports, findProfiles } from '../store/import/index.ts'

/** Uploads, their mapping, preview and run, and saved profiles. */
export function importRoutes({ files }: Pick<House, 'files'>): ServedRoute[] {
  return [...uploadRoutes(files), ...runRoutes(files), ...profileRoutes()]
}

function uploadRoutes(files: FileStore): ServedRoute[] {
  return [
    handle(contract.uploadImport, async ({ upload, query, transact }) => {
      const kept = await service.keepUpload(files, upload, query.name)
      return transact(async (tx) => presentImport(await service.recordUpload(tx, kept, query.name)))
    }),
    handle(contract.listImports, ({ transact }) =>
      transact(async (tx) => {
        const rows = await findImports(tx)
        tx.about({ type: 'import', count: rows.length })
        return { imports: rows.map(presentListed) }
      }),
    ),
    handle(contract.readImport, ({ params, transact }) =>
      transact(async (tx) => presentImport(await service.readImport(tx, params.id))),
    ),
    handle(contract.downloadRejected, async ({ params, transact }) => {
      const row = await transact(async (tx) => {
        const found = await service.readImport(tx, params.id)
        if (!found.rejected_hash) throw new Failure('record.unavailable')
        return found
      })
      const name = `rejected-${row.file_name.replace(/(\.[a-z]{2,7})+$/i, '')}.csv`
      return { file: await files.open(row.rejected_hash!), mediaType: 'text/csv; charset=utf-8', name }
    }),
  ]
}

function runRoutes(files: FileStore): ServedRoute[] {
  const job = importJob(files)
  return [
    handle(contract.previewImport, ({ params, body, transact }) =>
      transact((tx) => service.previewImport(tx, files, params.id, body.profile)),
    ),
    handle(contract.startImport, ({ params, body, transact }) =>
      transact(async (tx) =>
        presentImport(
          await service.startImport(tx, params.id, body, () => startJob(tx, job, { importId: params.id })),
        ),
      ),
    ),
    handle(contract.cancelImport, ({ params, transact }) =>
      transact(async (tx) => presentImport(await service.cancelImport(tx, params.id))),
    ),
  ]
}

function profileRoutes(): ServedRoute[] {
  return [
    handle(contract.listProfiles, ({ transact }) =>
      transact(async (tx) => {
        const saved = await findProfiles(tx)
        tx.about({ type: 'import-profile', count: saved.length })
        return {
          profiles: [
            ...saved.map((profile) => ({ ...profile, shipped: false })),
            ...shippedProfiles.map((profile) => ({ ...profile, shipped: true })),
          ],
        }
      }),
    ),
    handle(contract.deleteProfile, ({ params, transact }) =>
      transact(async (tx) => {
        if (!(await deleteProfile(tx, params.name))) throw new Failure('record.unavailable')
        tx.about({ type: 'import-profile', id: params.name, fields: ['deleted'] })
        return { done: true as const }
      }),
    ),
  ]
}
