import type { FileStore } from '#platform/files'
import { handle, type ServedRoute } from '#platform/http'
import type { House } from '#platform/module'
import * as contract from '../contract/index.ts'
import { presentComparison, presentReview, presentWaiting } from '../present/comparisons.ts'
import { drawPair, printReport, reportOf } from '../service/comparison-report.ts'
import * as comparisons from '../service/comparisons.ts'
import * as reviews from '../service/reviews.ts'

/** Two surfaces side by side, and what people read in them. */
export function comparisonRoutes({ files }: Pick<House, 'files'>): ServedRoute[] {
  return [...pairRoutes(files), ...reviewRoutes()]
}

function pairRoutes(files: FileStore): ServedRoute[] {
  return [
    handle(contract.readComparison, ({ params, transact }) =>
      transact(async (tx) => presentComparison(await comparisons.readComparison(tx, params.id))),
    ),
    handle(contract.comparisonReport, async ({ params, transact }) => {
      const report = await transact((tx) => reportOf(tx, params.id))
      const pictures = await drawPair(files, report)
      return transact((tx) => printReport(tx, report, pictures, new Date()))
    }),
    handle(contract.compareScans, async ({ body, transact }) => {
      const pair = await transact((tx) => comparisons.pairOf(tx, body.reference, body.candidate))
      // Outside of the transaction: comparing takes longer than a connection should be held.
      const { reference, candidate, known } = pair
      if (known) return transact(async (tx) => ({ id: await comparisons.offerKnown(tx, known.id) }))
      const comparison = await comparisons.compareRows(files, reference, candidate)
      return transact(async (tx) => ({ id: await comparisons.keepAsked(tx, pair, comparison) }))
    }),
  ]
}

function reviewRoutes(): ServedRoute[] {
  return [
    handle(contract.readingList, ({ query, transact }) =>
      transact(async (tx) => {
        const list = await reviews.listWaiting(tx, { of: query.of, reading: query.reading ?? null })
        return { items: presentWaiting(list), waiting: list.waiting, more: list.more }
      }),
    ),
    handle(contract.myReviews, ({ transact }) =>
      transact(async (tx) => ({
        reviews: (await reviews.listMine(tx)).map((row) => ({
          ...presentReview(row, row.read_by),
          comparisonId: row.comparison_id,
          exhibits: [row.one, row.two] as [string, string],
        })),
      })),
    ),
    handle(contract.recordReview, ({ params, body, transact }) =>
      transact((tx) => reviews.recordReading(tx, params.id, body)),
    ),
  ]
}
