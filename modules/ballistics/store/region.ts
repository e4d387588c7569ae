import type { Tx } from '#platform/db'

export interface RegionRow {
  readonly agencies: readonly number[]
  readonly changed_at: Date
  readonly changed_by_name: string
}

/** The region of the actor's agency; nothing where it is all that share with it. */
export async function findRegion(tx: Tx, { lock = false } = {}): Promise<RegionRow | undefined> {
  const { rows } = await tx.client.query<RegionRow>(
    `select agencies, changed_at, changed_by_name from ballistics.region where owner_agency = $1
     ${lock ? 'for update' : ''}`,
    [tx.actor.agencyId],
  )
  return rows[0]
}

/** Puts the region of the actor's agency in the place of what was there. */
export async function putRegion(tx: Tx, agencies: readonly number[]): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into ballistics.region (owner_agency, agencies, changed_by, changed_by_name) values ($1, $2, $3, $4)
     on conflict (owner_agency) do update set agencies = excluded.agencies, changed_at = now(),
       changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name`,
    [agencyId, agencies, personId, name],
  )
}

/** Lets searches look at all that share with the actor's agency again. */
export async function deleteRegion(tx: Tx): Promise<void> {
  await tx.client.query('delete from ballistics.region where owner_agency = $1', [tx.actor.agencyId])
}

export async function agencyNames(tx: Tx, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  const { rows } = await tx.client.query<{ id: number; name: string }>(
    'select id, name from access.agency where id = any ($1::int[]) order by name',
    [ids],
  )
  return rows
}
