import { handle, type ServedRoute } from '#platform/http'
import type { Tx } from '#platform/db'
import * as contract from '../contract.ts'
import { GATES } from '../gates.ts'
import { presentGrant } from '../present/grants.ts'
import * as service from '../service/grants.ts'
import { basisNeeded, partsOfCategory } from '../service/parts.ts'
import { sharingOf, type SharedRecord } from '../service/record.ts'
import type { SharingSettings } from './index.ts'

export function grantRoutes(settings: SharingSettings): ServedRoute[] {
  const { recordPath } = settings
  return [
    handle(contract.listGrants, ({ query, transact }) =>
      transact(async (tx) => {
        const { agreement, direction, live } = query
        const filter = { agreement, direction, live: live === undefined ? undefined : live === 'true' }
        const rows = await service.listGrants(tx, filter)
        return { grants: rows.map((row) => presentGrant(tx.actor, row, recordPath)) }
      }),
    ),
    handle(contract.giveGrant, ({ body, transact }) =>
      transact(async (tx) => presentGrant(tx.actor, await service.giveGrant(tx, body), recordPath)),
    ),
    handle(contract.revokeGrant, async ({ params, body, transact }) => {
      await transact((tx) => service.revokeGrant(tx, params.id, body.reason))
      return { done: true as const }
    }),
    handle(contract.readRecordSharing, ({ params, transact }) =>
      transact(async (tx) => presentRecord(tx, await sharingOf(tx, params.type, params.id), settings)),
    ),
  ]
}

function presentRecord(
  tx: Tx,
  { record, agencies, ways, mayCollect, collections, reads, grants }: SharedRecord,
  { parts, recordPath }: SharingSettings,
): contract.RecordSharing {
  const mine = record.ownerAgency === tx.actor.agencyId
  const never = GATES[record.category].sharing === 'never' || record.sensitivity === 'sealed'
  return {
    type: record.type,
    id: record.id,
    category: record.category,
    owner: {
      id: record.ownerAgency,
      name: agencies.find((one) => one.id === record.ownerAgency)?.name ?? '',
    },
    mine,
    mayShare: mine && !never,
    mayCollect,
    never,
    basisNeeded: basisNeeded(record.category),
    parts: partsOfCategory(parts, record.category),
    agreements: ways.map(({ agreement, recipients }) => ({
      id: agreement.id,
      name: agreement.name,
      expiresOn: agreement.expires_on,
      fields: agreement.fields,
      purposes: agreement.purposes,
      upTo: agreement.up_to,
      recipients: recipients.map(({ id, name }) => ({ id, name })),
    })),
    collections: collections.map(({ id, name, holds, grants: live }) => ({ id, name, holds, grants: live })),
    reads: reads.map(({ agency, people, last }) => ({ agency, people, last: last.toISOString() })),
    grants: grants.map((row) => presentGrant(tx.actor, row, recordPath)),
  }
}
