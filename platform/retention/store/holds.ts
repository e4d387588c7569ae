import type { PoolClient } from 'pg'
import type { Category } from '#contract'
import { uuid, type Tx } from '#platform/db'
import type { RecordRoot } from './roots.ts'

export interface HoldRow {
  readonly id: string
  readonly category: Category | null
  readonly record_type: string | null
  readonly record_id: string | null
  readonly matter: string
  readonly reason: string
  readonly placed_by_name: string
  readonly placed_at: Date
  readonly lifted_by_name: string | null
  readonly lifted_at: Date | null
  readonly lift_reason: string | null
}

const COLUMNS = `id, category, record_type, record_id, matter, reason, placed_by_name, placed_at,
  lifted_by_name, lifted_at, lift_reason`

const WHERE = { live: 'lifted_at is null', lifted: 'lifted_at is not null', all: 'true' } as const

/** Holds of the agency of the actor, newest first. */
export async function listHolds(tx: Tx, state: keyof typeof WHERE): Promise<HoldRow[]> {
  const { rows } = await tx.client.query<HoldRow>(
    `select ${COLUMNS} from retention.hold where ${WHERE[state]} order by placed_at desc, id desc limit 1000`,
  )
  return rows
}

/** Categories that a hold keeps as a whole. */
export async function heldCategories(tx: Tx): Promise<ReadonlySet<Category>> {
  const { rows } = await tx.client.query<{ category: Category }>(
    `select distinct category from retention.hold where category is not null and lifted_at is null`,
  )
  return new Set(rows.map((row) => row.category))
}

export type NewHold = Pick<HoldRow, 'category' | 'record_type' | 'record_id' | 'matter' | 'reason'>

/** Whether the same thing is on hold for the same matter. */
export async function alreadyHeld(tx: Tx, hold: NewHold): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from retention.hold where lifted_at is null and lower(matter) = lower($1)
       and category is not distinct from $2 and record_id is not distinct from $3`,
    [hold.matter, hold.category, hold.record_id],
  )
  return rowCount !== 0
}

export async function insertHold(tx: Tx, hold: NewHold): Promise<HoldRow> {
  const { personId, name, agencyId } = tx.actor
  const { rows } = await tx.client.query<HoldRow>(
    `insert into retention.hold (id, owner_agency, category, record_type, record_id, matter, reason, placed_by, placed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
    [
      uuid(),
      agencyId,
      hold.category,
      hold.record_type,
      hold.record_id,
      hold.matter,
      hold.reason,
      personId,
      name,
    ],
  )
  return rows[0]!
}

export async function findHold(tx: Tx, id: string): Promise<HoldRow | undefined> {
  const { rows } = await tx.client.query<HoldRow>(`select ${COLUMNS} from retention.hold where id = $1`, [id])
  return rows[0]
}

/** Lifts a hold; nothing when it has been lifted already. */
export async function liftHold(tx: Tx, id: string, reason: string): Promise<HoldRow | undefined> {
  const { rows } = await tx.client.query<HoldRow>(
    `update retention.hold set lifted_by = $2, lifted_by_name = $3, lifted_at = now(), lift_reason = $4
     where id = $1 and lifted_at is null returning ${COLUMNS}`,
    [id, tx.actor.personId, tx.actor.name, reason],
  )
  return rows[0]
}

/** Whether the agency has such a record; sealed ones exist only for people cleared for them. */
export async function recordExists(
  client: PoolClient,
  root: RecordRoot,
  agencyId: number,
  sensitivities: readonly string[],
  id: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from ${root.target} r where r.${root.id} = $1 and r.owner_agency = $2 and r.sensitivity = any ($3)`,
    [id, agencyId, sensitivities],
  )
  return rowCount !== 0
}
