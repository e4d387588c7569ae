import { call } from '#web/client'
import type { SearchHit } from '#web/search'
import { listIncidents } from '../contract/index.ts'
import { words } from './words.ts'

const SHOWN = 6

/** Incidents whose number begins with a text or whose address holds its words. */
export async function findIncidents(text: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { rows } = await call(listIncidents, { query: { q: text, limit: SHOWN } }, { signal })
  return rows.map((row) => ({
    id: row.id,
    label: `Incident ${row.number}`,
    detail: [row.occurredOn, words.en[`class.${row.class}`], row.address].filter(Boolean).join(' · '),
    path: `/incidents/${row.id}`,
  }))
}
