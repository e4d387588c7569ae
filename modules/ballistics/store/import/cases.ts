import type { Tx } from '#platform/db'
import { keyOf } from '../filter.ts'

export interface ImportedCase {
  readonly id: string
  readonly agency: string
  readonly ori: string | null
  readonly number: string
  readonly numbered: boolean
}

/** What agencies are called whose ORI stands in cases already; a person may have corrected it there. */
export async function findNamesByOri(tx: Tx, oris: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ ori: string; agency_name: string }>(
    `select distinct on (ori) ori, agency_name from ballistics.casefile
     where owner_agency = (select access.current_agency()) and ori = any ($1::text[]) order by ori, id desc`,
    [oris],
  )
  return new Map(rows.map(({ ori, agency_name }) => [ori, agency_name]))
}

/** Makes the cases that do not exist yet; answers how many. */
export async function keepCases(tx: Tx, cases: readonly ImportedCase[]): Promise<number> {
  const { rowCount } = await tx.client.query(
    `insert into ballistics.casefile (id, owner_agency, agency_name, investigating_agency, number, numbered, ori, recorded_by)
     select x.id, $2, x.agency, (select a.id from access.agency a where a.name = x.agency), x.number, x.numbered, x.ori, $3
     from jsonb_to_recordset($1::jsonb) as x (id uuid, agency text, number text, numbered boolean, ori text)
     on conflict (owner_agency, agency_name, number_key) do nothing`,
    [JSON.stringify(cases), tx.actor.agencyId, tx.actor.personId],
  )
  return rowCount ?? 0
}

/** Ids by agency and number key, parted by a null character. */
export async function findCaseIds(tx: Tx, cases: readonly ImportedCase[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; agency_name: string; number_key: string }>(
    `select c.id, c.agency_name, c.number_key from unnest($1::text[], $2::text[]) x (agency, key)
     join ballistics.casefile c on c.owner_agency = (select access.current_agency()) and c.agency_name = x.agency
       and c.number_key = x.key`,
    [cases.map(({ agency }) => agency), cases.map(({ number }) => keyOf(number))],
  )
  return new Map(rows.map(({ id, agency_name, number_key }) => [`${agency_name}\0${number_key}`, id]))
}
