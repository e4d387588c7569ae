/** Where the page before a page began; known only for pages reached from it in this window. */
const before = new Map<string, string | undefined>()

export const PAGE = 50

interface At {
  readonly cursor?: string | undefined
  readonly at?: number | undefined
}

type Change = (patch: Record<string, unknown>) => void

/** The ways to the next and the previous page of a list that is paged by the server. */
export function pagesOf({ cursor, at = 1 }: At, next: string | null, change: Change) {
  const turn = (to: string | undefined, place: number) =>
    change({ cursor: to, at: place > 1 ? place : undefined })
  return {
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
