import { useQuery } from '@tanstack/react-query'
import { call, useCall } from '#web/client'
import { cleaned, parseSearch } from '#web/pages'
import { listIncidents, listLayers, readLayer } from '../../contract/index.ts'
import type { Layer } from '../../contract/index.ts'

const NONE: readonly Layer[] = []

/** Boundary layers of the agency, kept while the room is in use. */
export function useLayers(): readonly Layer[] {
  return useCall(listLayers, {}, { staleTime: 300_000 }).data?.layers ?? NONE
}

/** The areas of the first layer, drawn behind a place for orientation. */
export function useFirstLayer(enabled: boolean) {
  const first = useLayers().find(({ slot }) => slot === 1)
  const { data } = useCall(
    readLayer,
    { params: { id: first?.id ?? 0 } },
    { enabled: enabled && first !== undefined, staleTime: 300_000 },
  )
  return data
}

export interface Neighbours {
  readonly place: number
  readonly total: number
  readonly more: boolean
  readonly previous: string | null
  readonly next: string | null
}

const PAGE = 200
/** Further down, stepping through a list by hand has ended long ago. */
const PAGES = 10

/**
 * The incidents before and after this one in the list it was opened from. `from` is the search text of that
 * list (`class=fatal&sort=date-asc`), or `all`.
 */
export function useNeighbours(id: string, from: string | undefined): Neighbours | null {
  const { data } = useQuery({
    queryKey: [listIncidents.id, 'neighbours', from],
    queryFn: ({ signal }) => idsOf(from ?? '', id, signal),
    enabled: from !== undefined,
    staleTime: 60_000,
  })
  const at = data?.ids.indexOf(id) ?? -1
  if (!data || at < 0) return null
  const { ids, more } = data
  return { place: at + 1, total: ids.length, more, previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null }
}

async function idsOf(from: string, wanted: string, signal: AbortSignal) {
  const query = cleaned(listIncidents.query.omit({ cursor: true, limit: true }), onlyFilters(from))
  const ids: string[] = []
  let cursor: string | null | undefined
  for (let page = 0; page < PAGES && cursor !== null; page++) {
    const answer = await call(
      listIncidents,
      { query: { ...query, limit: PAGE, ...(cursor ? { cursor } : {}) } },
      { signal },
    )
    ids.push(...answer.rows.map((row) => row.id))
    cursor = answer.next
    const at = ids.indexOf(wanted)
    if (at >= 0 && at < ids.length - 1) break
  }
  return { ids, more: cursor !== null }
}

function onlyFilters(from: string): Record<string, string> {
  const { cursor: _cursor, limit: _limit, ...known } = listIncidents.query.shape
  return Object.fromEntries(Object.entries(parseSearch(from)).filter(([name]) => name in known))
}
