import { createReadStream } from 'node:fs'
import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import { Failure } from '#platform/http'
import type { House } from '#platform/module'
import type { ListKind, NetworkList } from '../../contract/index.ts'
import { presentList } from '../../present/network.ts'
import { importList, keepList, recordList } from './lists.ts'

export interface ListFromPath {
  readonly path: string
  readonly kind?: ListKind
}

/**
 * Imports a list of the network from this machine, as its columns are recognised. Nothing is stored unless all of it
 * is; what cannot be read row by row stands in the report.
 *
 * @throws Failure of the import catalogue, `permission.missing`, `ballistics.list_unmapped`
 */
export async function importNetworkList(
  { database, files }: House,
  actor: Actor,
  { path, kind }: ListFromPath,
): Promise<NetworkList> {
  if (!actor.permissions.has('ballistics.network')) throw new Failure('permission.missing')
  const name = path.split(/[\\/]/).at(-1)!
  const kept = await keepList(files, createReadStream(path), name)
  return audited(database, actor, { action: 'ballistics.importNetworkFile' }, async (tx) => {
    const row = await recordList(tx, kept, name, kind)
    return presentList(await importList(tx, files, row, row))
  })
}
