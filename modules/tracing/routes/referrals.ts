import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentReferral, presentReferralRow } from '../present/referrals.ts'
import { exportReferral, printReferral } from '../service/referrals/document.ts'
import { listReferrals, readReferral } from '../service/referrals/read.ts'
import { changeReferral, draftReferral, followReferral, sendReferral } from '../service/referrals/write.ts'

/** What a trafficking unit or ATF is given, and what became of it. */
export const referralRoutes = (): ServedRoute[] => [
  handle(contract.listReferrals, async ({ query, transact }) => {
    const { rows, counts, times } = await transact((tx) => listReferrals(tx, query))
    const states = Object.fromEntries(contract.ReferralState.options.map((state) => [state, 0])) as Record<
      contract.ReferralState,
      number
    >
    for (const { state, count } of counts) states[state] = count
    const sorted = times.days.toSorted((one, other) => one - other)
    return {
      rows: rows.map(presentReferralRow),
      states,
      answered: {
        sent: times.sent,
        acknowledged: sorted.length,
        medianDays: sorted[(sorted.length - 1) >> 1] ?? null,
      },
    }
  }),
  handle(contract.draftReferral, async ({ body, transact }) =>
    presentReferral(await transact((tx) => draftReferral(tx, body))),
  ),
  handle(contract.readReferral, async ({ params, transact }) =>
    presentReferral(await transact((tx) => readReferral(tx, params.id))),
  ),
  handle(contract.changeReferral, async ({ params, body, transact }) =>
    presentReferral(await transact((tx) => changeReferral(tx, params.id, body))),
  ),
  handle(contract.sendReferral, async ({ params, body, transact }) =>
    presentReferral(await transact((tx) => sendReferral(tx, params.id, body))),
  ),
  handle(contract.followReferral, async ({ params, body, transact }) =>
    presentReferral(await transact((tx) => followReferral(tx, params.id, body))),
  ),
  handle(contract.printReferral, ({ params, query, transact }) =>
    transact((tx) => printReferral(tx, params.id, query.version)),
  ),
  handle(contract.exportReferral, ({ params, query, transact }) =>
    transact((tx) => exportReferral(tx, params.id, query)),
  ),
]
