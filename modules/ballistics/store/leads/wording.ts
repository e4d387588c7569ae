import { asKeeper, type Tx } from '#platform/db'

export interface WordingRow {
  readonly lead: string
  readonly hit: string
  readonly version: number
  readonly changed_at: Date
  readonly changed_by_name: string
}

/**
 * The wording of an agency, if it has set its own. A notice stands in the words of the agency that made the lead,
 * whoever prints it: that is what the keeper reads for them.
 */
export async function findWording(tx: Tx, agencyId: number): Promise<WordingRow | undefined> {
  const { rows } = await asKeeper(tx, (client) =>
    client.query<WordingRow>(
      'select lead, hit, version, changed_at, changed_by_name from ballistics.lead_wording where owner_agency = $1',
      [agencyId],
    ),
  )
  return rows[0]
}

/** Keeps the wording of the person's agency; false when it was changed since `version` was read. */
export async function putWording(
  tx: Tx,
  one: { readonly lead: string; readonly hit: string; readonly version: number },
): Promise<boolean> {
  const { agencyId, personId, name } = tx.actor
  const { rowCount } = await tx.client.query(
    one.version === 0
      ? `insert into ballistics.lead_wording (owner_agency, lead, hit, changed_by, changed_by_name)
         values ($1, $2, $3, $4, $5) on conflict do nothing`
      : `update ballistics.lead_wording set lead = $2, hit = $3, changed_by = $4, changed_by_name = $5,
           changed_at = now(), version = version + 1 where owner_agency = $1 and version = $6`,
    [agencyId, one.lead, one.hit, personId, name, ...(one.version === 0 ? [] : [one.version])],
  )
  return rowCount === 1
}
