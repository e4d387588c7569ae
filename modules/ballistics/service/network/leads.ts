import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { NetworkCounts, NetworkFilter, NetworkSort } from '../../contract/index.ts'
import * as store from '../../store/network/leads.ts'
import { readCursor, writeCursor } from './cursor.ts'

export interface LeadRequest extends NetworkFilter {
  readonly sort: NetworkSort
  readonly cursor?: string | undefined
  readonly limit: number
}

/** One page of leads of the network and where the next begins. */
export async function listLeads(
  tx: Tx,
  { sort, cursor, limit, ...filter }: LeadRequest,
): Promise<{ rows: store.NetworkRow[]; next: string | null }> {
  const after = cursor === undefined ? null : (readCursor(cursor, 'lead') as [string, string])
  const found = await store.readPage(tx, filter, { sort, after, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  tx.about({ type: 'network-lead', count: rows.length })
  return { rows, next: found.length > limit && last ? writeCursor([last.issued_on, last.id]) : null }
}

export async function countLeads(tx: Tx, filter: NetworkFilter): Promise<NetworkCounts> {
  const counts = await store.countLeads(tx, filter)
  tx.about({ type: 'network-lead', count: counts.leads })
  return counts
}

/** @throws Failure record.unavailable */
export async function readLead(
  tx: Tx,
  id: string,
): Promise<{ row: store.NetworkRow; events: store.EventRow[] }> {
  const row = await store.readLead(tx, id)
  if (!row) throw new Failure('record.unavailable')
  tx.about({ type: 'network-lead', id, owner: row.owner_agency })
  return { row, events: await store.readEvents(tx, id) }
}
