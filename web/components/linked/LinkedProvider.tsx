import { createContext, useCallback, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { createHoverStore } from './hover.ts'
import type { Hover, HoverStore } from './hover.ts'
import { neighbour } from './selection.ts'
import type { PickedArea, PickedRange, Selection } from './selection.ts'
import { useLinkedKeys } from './useLinkedKeys.ts'

/** What a view reads and calls. */
export interface Linked extends Selection {
  readonly order: readonly string[]
  readonly select: (id: string | null) => void
  readonly pickArea: (area: PickedArea | null) => void
  readonly pickRange: (range: PickedRange | null) => void
  readonly step: (by: 1 | -1) => void
  readonly open: (id: string) => void
  readonly hover: HoverStore['set']
}

const LinkedContext = createContext<Linked | null>(null)
const HoverContext = createContext<HoverStore | null>(null)

export interface LinkedProviderProps {
  /** Usually read from the address. */
  readonly selection: Selection
  /** Receives only what changes; usually written to the address. */
  readonly onSelection: (patch: Partial<Selection>) => void
  /** Ids in the order of the list: what `j` and `k` walk along. */
  readonly order: readonly string[]
  /** Enter on the selected item. */
  readonly onOpen?: (id: string) => void
  readonly children: ReactNode
}

/**
 * Gives map, plots, table and side panel one selection.
 *
 * @example
 * <LinkedProvider selection={fromSearch(search)} onSelection={(patch) => navigate({ search: toSearch(patch) })}
 *   order={rows.map((row) => row.id)} onOpen={(id) => navigate({ to: `/incidents/${id}` })}>
 *   <LinkedPage … />
 * </LinkedProvider>
 */
export function LinkedProvider(props: LinkedProviderProps) {
  const { selection, onSelection, order, onOpen, children } = props
  const [hovers] = useState(createHoverStore)
  const linked = useMemo<Linked>(
    () => ({
      ...selection,
      order,
      select: (selected) => onSelection({ selected }),
      pickArea: (area) => onSelection({ area }),
      pickRange: (range) => onSelection({ range }),
      step: (by) => onSelection({ selected: neighbour(order, selection.selected, by) }),
      open: (id) => onOpen?.(id),
      hover: hovers.set,
    }),
    [selection, onSelection, order, onOpen, hovers],
  )
  useLinkedKeys(linked)
  return (
    <LinkedContext value={linked}>
      <HoverContext value={hovers}>{children}</HoverContext>
    </LinkedContext>
  )
}

/** The selection and how to change it. Throws outside a `LinkedProvider`. */
export function useLinked(): Linked {
  const linked = useContext(LinkedContext)
  if (!linked) throw new Error('useLinked needs a LinkedProvider above it')
  return linked
}

/** What the pointer rests on, in any view. */
export function useHovered(): Hover {
  const hovers = useContext(HoverContext)
  if (!hovers) throw new Error('useHovered needs a LinkedProvider above it')
  return useSyncExternalStore(hovers.subscribe, hovers.get)
}

/** A selection held in memory, for pages that do not keep it in their address. */
export function useSelectionState(start: Selection): [Selection, (patch: Partial<Selection>) => void] {
  const [selection, setSelection] = useState(start)
  const patch = useCallback(
    (change: Partial<Selection>) => setSelection((current) => ({ ...current, ...change })),
    [],
  )
  return [selection, patch]
}
