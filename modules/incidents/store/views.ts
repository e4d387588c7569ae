import { uuid, type Tx } from '#platform/db'

export interface ViewRow {
  readonly id: string
  readonly name: string
  readonly search: Record<string, string>
  readonly shared: boolean
  readonly mine: boolean
}

const COLUMNS = `id, name, search, shared, person_id = access.current_person() as mine`

/** The person's own views and those colleagues share, by name; own ones first. */
export async function listViews(tx: Tx): Promise<ViewRow[]> {
  const { rows } = await tx.client.query<ViewRow>(
    `select ${COLUMNS} from incidents.saved_view
     where person_id = access.current_person() or (shared and owner_agency = access.current_agency())
     order by mine desc, lower(name), id`,
  )
  return rows
}

/** A new view; null when the person has one of this name. */
export async function insertView(
  tx: Tx,
  view: Pick<ViewRow, 'name' | 'search' | 'shared'>,
): Promise<ViewRow | null> {
  const { rows } = await tx.client.query<ViewRow>(
    `insert into incidents.saved_view (id, owner_agency, person_id, name, search, shared)
     values ($1, $2, $3, $4, $5, $6) on conflict (person_id, name) do nothing returning ${COLUMNS}`,
    [uuid(), tx.actor.agencyId, tx.actor.personId, view.name, JSON.stringify(view.search), view.shared],
  )
  return rows[0] ?? null
}

/** Whether there was such a view of the person's own. */
export async function deleteView(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'delete from incidents.saved_view where id = $1 and person_id = access.current_person()',
    [id],
  )
  return rowCount === 1
}
