import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { findSerials } from '../service/serials.ts'

/** Search among the serial numbers of every gun that is known. */
export const serialRoutes = (): ServedRoute[] => [
  handle(contract.findSerials, async ({ query, transact }) => {
    const began = performance.now()
    const found = await transact((tx) => findSerials(tx, { q: query.q, exact: query.exact === 'true' }))
    return { ...found, tookMs: Math.round((performance.now() - began) * 10) / 10 }
  }),
]
