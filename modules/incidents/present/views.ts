import type { SavedView } from '../contract/index.ts'
import type { ViewRow } from '../store/views.ts'

/** A saved view as its owner and colleagues see it. */
export function presentView({ id, name, search, shared, mine }: ViewRow): SavedView {
  return { id, name, search, shared, mine }
}
