import type { Category, Sensitivity } from '#contract'
import type { Actor, SharedScope, Tx } from '#platform/db'

/** The label of a row as the database gives it. */
export interface LabelledRow {
  readonly id: string
  readonly owner_agency: number
  readonly category: Category
  readonly sensitivity: Sensitivity
}

/** Parts of a record that a person sees; null for all of it. */
export type Parts = readonly string[] | null

/**
 * Which parts of visible rows the person sees, by record id. Asks the database only for rows of other agencies
 * that grants open one by one; a list of own records costs nothing.
 */
export async function partsSeen(tx: Tx, rows: readonly LabelledRow[]): Promise<ReadonlyMap<string, Parts>> {
  const foreign = rows.filter((row) => row.owner_agency !== tx.actor.agencyId)
  const naming = await namingGrants(tx, foreign)
  return new Map(rows.map((row) => [row.id, partsOf(tx.actor, row, naming.get(row.id))]))
}

function partsOf(actor: Actor, row: LabelledRow, naming: ReadonlySet<string> = new Set()): Parts {
  if (row.owner_agency === actor.agencyId || actor.floors.includes(row.category)) return null
  const scopes = actor.shared.filter(
    (scope) => covers(scope, row) && (!scope.named || naming.has(scope.grantId!)),
  )
  return union(scopes.map((scope) => scope.fields))
}

const covers = (scope: SharedScope, row: LabelledRow): boolean =>
  scope.ownerAgency === row.owner_agency &&
  scope.category === row.category &&
  (row.sensitivity === 'open' || row.sensitivity === scope.upTo)

/** Everything any of them shows. */
export function union(parts: readonly Parts[]): Parts {
  if (parts.includes(null)) return null
  return [...new Set(parts.flatMap((one) => one ?? []))].sort()
}

async function namingGrants(tx: Tx, rows: readonly LabelledRow[]): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  if (rows.length === 0 || !tx.actor.shared.some((scope) => scope.named)) return found
  const { rows: given } = await tx.client.query<{ record_id: string; grant_id: string }>(
    'select record_id, grant_id from access.naming_grants($1)',
    [rows.map((row) => row.id)],
  )
  for (const { record_id: id, grant_id: grant } of given)
    found.set(id, (found.get(id) ?? new Set()).add(grant))
  return found
}
