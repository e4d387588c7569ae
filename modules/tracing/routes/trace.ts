import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentPurchaser, presentTrace, presentTraceRow } from '../present/trace.ts'
import { printForm } from '../service/form.ts'
import { answerTrace } from '../service/results.ts'
import * as service from '../service/trace.ts'
import { exportTraces, listTraces, timeToCrime } from '../service/trace-list.ts'

/** Trace requests and their results. */
export const traceRoutes = (): ServedRoute[] => [...listRoutes(), ...requestRoutes(), ...resultRoutes()]

function listRoutes(): ServedRoute[] {
  return [
    handle(contract.readTimeToCrime, ({ transact }) => transact(timeToCrime)),
    handle(contract.listTraces, async ({ query, transact }) => {
      const { rows, ...page } = await transact((tx) => listTraces(tx, query))
      return { rows: rows.map(({ row, faults }) => presentTraceRow(row, faults)), ...page }
    }),
    handle(contract.exportTraces, ({ query, transact }) => transact((tx) => exportTraces(tx, query))),
    handle(contract.submitTraces, async ({ body, transact }) => ({
      submitted: await transact((tx) => service.submitTraces(tx, body)),
    })),
  ]
}

function requestRoutes(): ServedRoute[] {
  return [
    handle(contract.readTrace, async ({ params, transact }) =>
      presentTrace(await transact((tx) => service.readTrace(tx, params.id))),
    ),
    handle(contract.draftTrace, async ({ params, transact }) =>
      presentTrace(await transact((tx) => service.draftTrace(tx, params.id))),
    ),
    handle(contract.changeTrace, async ({ params, body, transact }) =>
      presentTrace(await transact((tx) => service.changeTrace(tx, params.id, body))),
    ),
    handle(contract.rejectTrace, async ({ params, body, transact }) =>
      presentTrace(await transact((tx) => service.rejectTrace(tx, params.id, body))),
    ),
    handle(contract.correctTrace, async ({ params, transact }) =>
      presentTrace(await transact((tx) => service.correctTrace(tx, params.id))),
    ),
    handle(contract.withdrawTrace, async ({ params, body, transact }) =>
      presentTrace(await transact((tx) => service.withdrawTrace(tx, params.id, body.version))),
    ),
    handle(contract.printTraceForm, ({ params, transact }) => transact((tx) => printForm(tx, params.id))),
  ]
}

function resultRoutes(): ServedRoute[] {
  return [
    handle(contract.answerTrace, async ({ params, body, transact }) =>
      presentTrace(await transact((tx) => answerTrace(tx, params.id, body))),
    ),
    handle(contract.showPurchaser, async ({ params, transact }) =>
      presentPurchaser(await transact((tx) => service.showPurchaser(tx, params.id))),
    ),
  ]
}
