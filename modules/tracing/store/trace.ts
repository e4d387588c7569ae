import type { Tx } from '#platform/db'
import type { Purchaser, StatedBand, Step, TraceRequest } from '../contract/index.ts'

/** A trace request as it is stored. */
export interface TraceRow {
  readonly id: string
  readonly owner_agency: number
  readonly category: 'trace'
  readonly sensitivity: 'open' | 'restricted' | 'sealed'
  readonly owner_name: string
  readonly recovery_id: string
  readonly reference: number
  readonly number: string | null
  readonly status: 'draft' | 'submitted' | 'rejected' | 'answered' | 'withdrawn'
  readonly request: TraceRequest
  readonly priority: 'routine' | 'urgent'
  readonly requested_on: string | null
  readonly submitted_at: Date | null
  readonly submitted_by_name: string | null
  readonly rejection: { codes: string[]; words: string } | null
  readonly rejected_on: string | null
  readonly corrects_id: string | null
  readonly outcome: string | null
  readonly answered_on: string | null
  readonly purchased_on: string | null
  readonly days_to_crime: number | null
  readonly days_least: number | null
  readonly days_most: number | null
  readonly days_stated: number | null
  readonly band_stated: StatedBand | null
  readonly purchaser_number: number | null
  readonly remarks: string | null
  readonly version: number
  readonly recorded_at: Date
  readonly recorded_by_name: string
}

/** One trace that the actor may see. */
export async function findTrace(tx: Tx, id: string, lock = false): Promise<TraceRow | undefined> {
  const { rows } = await tx.client.query<TraceRow>(
    `select t.*, a.name as owner_name from tracing.trace t join access.agency a on a.id = t.owner_agency
     where t.id = $1 ${lock ? 'for update of t' : ''}`,
    [id],
  )
  return rows[0]
}

export interface StepRow {
  readonly kind: Step['kind']
  readonly name: string
  readonly licence: string | null
  readonly city: string | null
  readonly state: string | null
  readonly happened_on: string | null
}

export async function findSteps(tx: Tx, traceId: string): Promise<StepRow[]> {
  const { rows } = await tx.client.query<StepRow>(
    'select kind, name, licence, city, state, happened_on from tracing.step where trace_id = $1 order by place',
    [traceId],
  )
  return rows
}

export interface PurchaserRow {
  readonly last: string
  readonly first: string
  readonly born_on: string | null
  readonly sex: Purchaser['sex']
  readonly race: Purchaser['race']
  readonly address: string | null
  readonly city: string | null
  readonly state: string | null
}

export async function findPurchaser(tx: Tx, traceId: string): Promise<PurchaserRow | undefined> {
  const { rows } = await tx.client.query<PurchaserRow>(
    'select * from tracing.purchaser where trace_id = $1',
    [traceId],
  )
  return rows[0]
}

export interface Neighbour {
  readonly id: string
  readonly reference: number
}

/** The request a trace takes the place of, and the one that takes its place. */
export async function findCorrections(
  tx: Tx,
  { id, corrects_id }: Pick<TraceRow, 'id' | 'corrects_id'>,
): Promise<{ corrects: Neighbour | null; correctedBy: Neighbour | null }> {
  const { rows } = await tx.client.query<Neighbour & { corrects_id: string | null }>(
    `select id, reference, corrects_id from tracing.trace
     where id = $2 or (corrects_id = $1 and status <> 'withdrawn') order by recorded_at desc`,
    [id, corrects_id],
  )
  return {
    corrects: rows.find((row) => row.id === corrects_id) ?? null,
    correctedBy: rows.find((row) => row.corrects_id === id) ?? null,
  }
}

/** Another request of the same gun that waits or was answered. */
export async function findOther(tx: Tx, recoveryId: string, id: string | null): Promise<number | null> {
  const { rows } = await tx.client.query<{ reference: number }>(
    `select reference from tracing.trace
     where recovery_id = $1 and id is distinct from $2 and status in ('submitted', 'answered') order by reference limit 1`,
    [recoveryId, id],
  )
  return rows[0]?.reference ?? null
}

/** The last request of the agency, for what every request says of who asks. */
export async function lastRequester(tx: Tx): Promise<TraceRequest['requester'] | null> {
  const { rows } = await tx.client.query<{ requester: TraceRequest['requester'] }>(
    `select request -> 'requester' as requester from tracing.trace
     where owner_agency = $1 order by (recorded_by = $2) desc, recorded_at desc limit 1`,
    [tx.actor.agencyId, tx.actor.personId],
  )
  return rows[0]?.requester ?? null
}
