import type { Tx } from '#platform/db'
import type { CoarseFound } from '../service/engine/coarse.ts'
import type { SearchRow } from './searches.ts'

/**
 * Prints a search looks at: of the region or of everything the actor may see, other exhibits than its own, and not
 * stated to be of another class. What is not known of either is never a reason to leave one out.
 */
const IN_SCOPE = `from ballistics.print p
  where p.exhibit_id <> $1
    and ($2 = 'wide' or not exists (select from ballistics.region r where r.owner_agency = $3)
      or p.owner_agency = $3
      or p.owner_agency = any (select unnest(r.agencies) from ballistics.region r where r.owner_agency = $3))`
const SAME_CLASS = `(($4::text[] is null or p.calibre_key is null or p.calibre_key = any ($4))
    and ($5::text is null or p.firing_pin_shape is null or p.firing_pin_shape = $5))`

/** What the prints of a search are chosen by. */
export interface Chosen {
  readonly search: SearchRow
  /** Calibres that may stand for the one of the exhibit; null where that is not known. */
  readonly calibres: readonly string[] | null
  readonly firingPinShape: string | null
}

const chosenBy = ({ search, calibres, firingPinShape }: Chosen) => [
  search.exhibit_id,
  search.scope,
  search.owner_agency,
  calibres,
  firingPinShape,
]

/** The classes of the exhibit whose surface is sought. */
export async function findClasses(
  tx: Tx,
  scanId: string,
): Promise<{ calibreKey: string | null; firingPinShape: string | null } | undefined> {
  const { rows } = await tx.client.query<{ calibreKey: string | null; firingPinShape: string | null }>(
    `select calibre_key as "calibreKey", firing_pin_shape as "firingPinShape" from ballistics.print where scan_id = $1`,
    [scanId],
  )
  return rows[0]
}

/** How many entries there are, of which so many may be of the same class. */
export async function countPrints(
  tx: Tx,
  chosen: Chosen,
): Promise<{ entries: number; same_class: number; sealed: number }> {
  const { rows } = await tx.client.query<{ entries: number; same_class: number; sealed: number }>(
    `select count(*) as entries, count(*) filter (where ${SAME_CLASS}) as same_class,
       count(*) filter (where p.sensitivity = 'sealed') as sealed ${IN_SCOPE}`,
    chosenBy(chosen),
  )
  return rows[0]!
}

/** Divides what is to be looked at into parts of so many entries. Answers whether it was not done before. */
export async function divide(tx: Tx, chosen: Chosen, size: number): Promise<boolean> {
  const there = await tx.client.query('select from ballistics.search_part where search_id = $1 limit 1', [
    chosen.search.id,
  ])
  if (there.rows.length > 0) return false
  await tx.client.query(
    `insert into ballistics.search_part (search_id, number, owner_agency, first, last)
     select $6, part, $3, min(ordinal), max(ordinal) from (
       select p.ordinal, (row_number() over (order by p.ordinal) - 1) / $7::int as part ${IN_SCOPE} and ${SAME_CLASS}) d
     group by part`,
    [...chosenBy(chosen), chosen.search.id, size],
  )
  return true
}

export interface Part {
  readonly number: number
  readonly first: number
  readonly last: number
}

/** Parts that nobody has looked at yet. */
export async function findOpenParts(tx: Tx, searchId: string): Promise<Part[]> {
  const { rows } = await tx.client.query<Part>(
    `select number, first, last from ballistics.search_part where search_id = $1 and found is null order by number`,
    [searchId],
  )
  return rows
}

export async function isPartOpen(tx: Tx, searchId: string, number: number): Promise<boolean> {
  const { rows } = await tx.client.query(
    'select from ballistics.search_part where search_id = $1 and number = $2 and found is null',
    [searchId, number],
  )
  return rows.length > 0
}

export async function findPrintsOf(
  tx: Tx,
  chosen: Chosen,
  { first, last }: Part,
): Promise<{ ordinal: number; coarse: Buffer }[]> {
  const { rows } = await tx.client.query<{ ordinal: number; coarse: Buffer }>(
    `select p.ordinal, p.coarse ${IN_SCOPE} and ${SAME_CLASS} and p.ordinal between $6 and $7 order by p.ordinal`,
    [...chosenBy(chosen), first, last],
  )
  return rows
}

/** Keeps what was found in a part; who was quicker found the same. */
export async function keepPart(tx: Tx, searchId: string, number: number, found: CoarseFound): Promise<void> {
  await tx.client.query(
    `update ballistics.search_part set found = $3 where search_id = $1 and number = $2 and found is null`,
    [searchId, number, JSON.stringify(found)],
  )
}

export async function findParts(tx: Tx, searchId: string): Promise<CoarseFound[]> {
  const { rows } = await tx.client.query<{ found: CoarseFound }>(
    'select found from ballistics.search_part where search_id = $1 and found is not null order by number',
    [searchId],
  )
  return rows.map(({ found }) => found)
}

/** What a part found is of no use once the search is done. */
export async function clearParts(tx: Tx, searchId: string): Promise<void> {
  await tx.client.query('delete from ballistics.search_part where search_id = $1', [searchId])
}

/** Fine surfaces, by their place in the order of entry. */
export async function findFine(tx: Tx, ordinals: readonly number[]): Promise<Map<number, Buffer>> {
  const { rows } = await tx.client.query<{ ordinal: number; fine: Buffer }>(
    'select ordinal, fine from ballistics.print where ordinal = any ($1)',
    [ordinals],
  )
  return new Map(rows.map(({ ordinal, fine }) => [ordinal, fine]))
}

export interface Prepared {
  readonly ordinal: number
  readonly scan_id: string
  readonly exhibit_id: string
  readonly prepared_hash: string
  readonly casefile_id: string
}

/** Where the prepared surfaces of entries lie. */
export async function findPrepared(tx: Tx, ordinals: readonly number[]): Promise<Map<number, Prepared>> {
  const { rows } = await tx.client.query<Prepared>(
    `select p.ordinal, s.id as scan_id, s.exhibit_id, s.prepared_hash, e.casefile_id
     from ballistics.print p join ballistics.scan s on s.id = p.scan_id
       join ballistics.exhibit e on e.id = s.exhibit_id
     where p.ordinal = any ($1) and s.state = 'ready'`,
    [ordinals],
  )
  return new Map(rows.map((row) => [row.ordinal, row]))
}
