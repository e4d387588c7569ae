import type { FileStore } from '#platform/files'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentPhoto, presentRecovery, presentRow, presentVersions } from '../present/recovery.ts'
import { addPhoto, findPhoto, keepPhoto } from '../service/photos.ts'
import {
  addReading,
  loadRecovery,
  readRecovery,
  recordRecovery,
  reviseRecovery,
} from '../service/recovery.ts'
import { exportRecoveries, listRecoveries } from '../service/recovery-list.ts'
import { findVersions } from '../store/versions.ts'

/** Recovered guns: the list, one of them, its readings, photographs and versions. */
export function recoveryRoutes(files: FileStore): ServedRoute[] {
  return [...listRoutes(), ...recordRoutes(), ...photoRoutes(files)]
}

function listRoutes(): ServedRoute[] {
  return [
    handle(contract.listRecoveries, async ({ query, transact }) => {
      const { rows, next, total, untraced } = await transact((tx) => listRecoveries(tx, query))
      return { rows: rows.map(presentRow), next, total, untraced }
    }),
    handle(contract.exportRecoveries, ({ query, transact }) => transact((tx) => exportRecoveries(tx, query))),
  ]
}

function recordRoutes(): ServedRoute[] {
  return [
    handle(contract.readRecovery, ({ params, transact }) =>
      transact(async (tx) => presentRecovery(await readRecovery(tx, params.id), tx.actor.personId)),
    ),
    handle(contract.recordRecovery, ({ body, transact }) =>
      transact(async (tx) => presentRecovery(await recordRecovery(tx, body), tx.actor.personId)),
    ),
    handle(contract.reviseRecovery, ({ params, body, transact }) =>
      transact(async (tx) => presentRecovery(await reviseRecovery(tx, params.id, body), tx.actor.personId)),
    ),
    handle(contract.readSerialAgain, ({ params, body, transact }) =>
      transact(async (tx) => presentRecovery(await addReading(tx, params.id, body.text), tx.actor.personId)),
    ),
    handle(contract.listRecoveryVersions, ({ params, transact }) =>
      transact(async (tx) => {
        const state = await loadRecovery(tx, params.id)
        const later = await findVersions(tx, params.id)
        tx.about({ type: 'recovery', id: params.id, fields: ['versions'], owner: state.row.owner_agency })
        return { versions: presentVersions(state, later) }
      }),
    ),
  ]
}

function photoRoutes(files: FileStore): ServedRoute[] {
  return [
    handle(contract.addPhoto, async ({ params, query, upload, transact }) => {
      const kept = await keepPhoto(files, upload)
      return presentPhoto(await transact((tx) => addPhoto(tx, params.id, kept, query)))
    }),
    handle(contract.readPhoto, async ({ params, transact }) => {
      const photo = await transact((tx) => findPhoto(tx, params.id, params.photo))
      return { file: await files.open(photo.file_hash), mediaType: photo.media_type, name: photo.name }
    }),
  ]
}
