import { uuid, type Tx } from '#platform/db'
import type { PairOrigin, ReviewDecision } from '../contract/index.ts'

/** Whether a comparison is of a set that the actor made to test readers: who knows the answer does not read. */
export async function isOwnTest(tx: Tx, comparisonId: string): Promise<boolean> {
  const { rows } = await tx.client.query(
    `select from ballistics.proficiency_pair p join ballistics.proficiency_set m on m.id = p.set_id
     where p.comparison_id = $1 and m.made_by = $2`,
    [comparisonId, tx.actor.personId],
  )
  return rows.length > 0
}

/** The scans of exhibits of the actor's agency that can be compared, by the number of the exhibit: the latest of each. */
export async function findScansByNumber(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ number: string; id: string }>(
    `select distinct on (e.id) wanted as number, s.id
     from unnest($1::text[]) wanted
       join ballistics.exhibit e on e.owner_agency = $2
         and e.number_key = upper(regexp_replace(wanted, '[^0-9A-Za-z]', '', 'g'))
       join ballistics.scan s on s.exhibit_id = e.id and s.state = 'ready' and s.mark = 'breech-face'
     order by e.id, s.recorded_at desc, s.id`,
    [numbers, tx.actor.agencyId],
  )
  return new Map(rows.map(({ number, id }) => [number, id]))
}

export async function insertSet(tx: Tx, title: string): Promise<string> {
  const { agencyId, personId, name } = tx.actor
  const id = uuid()
  await tx.client.query(
    `insert into ballistics.proficiency_set (id, owner_agency, title, made_by, made_by_name)
     values ($1, $2, $3, $4, $5)`,
    [id, agencyId, title, personId, name],
  )
  return id
}

/** Deals a comparison that nobody has read; false when somebody has, or it was dealt before. */
export async function deal(
  tx: Tx,
  { setId, comparisonId, origin }: { setId: string; comparisonId: string; origin: PairOrigin },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update ballistics.comparison set dealt = true, offered_at = coalesce(offered_at, now())
     where id = $1 and owner_agency = $2 and not dealt and outcome = 'unread'`,
    [comparisonId, tx.actor.agencyId],
  )
  if (rowCount === 0) return false
  await tx.client.query(
    `insert into ballistics.proficiency_pair (comparison_id, set_id, owner_agency, origin) values ($1, $2, $3, $4)`,
    [comparisonId, setId, tx.actor.agencyId, origin],
  )
  return true
}

export interface SetRow {
  readonly id: string
  readonly title: string
  readonly pairs: number
  readonly settled: number
  readonly made_at: Date
  readonly made_by_name: string
}

export async function findSets(tx: Tx): Promise<SetRow[]> {
  const { rows } = await tx.client.query<SetRow>(
    `select m.id, m.title, m.made_at, m.made_by_name, count(p.comparison_id) as pairs,
       count(k.settled_at) as settled
     from ballistics.proficiency_set m left join ballistics.proficiency_pair p on p.set_id = m.id
       left join ballistics.comparison k on k.id = p.comparison_id
     group by m.id order by m.made_at desc limit 200`,
  )
  return rows
}

export interface KnownReading {
  readonly comparison_id: string
  readonly origin: PairOrigin
  readonly cells: number
  readonly read_by: string
  readonly name: string
  readonly decision: ReviewDecision
}

/** Blind readings of pairs of known origin, of those alone that are settled: their key gives nothing away any more. */
export async function findKnownReadings(tx: Tx): Promise<KnownReading[]> {
  const { rows } = await tx.client.query<KnownReading>(
    `select p.comparison_id, p.origin, least(k.original_ab, k.original_ba) as cells, r.read_by, r.read_by_name as name,
       r.decision
     from ballistics.proficiency_pair p join ballistics.comparison k on k.id = p.comparison_id
       join ballistics.review r on r.comparison_id = k.id and r.blind
     where k.settled_at is not null order by r.read_by_name, r.read_by, r.read_at`,
  )
  return rows
}
