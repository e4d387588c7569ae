import type { Tx } from '#platform/db'
import type { RecoveryFilter } from '../contract/index.ts'
import type { RecoveryRow, TraceOfRow } from './recovery.ts'
import { escapeLike, Values } from './values.ts'

export type ListedRecovery = Omit<RecoveryRow, 'owner_name'> & {
  readonly readings: number
  readonly agree: boolean | null
  readonly trace_id: string | null
  readonly trace_reference: number | null
  readonly trace_status: TraceOfRow['status'] | null
  readonly shared_by: string | null
}

const NEWEST_TRACE = `left join lateral (
    select t.id, t.reference, t.status from tracing.trace t
    where t.recovery_id = r.id and t.status <> 'withdrawn' order by t.recorded_at desc, t.id limit 1
  ) trace on true`
const READINGS = `left join lateral (
    select count(*)::int as count,
      (array_agg(coalesce(x.canonical, '') order by x.read_at desc))[1]
        = (array_agg(coalesce(x.canonical, '') order by x.read_at desc))[2] as agree
    from tracing.reading x where x.recovery_id = r.id) read on true`

/** `where …` over recoveries `r` with their newest trace. */
function whereOf(filter: RecoveryFilter, values: Values): string {
  const { from, to, circumstance, type, serial, traced, special, q } = filter
  const conditions = [
    ...(from ? [`r.recovered_on >= ${values.add(from)}`] : []),
    // A partial date is in when its first possible day is.
    ...(to ? [`rpad(r.recovered_on, 10, '-01-01') <= ${values.add(to)}`] : []),
    ...(circumstance ? [`r.circumstance = any (${values.add(circumstance)}::text[])`] : []),
    ...(type ? [`r.type = any (${values.add(type)}::text[])`] : []),
    ...(serial ? [`r.serial_state = any (${values.add(serial)}::text[])`] : []),
    ...(traced ? [TRACED[traced]] : []),
    ...(special ? [SPECIAL[special]] : []),
    ...(q ? [searchOf(q, values)] : []),
  ]
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
}

const TRACED = {
  none: 'trace.id is null',
  waiting: `trace.status in ('draft', 'submitted')`,
  answered: `trace.status = 'answered'`,
  rejected: `trace.status = 'rejected'`,
} as const
const SPECIAL = {
  'privately-made': 'r.privately_made',
  'conversion-device': 'r.conversion_device',
  stolen: `r.stolen_result in ('stolen', 'lost')`,
} as const

function searchOf(q: string, values: Values): string {
  const starts = values.add(`${escapeLike(q.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))}%`)
  const text = values.add(`${escapeLike(q)}%`)
  return `(r.case_key like ${starts} or r.property_tag ilike ${text} or r.make ilike ${text} or r.serial ilike ${text})`
}

const FROM = `from tracing.recovery r ${NEWEST_TRACE}`
const COLUMNS = `r.*, read.count as readings, read.agree, trace.id as trace_id, trace.reference as trace_reference,
  trace.status as trace_status,
  case when r.owner_agency <> (select access.current_agency())
    then (select a.name from access.agency a where a.id = r.owner_agency) end as shared_by`

/** Recoveries under a filter, newest first, after a place in that order. */
export async function listRecoveryRows(
  tx: Tx,
  filter: RecoveryFilter,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<ListedRecovery[]> {
  const values = new Values()
  const where = whereOf(filter, values)
  const place = after
    ? `(r.recovered_on, r.id) < (${values.add(after[0])}, ${values.add(after[1])}::uuid)`
    : ''
  const conditions = [where, place].filter(Boolean).join(where ? ' and ' : '')
  const { rows } = await tx.client.query<ListedRecovery>(
    `select ${COLUMNS} ${FROM} ${READINGS} ${where || !place ? conditions : `where ${place}`}
     order by r.recovered_on desc, r.id desc limit ${values.add(limit)}`,
    values.list,
  )
  return rows
}

/** How many a filter holds, and how many of them no request was made for. */
export async function countRecoveries(
  tx: Tx,
  filter: RecoveryFilter,
): Promise<{ total: number; untraced: number }> {
  const values = new Values()
  const { rows } = await tx.client.query<{ total: number; untraced: number }>(
    `select count(*)::int as total, count(*) filter (where trace.id is null)::int as untraced ${FROM} ${whereOf(filter, values)}`,
    values.list,
  )
  return rows[0]!
}
