import { handle, type ServedRoute } from '#platform/http'
import { startJob } from '#platform/jobs'
import type { House } from '#platform/module'
import * as contract from '../contract/index.ts'
import { searchJob } from '../jobs.ts'
import { presentCandidates, presentSearch } from '../present/searches.ts'
import { listCandidates } from '../service/search/list.ts'
import { searchOnceMore } from '../service/search/start.ts'

/** What has most in common with a scan. */
export function searchRoutes({ files }: Pick<House, 'files'>): ServedRoute[] {
  const job = searchJob(files)
  return [
    handle(contract.listCandidates, ({ params, transact }) =>
      transact(async (tx) => presentCandidates(await listCandidates(tx, params.id))),
    ),
    handle(contract.startSearch, ({ params, body, transact }) =>
      transact(async (tx) =>
        presentSearch(
          await searchOnceMore(tx, params.id, body.scope, (searchId) => startJob(tx, job, { searchId })),
        ),
      ),
    ),
  ]
}
