import type { PoolClient } from 'pg'
import type { AgencyKind } from '#contract'

export interface AgencyRow {
  readonly id: number
  readonly name: string
  readonly kind: AgencyKind
}

/** Agencies that take part; those whose access was stopped are left out. */
export async function listAgencies(client: PoolClient): Promise<AgencyRow[]> {
  const { rows } = await client.query<AgencyRow>(
    'select id, name, kind from access.agency where stopped_at is null order by name',
  )
  return rows
}

export interface ExplainablePerson {
  readonly id: string
  readonly name: string
  readonly agency_id: number
  readonly agency: string
}

/** People of an agency and of those it has, or had, an agreement with. */
export async function listExplainable(client: PoolClient, agencyId: number): Promise<ExplainablePerson[]> {
  const { rows } = await client.query<ExplainablePerson>(
    `select p.id, p.name, p.agency_id, a.name as agency
     from access.person p join access.agency a on a.id = p.agency_id
     where p.disabled_at is null and (p.agency_id = $1 or p.agency_id in (
       select other.agency_id from sharing.party mine join sharing.agreement g on g.id = mine.agreement_id
         join sharing.party other on other.agreement_id = g.id
       where mine.agency_id = $1 and g.approved_at is not null))
     order by p.agency_id <> $1, a.name, p.name limit 2000`,
    [agencyId],
  )
  return rows
}
