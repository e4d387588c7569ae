import type { PoolClient } from 'pg'
import type { Role } from '#contract'

export interface Names {
  readonly name: string
  readonly agency: string
  readonly agencyId: number
  readonly roles: Role[]
  /** Of the agency that owns the record asked about. */
  readonly owner: string
  /** Names of agreements the person's agency is a party of, by id. */
  readonly agreements: Readonly<Record<string, string>>
}

/** The words for a person, their agency and what it agreed to. */
export async function namesOf(
  client: PoolClient,
  personId: string,
  ownerAgency: number,
): Promise<Names | undefined> {
  const { rows } = await client.query<Names>(
    `select p.name, a.name as agency, p.agency_id as "agencyId", p.roles,
       (select name from access.agency where id = $2) as owner,
       (select coalesce(jsonb_object_agg(g.id, g.name), '{}') from sharing.agreement g
        join sharing.party y on y.agreement_id = g.id and y.agency_id = p.agency_id) as agreements
     from access.person p join access.agency a on a.id = p.agency_id where p.id = $1 and p.disabled_at is null`,
    [personId, ownerAgency],
  )
  return rows[0]
}
