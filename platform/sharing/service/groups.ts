import type { PoolClient } from 'pg'
import { asOwner, uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { listAgencies } from '../store/agencies.ts'
import { reachedBy, revokeGrants } from '../store/grants.ts'
import * as store from '../store/groups.ts'
import { insertNotices } from '../store/notices.ts'

export interface GroupContent {
  readonly name: string
  readonly members: readonly number[]
}

export async function listGroups(tx: Tx): Promise<store.GroupRow[]> {
  const rows = await asOwner(tx, (client) => store.listGroups(client, tx.actor.agencyId))
  tx.about({ type: 'sharing-group', count: rows.length })
  return rows
}

export async function createGroup(tx: Tx, { name, members }: GroupContent): Promise<string> {
  const id = uuid()
  const { agencyId } = tx.actor
  tx.about({ type: 'sharing-group', id })
  await asOwner(tx, async (client) => {
    await checkMembers(client, members)
    if (!(await store.insertGroup(client, { id, agencyId, name }))) throw new Failure('sharing.name_taken')
    await store.setMembers(client, id, members)
  })
  return id
}

/** Who joins sees at once what the group was given, and is told; who leaves loses it. */
export async function changeGroup(tx: Tx, id: string, { name, members }: GroupContent): Promise<void> {
  const { agencyId } = tx.actor
  tx.about({ type: 'sharing-group', id, fields: ['name', 'members'] })
  await asOwner(tx, async (client) => {
    if (!(await store.lockGroup(client, agencyId, id))) throw new Failure('record.unavailable')
    await checkMembers(client, members)
    if (!(await store.renameGroup(client, id, name))) throw new Failure('sharing.name_taken')
    const joined = await store.setMembers(client, id, members)
    for (const grantId of await store.grantsToGroup(client, id)) {
      const reached = (await reachedBy(client, [grantId])).filter((agency) => joined.includes(agency))
      await insertNotices(client, reached, { kind: 'shared', from: agencyId, grantId })
    }
  })
}

/** Everything given to the group is revoked, so that it cannot come back with a group of the same name. */
export async function endGroup(tx: Tx, id: string): Promise<void> {
  const { agencyId, personId } = tx.actor
  tx.about({ type: 'sharing-group', id })
  await asOwner(tx, async (client) => {
    if (!(await store.lockGroup(client, agencyId, id))) throw new Failure('record.unavailable')
    const grants = await store.grantsToGroup(client, id)
    for (const grantId of grants) {
      const reached = await reachedBy(client, [grantId])
      await insertNotices(client, reached, { kind: 'withdrawal', from: agencyId, grantId })
    }
    await revokeGrants(client, grants, { reason: 'The sharing group ended.', personId })
    await store.endGroup(client, id)
  })
}

async function checkMembers(client: PoolClient, members: readonly number[]): Promise<void> {
  const known = new Set((await listAgencies(client)).map((agency) => agency.id))
  if (members.some((member) => !known.has(member))) throw new Failure('record.unavailable')
}
