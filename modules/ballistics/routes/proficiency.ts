import { handle, type ServedRoute } from '#platform/http'
import type { House } from '#platform/module'
import * as contract from '../contract/index.ts'
import * as service from '../service/proficiency.ts'

/** Pairs of known origin that test readers, and what came of them. */
export function proficiencyRoutes({ files }: Pick<House, 'files'>): ServedRoute[] {
  return [
    handle(contract.readProficiency, ({ transact }) =>
      transact(async (tx) => {
        const { sets, ...rates } = await service.readProficiency(tx)
        return {
          ...rates,
          sets: sets.map((row) => ({
            id: row.id,
            title: row.title,
            pairs: row.pairs,
            settled: row.settled,
            madeAt: row.made_at.toISOString(),
            madeBy: row.made_by_name,
          })),
        }
      }),
    ),
    handle(contract.dealPairs, async ({ body, transact }) => {
      const pairs = await transact((tx) => service.findPairs(tx, body.pairs))
      // Outside of the transaction: comparing takes longer than a connection should be held.
      const compared = await service.compareNew(files, pairs)
      return transact(async (tx) => ({ id: await service.dealPairs(tx, body.title, compared) }))
    }),
  ]
}
