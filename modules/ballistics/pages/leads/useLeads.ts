import { useCall } from '#web/client'
import type { ChangeSearch } from '#web/pages'
import { listLeads } from '../../contract/index.ts'
import { filterOf, type View } from './view.ts'

const PAGE = 50

/** Where the page before a page began; known only for pages reached from it in this window. */
const before = new Map<string, string | undefined>()

/** One page of leads and the ways to the next and the previous. */
export function useLeads(view: View, change: ChangeSearch) {
  const { cursor, at = 1 } = view
  const query = { ...filterOf(view), limit: PAGE, ...(cursor && { after: cursor }) }
  const answer = useCall(listLeads, { query }, { keepPrevious: true })
  const next = answer.data?.next ?? null
  const turn = (to: string | undefined, place: number) =>
    change({ cursor: to, at: place > 1 ? place : undefined })
  return {
    ...answer,
    at,
    onNext: next
      ? () => {
          before.set(next, cursor)
          turn(next, at + PAGE)
        }
      : undefined,
    // A page opened by a link knows no page before it, so the way back leads to the first.
    onPrevious: cursor ? () => turn(before.get(cursor), before.has(cursor) ? at - PAGE : 1) : undefined,
  }
}
