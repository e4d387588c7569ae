import type { Tx } from '#platform/db'
import { areaColumns, incidentColumns } from './staging.ts'

export interface Insertion {
  readonly importId: string
  readonly source: string
  /** Edition of the file, 2026-02-14. */
  readonly edition: string
  readonly placePrecision: string
}

const taken = incidentColumns.filter((column) => column !== 'exclusion')
const columns = [...taken, ...areaColumns, 'killed', 'wounded', 'suspects']

/** Stores the staged incidents that are not on record yet, with their people and weapons. */
export async function insertNew(
  tx: Tx,
  { importId, source, edition, placePrecision }: Insertion,
): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  const run = (sql: string, values: unknown[] = []) => tx.client.query(sql, values)
  await freeNumbers(tx, source)
  // In the order of time, so that the indexes on time and id grow at one end.
  await run(`create temp table staged_new on commit drop as
    select first, incidents.new_id() as id from (select first from staged_incident where existing is null order by occurred_at, first) s`)
  await run('analyze staged_new')
  await run(
    `insert into incidents.incident (id, owner_agency, source, source_key, source_hash, edition, import_id, recorded_by,
       recorded_by_name, place_precision, class, exclusion, ${columns.join(', ')})
     select n.id, $1, $2, s.key, s.hash, $3::date, $4::uuid, $5::uuid, $6,
       case when s.latitude is null and s.address is null then 'unknown' else $7 end, s.class, s.excluded,
       ${columns.map((column) => `s.${column}`).join(', ')}
     from staged_new n join staged_incident s using (first) order by n.id`,
    [agencyId, source, edition, importId, personId, name, placePrecision],
  )
  const people = (kind: string) =>
    `from staged_people p join staged_new n using (first) join staged_entry e using (entry) where e.kind = '${kind}'`
  // Numbered in the order of their incidents, which is the order of the index they go into.
  const place = 'row_number() over (partition by n.id order by p.row, p.entry)'
  const person = 'age_low, age_high, sex, race, ethnicity'
  await run(`insert into incidents.victim (id, incident_id, owner_agency, place, outcome, wound, ${person})
    select incidents.new_id(), n.id, ${agencyId}, ${place}, e.state, e.wound, ${person} ${people('v')}`)
  await run(`insert into incidents.suspect (id, incident_id, owner_agency, place, status, ${person})
    select incidents.new_id(), n.id, ${agencyId}, ${place}, e.state, ${person} ${people('s')}`)
  await run(`insert into incidents.weapon (id, incident_id, owner_agency, place, code)
    select incidents.new_id(), n.id, ${agencyId}, ${place}, e.state ${people('w')}`)
}

/**
 * A record number that another incident of the source already bears gives way to the key, which is the
 * incident's own.
 */
async function freeNumbers(tx: Tx, source: string): Promise<void> {
  const own = [tx.actor.agencyId, source]
  const { rows } = await tx.client.query<{ told: boolean }>(
    `select exists (select from staged_incident where existing is null and number <> key)
       or exists (select from incidents.incident where owner_agency = $1 and source = $2 and number <> source_key) as told`,
    own,
  )
  if (!rows[0]?.told) return
  await tx.client.query(
    `update staged_incident s set number = s.key
     from (select first from (select first, row_number() over (partition by number order by first) as n
         from staged_incident where existing is null) twins where n > 1
       union select first from staged_incident where existing is null and number in
         (select number from incidents.incident where owner_agency = $1 and source = $2)) t
     where t.first = s.first`,
    own,
  )
}
