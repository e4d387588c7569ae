import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import * as service from '../service/publication/index.ts'

/** Totals that may be public: off until counsel has said so and a second person approved. */
export const publicationRoutes = (): ServedRoute[] => [
  handle(contract.readPublication, ({ query, transact }) =>
    transact((tx) => service.readPublication(tx, query.threshold)),
  ),
  handle(contract.askPublication, ({ body, transact }) => transact((tx) => service.askPublication(tx, body))),
  handle(contract.endPublication, async ({ body, transact }) => {
    await transact((tx) => service.endPublication(tx, body.reason))
    return { ended: true as const }
  }),
  handle(contract.downloadPublication, async ({ transact }) => ({
    file: await transact(service.totalsCsv),
    mediaType: 'text/csv; charset=utf-8',
    name: 'traced-guns-public-totals.csv',
  })),
]
