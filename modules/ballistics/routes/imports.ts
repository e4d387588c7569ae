import { createReadStream } from 'node:fs'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { importTable } from '../service/import/run.ts'
import { readWhole, withUpload } from '../service/network/source.ts'

/** Files of exhibits. */
export const importRoutes = (): ServedRoute[] => [
  handle(contract.importExhibits, async ({ query, upload, transact }) => {
    const table = await withUpload(upload, (path) =>
      readWhole({ stream: createReadStream(path), name: query.name }),
    )
    return transact((tx) => importTable(tx, table, { trial: query.try ?? false }))
  }),
]
