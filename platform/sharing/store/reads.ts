import type { PoolClient } from 'pg'

/** How many people of another agency were answered about a record, as the audit holds it. */
export interface ReadRow {
  readonly agency: string
  readonly people: number
  readonly last: Date
}

/** Agencies other than the owner that were answered about a record by name, the latest first. */
export async function readsByOthers(
  client: PoolClient,
  { type, id, ownerAgency }: { readonly type: string; readonly id: string; readonly ownerAgency: number },
): Promise<ReadRow[]> {
  const { rows } = await client.query<ReadRow>(
    `select a.name as agency, count(distinct e.person_id)::int as people, max(e.at) as last
     from audit.event e join access.agency a on a.id = e.agency_id
     where e.subject_type = $1 and e.subject_id = $2 and e.outcome = 'done' and e.agency_id <> $3
     group by a.id order by last desc limit 200`,
    [type, id, ownerAgency],
  )
  return rows
}
