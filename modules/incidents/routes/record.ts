import type { Tx } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentContent, presentIncident } from '../present/record.ts'
import { listNearby } from '../service/nearby.ts'
import { readIncident, recordIncident, reviseIncident, type IncidentState } from '../service/record.ts'
import { listVersions, newestVersion, readVersion } from '../service/versions.ts'

/** One incident: reading, entering, correcting, its versions and what happened around it. */
export function recordRoutes(): ServedRoute[] {
  return [
    handle(contract.readIncident, async ({ params, transact }) =>
      presentIncident(await transact((tx) => shown(tx, readIncident(tx, params.id)))),
    ),
    handle(contract.recordIncident, async ({ body, transact }) =>
      presentIncident(await transact((tx) => shown(tx, recordIncident(tx, body)))),
    ),
    handle(contract.reviseIncident, async ({ params, body, transact }) =>
      presentIncident(await transact((tx) => shown(tx, reviseIncident(tx, params.id, body)))),
    ),
    handle(contract.listVersions, async ({ params, transact }) => ({
      versions: await transact((tx) => listVersions(tx, params.id)),
    })),
    handle(contract.readVersion, async ({ params, transact }) => ({
      content: presentContent(await transact((tx) => readVersion(tx, params.id, params.version))),
    })),
    handle(contract.listNearby, ({ params, query, transact }) =>
      transact((tx) => listNearby(tx, params.id, query)),
    ),
  ]
}

/** An incident with the version it stands at, as far as the person sees versions. */
async function shown(tx: Tx, read: Promise<IncidentState>) {
  const state = await read
  return { state, version: await newestVersion(tx, state) }
}
