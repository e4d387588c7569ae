import pg, { type PoolClient } from 'pg'
import type { CountedFrom } from '../contract.ts'
import { lastPossibleDay, roughlyDue, type RecordRoot } from './roots.ts'

/** Which records of an agency are asked about. */
export interface Scope {
  readonly agencyId: number
  readonly category: string
  /** Sealed records are counted and purged only for people cleared for them. */
  readonly sensitivities: readonly string[]
  readonly timeZone: string
  readonly countedFrom: CountedFrom
  /** The latest date that is due. */
  readonly dueTo: string
}

/** Values of the parameters $1 to $5 of the conditions below. */
const valuesOf = (scope: Scope): unknown[] => [
  scope.agencyId,
  scope.category,
  scope.sensitivities,
  scope.timeZone,
  scope.dueTo,
]

/** Makes sure that all five have a type, also in statements that do not use each. */
const TYPED = `$1::int is not null and $2::text is not null and $3::text[] is not null and $4::text is not null and $5::date is not null`

const OURS = 'r.owner_agency = $1 and r.category = $2 and r.sensitivity = any ($3)'

/** A record `r` of the scope that has passed its period. */
export const isDue = (root: RecordRoot, { countedFrom }: Scope): string =>
  `${OURS} and ${TYPED} and ${roughlyDue(root, countedFrom)} and ${lastPossibleDay(root, countedFrom)} <= $5`

/** A record `r` that must stay although its period has passed: on hold, or a file that a record needs. */
export function isKept(root: RecordRoot, pointers: readonly string[]): string {
  const hold = `exists (select from retention.hold h where h.owner_agency = $1 and h.lifted_at is null
    and h.record_type = ${pg.escapeLiteral(root.type)} and h.record_id = r.${root.id})`
  const needed =
    root.target === 'files.file' ? pointers.map((target) => pointsAt(target, `r.${root.id}`)) : []
  return `(${[hold, ...needed].join(' or ')})`
}

export const pointsAt = (target: string, id: string): string =>
  `exists (select from ${target} p where p.file_id = ${id})`

export interface Counts {
  readonly total: number
  readonly due: number
  readonly held: number
  readonly undated: number
  readonly oldest: string | null
}

/** Counts of one type of record; without a due date (no schedule) only the total says something. */
export async function countDue(
  client: PoolClient,
  root: RecordRoot,
  scope: Scope,
  pointers: readonly string[],
): Promise<Counts> {
  const { rows } = await client.query<Counts>(
    `select count(*) as total, count(*) filter (where due and not kept) as due,
       count(*) filter (where due and kept) as held, count(*) filter (where day is null) as undated,
       min(day) filter (where due and not kept) as oldest
     from (select day, due, due and ${isKept(root, pointers)} as kept
       from (select r.*, ${lastPossibleDay(root, scope.countedFrom)} as day,
           coalesce(${isDue(root, scope)}, false) as due
         from ${root.target} r where ${OURS}) r) counted`,
    valuesOf(scope),
  )
  return rows[0]!
}

export interface DueRecord {
  readonly id: string
  readonly day: string
}

/** The oldest records that are due, as far as the role of the connection sees them. */
export async function sampleDue(
  client: PoolClient,
  root: RecordRoot,
  scope: Scope,
  pointers: readonly string[],
): Promise<DueRecord[]> {
  const { rows } = await client.query<DueRecord>(
    `select r.${root.id} as id, ${lastPossibleDay(root, scope.countedFrom)} as day from ${root.target} r
     where ${isDue(root, scope)} and not ${isKept(root, pointers)} order by day, id limit 10`,
    valuesOf(scope),
  )
  return rows
}

/** Writes down exactly which records are due, under a purge. */
export async function noteDue(
  client: PoolClient,
  purgeId: string,
  root: RecordRoot,
  scope: Scope,
  pointers: readonly string[],
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into retention.purge_item (purge_id, owner_agency, record_type, record_id)
     select $6, $1, $7, r.${root.id} from ${root.target} r
     where ${isDue(root, scope)} and not ${isKept(root, pointers)}`,
    [...valuesOf(scope), purgeId, root.type],
  )
  return rowCount ?? 0
}

/** Of some records, those still due, locked until the transaction ends. */
export async function lockDue(
  client: PoolClient,
  root: RecordRoot,
  scope: Scope,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select r.${root.id} as id from ${root.target} r where ${isDue(root, scope)} and r.${root.id} = any ($6) for update`,
    [...valuesOf(scope), ids],
  )
  return rows.map((row) => row.id)
}

/** Of some records, those that a hold or another record keeps. */
export async function keptOf(
  client: PoolClient,
  root: RecordRoot,
  scope: Scope,
  pointers: readonly string[],
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select r.${root.id} as id from ${root.target} r
     where ${OURS} and ${TYPED} and r.${root.id} = any ($6) and ${isKept(root, pointers)}`,
    [...valuesOf(scope), ids],
  )
  return rows.map((row) => row.id)
}
