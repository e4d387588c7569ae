import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentIndicator, presentIndicatorRow, presentRun } from '../present/indicators.ts'
import { decideIndicator, listIndicators, readIndicator } from '../service/indicators/list.ts'
import { findIndicators, tryRules } from '../service/indicators/run.ts'
import { changeRules, readRules } from '../service/indicators/settings.ts'

/** Indicators to examine, and the numbers by which they are found. */
export const indicatorRoutes = (): ServedRoute[] => [
  handle(contract.listIndicators, async ({ query, transact }) => {
    const { rows, counts, run } = await transact((tx) => listIndicators(tx, query))
    const inState = counts.filter(({ state }) => state === query.state)
    const states = Object.fromEntries(contract.IndicatorState.options.map((state) => [state, 0])) as Record<
      contract.IndicatorState,
      number
    >
    for (const { state, count } of counts) states[state] += count
    return {
      rows: rows.map(presentIndicatorRow),
      total: inState
        .filter(({ rule }) => !query.rule || rule === query.rule)
        .reduce((sum, { count }) => sum + count, 0),
      counts: inState.map(({ rule, count }) => ({ rule, count })),
      states,
      run: presentRun(run),
    }
  }),
  handle(contract.runIndicators, async ({ transact }) => {
    const { outcomes, ...counts } = await transact((tx) => findIndicators(tx))
    return { ...counts, outcomes: [...outcomes] }
  }),
  handle(contract.readIndicator, async ({ params, transact }) =>
    presentIndicator(await transact((tx) => readIndicator(tx, params.id))),
  ),
  handle(contract.decideIndicator, async ({ params, body, transact }) =>
    presentIndicator(await transact((tx) => decideIndicator(tx, params.id, body))),
  ),
  handle(contract.readIndicatorRules, ({ transact }) => transact(readRules)),
  handle(contract.tryIndicatorRules, async ({ body, transact }) => ({
    outcomes: await transact((tx) => tryRules(tx, body.content)),
  })),
  handle(contract.changeIndicatorRules, ({ body, transact }) => transact((tx) => changeRules(tx, body))),
]
