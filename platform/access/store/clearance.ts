import type { PoolClient } from 'pg'
import type { Clearance } from '#contract'

export interface ClearanceRow {
  id: string
  kind: Clearance
  document: string
  signed_on: string
  expires_on: string
  recorded_by: string
  withdrawn_at: Date | null
}

const CLEARANCE = `select clearance.id, clearance.kind, clearance.document, clearance.signed_on, clearance.expires_on,
    coalesce(recorder.name, '') as recorded_by, clearance.withdrawn_at
  from access.clearance left join access.person recorder on recorder.id = clearance.recorded_by`

export async function listClearancesOf(client: PoolClient, personId: string): Promise<ClearanceRow[]> {
  const { rows } = await client.query<ClearanceRow>(
    `${CLEARANCE} where clearance.person_id = $1 order by clearance.expires_on desc, clearance.id`,
    [personId],
  )
  return rows
}

export async function insertClearance(
  client: PoolClient,
  clearance: {
    personId: string
    kind: Clearance
    document: string
    signedOn: string
    expiresOn: string
    recordedBy: string
  },
): Promise<ClearanceRow> {
  const { rows } = await client.query<{ id: string }>(
    `insert into access.clearance (person_id, kind, document, signed_on, expires_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [
      clearance.personId,
      clearance.kind,
      clearance.document,
      clearance.signedOn,
      clearance.expiresOn,
      clearance.recordedBy,
    ],
  )
  const found = await client.query<ClearanceRow>(`${CLEARANCE} where clearance.id = $1`, [rows[0]!.id])
  return found.rows[0]!
}

/** Withdraws a clearance of a person of the agency; answers whose it was. */
export async function withdrawClearance(
  client: PoolClient,
  agencyId: number,
  id: string,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await client.query<{ person_id: string }>(
    `update access.clearance set withdrawn_at = $3 from access.person
     where clearance.id = $2 and person.id = clearance.person_id and person.agency_id = $1
       and clearance.withdrawn_at is null
     returning clearance.person_id`,
    [agencyId, id, now],
  )
  return rows[0]?.person_id
}
