import { useEffect, useMemo, useState } from 'react'
import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import type { DataColumn } from './types.ts'

/** Sorting, paging and filtering are the server's; the table itself only arranges columns. */
const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature })

interface Arrangement {
  readonly columnOrder: string[]
  readonly columnVisibility: Record<string, boolean>
}

type Change<T> = T | ((old: T) => T)
const apply = <T>(change: Change<T>, old: T): T =>
  typeof change === 'function' ? (change as (old: T) => T)(old) : change

/** A TanStack table over plain columns, whose order and visibility are remembered under a key. */
export function useColumns<Row extends object>(
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  rowId: (row: Row) => string,
  storageKey: string | undefined,
) {
  const usual = useMemo(() => usualArrangement(columns), [columns])
  const [own, setOwn] = useState<Arrangement | null>(() => stored(storageKey, columns))
  useEffect(() => remember(storageKey, own), [storageKey, own])
  const now = own ?? usual
  const defs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map((column) =>
      helper.display({ id: column.id, header: column.header, enableHiding: column.hideable !== false }),
    )
  }, [columns])
  const table = useTable({
    features,
    columns: defs,
    data: rows,
    getRowId: rowId,
    state: now,
    onColumnOrderChange: (change) => setOwn({ ...now, columnOrder: apply(change, now.columnOrder) }),
    onColumnVisibilityChange: (change) =>
      setOwn({ ...now, columnVisibility: apply(change, now.columnVisibility) }),
  })
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  return { table, byId, changed: own !== null, reset: () => setOwn(null) }
}

function usualArrangement<Row>(columns: readonly DataColumn<Row>[]): Arrangement {
  return {
    columnOrder: columns.map((column) => column.id),
    columnVisibility: Object.fromEntries(columns.map((column) => [column.id, column.hidden !== true])),
  }
}

const keyOf = (storageKey: string) => `throughline.columns.${storageKey}`

/** What was remembered, made to fit columns that have come or gone since. */
function stored<Row>(
  storageKey: string | undefined,
  columns: readonly DataColumn<Row>[],
): Arrangement | null {
  const text = storageKey && localStorage.getItem(keyOf(storageKey))
  if (!text) return null
  const usual = usualArrangement(columns)
  try {
    const old = JSON.parse(text) as Partial<Arrangement>
    const known = (old.columnOrder ?? []).filter((id) => usual.columnOrder.includes(id))
    return {
      columnOrder: [...known, ...usual.columnOrder.filter((id) => !known.includes(id))],
      columnVisibility: { ...usual.columnVisibility, ...old.columnVisibility },
    }
  } catch {
    return null
  }
}

function remember(storageKey: string | undefined, own: Arrangement | null): void {
  if (!storageKey) return
  if (own) localStorage.setItem(keyOf(storageKey), JSON.stringify(own))
  else localStorage.removeItem(keyOf(storageKey))
}
