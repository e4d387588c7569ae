import { uuid, type Tx } from '#platform/db'
import type { Purchaser, Step, TraceRequest } from '../contract/index.ts'
import { insertRows } from './recovery-write.ts'

export interface NewTrace {
  readonly id: string
  readonly recoveryId: string
  readonly request: TraceRequest
  readonly number?: string | null
  readonly status?: 'draft' | 'submitted'
  readonly requestedOn?: string | null
  readonly correctsId?: string | null
}

/** Adds requests of the actor's agency under the next references, one after the other. */
export async function insertTraces(tx: Tx, traces: readonly NewTrace[]): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(`select pg_advisory_xact_lock(hashtext('tracing.reference'), $1)`, [agencyId])
  const { rows } = await tx.client.query<{ next: number }>(
    'select coalesce(max(reference), 1000) + 1 as next from tracing.trace where owner_agency = $1',
    [agencyId],
  )
  let reference = rows[0]!.next
  for (let at = 0; at < traces.length; at += BATCH)
    await insertRows(
      tx,
      'trace',
      COLUMNS,
      traces
        .slice(at, at + BATCH)
        .map((one) => [
          one.id,
          agencyId,
          one.recoveryId,
          reference++,
          one.number ?? null,
          one.status ?? 'draft',
          JSON.stringify(one.request),
          one.request.priority,
          one.requestedOn ?? null,
          one.status === 'submitted' && one.requestedOn ? `${one.requestedOn} 12:00Z` : null,
          one.status === 'submitted' ? 'recorded' : null,
          one.correctsId ?? null,
          personId,
          name,
        ]),
    )
}

const BATCH = 500
const COLUMNS = [
  'id',
  'owner_agency',
  'recovery_id',
  'reference',
  'number',
  'status',
  'request',
  'priority',
  'requested_on',
  'submitted_at',
  'sent_by',
  'corrects_id',
  'recorded_by',
  'recorded_by_name',
]

type Change = Partial<{
  number: string | null
  status: string
  request: string
  priority: string
  requested_on: string | null
  submitted_at: Date
  submitted_by_name: string
  sent_by: string
  rejection: string
  rejected_on: string
  outcome: string
  answered_on: string
  purchased_on: string | null
  days_to_crime: number | null
  days_least: null
  days_most: null
  days_stated: null
  band_stated: null
  purchaser_number: number | null
  dealer_key: string | null
}>

/** Changes some fields of a trace and raises its version. */
export async function updateTrace(tx: Tx, id: string, change: Change): Promise<void> {
  const names = Object.keys(change) as (keyof Change)[]
  const sets = names.map((name, at) => `${name} = $${at + 2}`)
  await tx.client.query(
    `update tracing.trace set ${[...sets, 'version = version + 1'].join(', ')} where id = $1`,
    [id, ...names.map((name) => change[name])],
  )
}

/** Puts the chain of sale in place of the one before. */
export async function replaceSteps(
  tx: Tx,
  chains: readonly { traceId: string; steps: readonly Step[] }[],
): Promise<void> {
  await tx.client.query('delete from tracing.step where trace_id = any ($1::uuid[])', [
    chains.map(({ traceId }) => traceId),
  ])
  const rows = chains.flatMap(({ traceId, steps }) =>
    steps.map((step, place) => [
      uuid(),
      traceId,
      tx.actor.agencyId,
      place,
      step.kind,
      step.kind === 'purchaser' ? '' : step.name,
      step.licence,
      step.city,
      step.state,
      step.on,
    ]),
  )
  for (let at = 0; at < rows.length; at += 2_000)
    await insertRows(tx, 'step', STEP, rows.slice(at, at + 2_000))
}

const STEP = [
  'id',
  'trace_id',
  'owner_agency',
  'place',
  'kind',
  'name',
  'licence',
  'city',
  'state',
  'happened_on',
]

/** Keeps who bought a gun first, in place of who stood there before; answers the number they go by. */
export async function replacePurchasers(
  tx: Tx,
  purchasers: readonly { traceId: string; key: string; purchaser: Purchaser }[],
): Promise<void> {
  await tx.client.query('delete from tracing.purchaser where trace_id = any ($1::uuid[])', [
    purchasers.map(({ traceId }) => traceId),
  ])
  for (let at = 0; at < purchasers.length; at += 1_000)
    await insertRows(
      tx,
      'purchaser',
      [
        'trace_id',
        'owner_agency',
        'person_key',
        'last',
        'first',
        'born_on',
        'sex',
        'race',
        'address',
        'city',
        'state',
      ],
      purchasers
        .slice(at, at + 1_000)
        .map(({ traceId, key, purchaser: one }) => [
          traceId,
          tx.actor.agencyId,
          key,
          one.last,
          one.first,
          one.bornOn,
          one.sex,
          one.race,
          one.address,
          one.city,
          one.state,
        ]),
    )
}

/** The number by which each purchaser goes: the one of an earlier trace, else the next. */
export async function purchaserNumbers(tx: Tx, keys: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.client.query<{ person_key: string; number: number }>(
    `select distinct on (p.person_key) p.person_key, t.purchaser_number as number
     from tracing.purchaser p join tracing.trace t on t.id = p.trace_id
     where p.owner_agency = $1 and t.purchaser_number is not null and p.person_key = any ($2::text[])`,
    [tx.actor.agencyId, keys],
  )
  const known = new Map(rows.map((row) => [row.person_key, row.number]))
  const last = await tx.client.query<{ last: number }>(
    'select coalesce(max(purchaser_number), 0) as last from tracing.trace where owner_agency = $1',
    [tx.actor.agencyId],
  )
  let next = last.rows[0]!.last + 1
  for (const key of keys) if (!known.has(key)) known.set(key, next++)
  return known
}
