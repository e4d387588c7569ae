/** What the pointer rests on. Kept apart from the selection: it changes often and is never in the address. */
export interface Hover {
  readonly item: string | null
  readonly area: string | null
}

export interface HoverStore {
  readonly get: () => Hover
  readonly set: (patch: Partial<Hover>) => void
  readonly subscribe: (listener: () => void) => () => void
}

const nothing: Hover = { item: null, area: null }

/** A store outside React, so that a moving pointer redraws only the views that listen. */
export function createHoverStore(): HoverStore {
  let state = nothing
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(patch) {
      const next = { ...state, ...patch }
      if (next.item === state.item && next.area === state.area) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
