import { Failure, handle, type ServedRoute } from '#platform/http'
import { startJob } from '#platform/jobs'
import type { House } from '#platform/module'
import * as contract from '../contract/index.ts'
import { importJob } from '../jobs.ts'
import { presentImport } from '../present/imports.ts'
import * as service from '../service/import/manage.ts'

/** Files of exhibits: sent in, tried, imported in the background. */
export const importRoutes = ({ files }: Pick<House, 'files'>): ServedRoute[] => {
  const job = importJob(files)
  return [
    handle(contract.uploadExhibits, async ({ query, upload, transact }) => {
      const kept = await service.keepExhibits(files, upload, query.name)
      return transact(async (tx) => {
        const check = (importId: string) => startJob(tx, job, { importId, trial: true })
        return presentImport(await service.recordImport(tx, kept, query.name, check))
      })
    }),
    handle(contract.listExhibitImports, ({ transact }) =>
      transact(async (tx) => ({ imports: (await service.listImports(tx)).map(presentImport) })),
    ),
    handle(contract.readExhibitImport, ({ params, transact }) =>
      transact(async (tx) => presentImport(await service.readImport(tx, params.id))),
    ),
    handle(contract.runExhibitImport, ({ params, transact }) =>
      transact(async (tx) => {
        const enqueue = () => startJob(tx, job, { importId: params.id, trial: false })
        return presentImport(await service.startImport(tx, params.id, enqueue))
      }),
    ),
    handle(contract.cancelExhibitImport, ({ params, transact }) =>
      transact(async (tx) => presentImport(await service.cancelImport(tx, params.id))),
    ),
    handle(contract.rejectedExhibits, async ({ params, transact }) => {
      const row = await transact((tx) => service.readImport(tx, params.id))
      if (!row.rejected_hash) throw new Failure('record.unavailable')
      const name = `rejected-${row.file_name.replace(/(\.[a-z]{2,7})+$/i, '')}.csv`
      return { file: await files.open(row.rejected_hash), mediaType: 'text/csv; charset=utf-8', name }
    }),
  ]
}
