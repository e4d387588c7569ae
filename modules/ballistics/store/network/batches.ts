import { uuid, type Tx } from '#platform/db'
import type { ItemState } from '../../contract/index.ts'

export interface QueuedRow {
  readonly id: string
  readonly number: string
  readonly barcode: string
  readonly kind: string
  readonly calibre: string | null
  readonly case_number: string
  readonly agency: string
  readonly received_at: Date | null
}

/** Exhibits of the agency that wait for a batch; those that came first stand first. */
const WAITING = `from ballistics.exhibit e join ballistics.casefile c on c.id = e.casefile_id
  where e.owner_agency = $1 and e.triage = 'enter' and e.acquired_at is null
    and not exists (select from ballistics.network_batch_item i where i.exhibit_id = e.id
      and i.state in ('queued', 'sent', 'received', 'acquired'))`

export async function findQueue(tx: Tx, limit: number): Promise<QueuedRow[]> {
  const { rows } = await tx.client.query<QueuedRow>(
    `select e.id, e.number, e.barcode, e.kind, e.calibre, c.number as case_number, c.agency_name as agency, e.received_at
     ${WAITING} order by e.received_at nulls last, e.id limit $2`,
    [tx.actor.agencyId, limit],
  )
  return rows
}

/** How many wait, and how many of them were received before a moment. */
export async function countQueue(tx: Tx, before: Date): Promise<{ waiting: number; late: number }> {
  const { rows } = await tx.client.query<{ waiting: number; late: number }>(
    `select count(*)::int as waiting, count(*) filter (where e.received_at < $2)::int as late ${WAITING}`,
    [tx.actor.agencyId, before],
  )
  return rows[0]!
}

/** Which of the exhibits wait for a batch; one person of an agency makes batches at a time. */
export async function lockQueued(tx: Tx, ids: readonly string[]): Promise<string[]> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtext('ballistics.batch'), $1)`, [tx.actor.agencyId])
  const { rows } = await tx.client.query<{ id: string }>(
    `select e.id ${WAITING} and e.id = any ($2::uuid[]) order by e.id for update of e`,
    [tx.actor.agencyId, ids],
  )
  return rows.map(({ id }) => id)
}

interface NewBatch {
  readonly site: string
  readonly contact: string | null
  readonly remarks: string | null
  readonly exhibits: readonly string[]
}

/** Enters a batch under the next number of the agency’s year. */
export async function insertBatch(tx: Tx, { site, contact, remarks, exhibits }: NewBatch): Promise<string> {
  const { agencyId, personId, name } = tx.actor
  const id = uuid()
  await tx.client.query(
    `insert into ballistics.network_batch (id, owner_agency, number, site, contact, remarks, recorded_by, recorded_by_name)
     select $1, $2, 'B-' || y.year || '-' || lpad((coalesce(max(split_part(b.number, '-', 3)::int), 0) + 1)::text, 4, '0'),
       $3, $4, $5, $6, $7
     from (select extract(year from now() at time zone g.time_zone)::int as year from access.agency g where g.id = $2) y
       left join ballistics.network_batch b on b.owner_agency = $2 and b.number like 'B-' || y.year || '-%'
     group by y.year`,
    [id, agencyId, site, contact, remarks, personId, name],
  )
  await tx.client.query(
    `insert into ballistics.network_batch_item (batch_id, exhibit_id, owner_agency, state)
     select $1, x, $2, 'queued' from unnest($3::uuid[]) x`,
    [id, agencyId, exhibits],
  )
  return id
}

export interface BatchRow {
  readonly id: string
  readonly number: string
  readonly site: string
  readonly contact: string | null
  readonly remarks: string | null
  readonly sent_at: Date | null
  readonly carried_by: string | null
  readonly received_at: Date | null
  readonly received_by: string | null
  readonly version: number
  readonly recorded_at: Date
  readonly recorded_by_name: string
  /** How many exhibits stand where. */
  readonly states: Readonly<Partial<Record<ItemState, number>>>
  /** The earliest receipt of its exhibits that are not entered. */
  readonly first_received: Date | null
}

const COLUMNS = `b.id, b.number, b.site, b.contact, b.remarks, b.sent_at, b.carried_by, b.received_at, b.received_by, b.version,
  b.recorded_at, b.recorded_by_name,
  coalesce((select jsonb_object_agg(s.state, s.n) from (select i.state, count(*) as n from ballistics.network_batch_item i
    where i.batch_id = b.id group by i.state) s), '{}') as states,
  (select min(e.received_at) from ballistics.network_batch_item i join ballistics.exhibit e on e.id = i.exhibit_id
    where i.batch_id = b.id and i.state in ('queued', 'sent', 'received')) as first_received`

export async function findBatches(tx: Tx): Promise<BatchRow[]> {
  const { rows } = await tx.client.query<BatchRow>(
    `select ${COLUMNS} from ballistics.network_batch b where b.owner_agency = $1
     order by b.recorded_at desc, b.id desc limit 500`,
    [tx.actor.agencyId],
  )
  return rows
}

export async function findBatch(tx: Tx, id: string, lock = false): Promise<BatchRow | undefined> {
  if (lock) await tx.client.query('select from ballistics.network_batch where id = $1 for update', [id])
  const { rows } = await tx.client.query<BatchRow>(
    `select ${COLUMNS} from ballistics.network_batch b where b.id = $1 and b.owner_agency = $2`,
    [id, tx.actor.agencyId],
  )
  return rows[0]
}

export interface ItemRow {
  readonly exhibit_id: string
  readonly number: string
  readonly barcode: string
  readonly kind: string
  readonly calibre: string | null
  readonly case_number: string
  readonly agency: string
  readonly state: ItemState
  readonly acquisition: string | null
  readonly acquired_on: string | null
  readonly reason: string | null
  readonly holder: string | null
}

export async function findItems(tx: Tx, batchId: string): Promise<ItemRow[]> {
  const { rows } = await tx.client.query<ItemRow>(
    `select i.exhibit_id, e.number, e.barcode, e.kind, e.calibre, c.number as case_number, c.agency_name as agency, i.state,
       e.acquisition, i.acquired_on, i.reason, e.holder
     from ballistics.network_batch_item i join ballistics.exhibit e on e.id = i.exhibit_id
       join ballistics.casefile c on c.id = e.casefile_id
     where i.batch_id = $1 order by c.number, e.number`,
    [batchId],
  )
  return rows
}

/** What a step changes of a batch itself. */
export async function changeBatch(
  tx: Tx,
  id: string,
  change: Partial<Pick<BatchRow, 'carried_by' | 'received_by'>> & { sent_on?: string; received_on?: string },
): Promise<void> {
  await tx.client.query(
    `update ballistics.network_batch set version = version + 1, carried_by = coalesce($2, carried_by),
       received_by = coalesce($3, received_by), sent_at = coalesce($4::timestamptz, sent_at),
       received_at = coalesce($5::timestamptz, received_at) where id = $1`,
    [
      id,
      change.carried_by ?? null,
      change.received_by ?? null,
      change.sent_on ?? null,
      change.received_on ?? null,
    ],
  )
}

interface ItemChange {
  readonly exhibits: readonly string[]
  readonly state: ItemState
  readonly reason?: string | null
  readonly acquiredOn?: string
  readonly returnedOn?: string
}

export async function changeItems(
  tx: Tx,
  batchId: string,
  { exhibits, state, reason = null, acquiredOn, returnedOn }: ItemChange,
): Promise<void> {
  await tx.client.query(
    `update ballistics.network_batch_item set state = $3, reason = coalesce($4, reason),
       acquired_on = coalesce($5::date, acquired_on), returned_at = coalesce($6::timestamptz, returned_at)
     where batch_id = $1 and exhibit_id = any ($2::uuid[])`,
    [batchId, exhibits, state, reason, acquiredOn ?? null, returnedOn ?? null],
  )
}

/** Exhibits that were entered, by hand or by a list, are entered in their batches too. */
export async function followAcquired(tx: Tx, exhibits: readonly string[]): Promise<void> {
  await tx.client.query(
    `update ballistics.network_batch_item i set state = 'acquired', acquired_on = e.acquired_at::date
     from ballistics.exhibit e
     where e.id = i.exhibit_id and i.exhibit_id = any ($1::uuid[]) and i.state in ('sent', 'received')`,
    [exhibits],
  )
}

/** Whether another exhibit of the agency has this acquisition. */
export async function isAcquisitionTaken(tx: Tx, acquisition: string, exhibitId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from ballistics.exhibit where owner_agency = $1 and acquisition_key = ballistics.number_key($2) and id <> $3 limit 1`,
    [tx.actor.agencyId, acquisition, exhibitId],
  )
  return rowCount !== 0
}

/** The agency’s time zone, in which its business days run. */
export async function agencyZone(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ time_zone: string }>(
    'select time_zone from access.agency where id = access.current_agency()',
  )
  return rows[0]!.time_zone
}
