import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import * as store from '../store/views.ts'
import type { ViewRow } from '../store/views.ts'

/** The person's saved views and those shared in the agency. */
export async function listViews(tx: Tx): Promise<ViewRow[]> {
  const views = await store.listViews(tx)
  tx.about({ type: 'saved-view', count: views.length })
  return views
}

/** @throws Failure incidents.view_name_taken */
export async function saveView(tx: Tx, view: Pick<ViewRow, 'name' | 'search' | 'shared'>): Promise<ViewRow> {
  const saved = await store.insertView(tx, view)
  if (!saved) throw new Failure('incidents.view_name_taken')
  tx.about({ type: 'saved-view', id: saved.id })
  return saved
}

/** @throws Failure record.unavailable when it is not a view of the person's own */
export async function deleteView(tx: Tx, id: string): Promise<void> {
  tx.about({ type: 'saved-view', id })
  if (!(await store.deleteView(tx, id))) throw new Failure('record.unavailable')
}
