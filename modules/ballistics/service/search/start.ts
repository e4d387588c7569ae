import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { SearchScope } from '../../contract/index.ts'
import { PRESET, ROTATION, SEARCH } from '../engine/method.ts'
import {
  changeSearch,
  findLatestSearch,
  findSearch,
  insertSearch,
  type SearchRow,
} from '../../store/searches.ts'
import { readScan } from '../scans.ts'

/** Has the queue do a search. */
export type Queue = (searchId: string) => Promise<string>

/** Asks for the search of a scan that is ready, in the transaction that made it so. */
export async function beginSearch(tx: Tx, scanId: string, scope: SearchScope, queue: Queue): Promise<string> {
  const settings = { ...SEARCH, rotation: ROTATION, preset: PRESET }
  const id = await insertSearch(tx, { scanId, scope, settings })
  await changeSearch(tx, id, { job_id: await queue(id) })
  return id
}

/**
 * Has a scan sought once more; while a search of the same scope runs, it is that one.
 * @throws Failure `record.unavailable`, `permission.missing`, `ballistics.scan_not_ready`
 */
export async function searchOnceMore(
  tx: Tx,
  scanId: string,
  scope: SearchScope,
  queue: Queue,
): Promise<SearchRow> {
  const { row, mayEdit } = await readScan(tx, scanId, { lock: true })
  if (!mayEdit) throw new Failure('permission.missing')
  if (row.state !== 'ready' || row.mark !== 'breech-face') throw new Failure('ballistics.scan_not_ready')
  const latest = await findLatestSearch(tx, scanId)
  if (latest?.state === 'running' && latest.scope === scope) return latest
  const id = await beginSearch(tx, scanId, scope, queue)
  tx.about({ type: 'search', id, change: { after: { scope } } })
  return (await findSearch(tx, id))!
}
