import type { Tx } from '#platform/db'
import { limitsOf, type TraceFilter } from '../contract/index.ts'
import type { TraceRow } from './trace.ts'
import { escapeLike, Values } from './values.ts'

export type ListedTrace = Omit<TraceRow, 'owner_name'> & {
  readonly recovered_on: string
  readonly case_number: string
  readonly property_tag: string | null
  readonly recovery_address: string | null
  readonly shared_by: string | null
}

type Filter = TraceFilter & { readonly ids?: readonly string[] | undefined }

function conditionsOf(filter: Filter, values: Values): string[] {
  const { from, to, status, outcome, priority, band, q, ids } = filter
  // By the day of the request; what was not submitted yet stands under the day it was begun.
  const day = `coalesce(t.requested_on, to_char(t.recorded_at, 'YYYY-MM-DD'))`
  return [
    ...(from ? [`${day} >= ${values.add(from)}`] : []),
    ...(to ? [`${day} <= ${values.add(to)}`] : []),
    ...(status ? [`t.status = any (${values.add(status)}::text[])`] : []),
    ...(outcome ? [`t.outcome = any (${values.add(outcome)}::text[])`] : []),
    ...(priority ? [`t.priority = ${values.add(priority)}`] : []),
    ...(ids ? [`t.id = any (${values.add(ids)}::uuid[])`] : []),
    ...(band ? [`(${band.map((one) => bandCondition(one, values)).join(' or ') || 'false'})`] : []),
    ...(q ? [searchOf(q, values)] : []),
  ]
}

function bandCondition(band: Parameters<typeof limitsOf>[0], values: Values): string {
  const { from, to } = limitsOf(band)
  return `(t.days_to_crime >= ${values.add(from)}${to === null ? '' : ` and t.days_to_crime < ${values.add(to)}`})`
}

function searchOf(q: string, values: Values): string {
  const compact = values.add(`${escapeLike(q.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))}%`)
  const text = values.add(`${escapeLike(q)}%`)
  return `(r.case_key like ${compact} or t.number ilike ${text} or 'T-' || t.reference ilike ${text}
    or t.request -> 'firearm' ->> 'serial' ilike ${text})`
}

const FROM = 'from tracing.trace t join tracing.recovery r on r.id = t.recovery_id'
/** Newest first by the day of the request; what was begun and not submitted stands on top. */
const ORDER = `coalesce(t.requested_on, '9999-99-99')`

/** Traces under a filter after a place in the order. */
export async function listTraceRows(
  tx: Tx,
  filter: Filter,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<ListedTrace[]> {
  const values = new Values()
  const conditions = conditionsOf(filter, values)
  if (after) conditions.push(`(${ORDER}, t.id) < (${values.add(after[0])}, ${values.add(after[1])}::uuid)`)
  const { rows } = await tx.client.query<ListedTrace>(
    `select t.*, r.recovered_on, r.case_number, r.property_tag, r.address as recovery_address,
       case when t.owner_agency <> (select access.current_agency())
         then (select a.name from access.agency a where a.id = t.owner_agency) end as shared_by
     ${FROM} ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by ${ORDER} desc, t.id desc limit ${values.add(limit)}`,
    values.list,
  )
  return rows
}

/** Place of a row in that order. */
export const placeOf = (row: ListedTrace): string => row.requested_on ?? '9999-99-99'

/** How many traces of each status a filter holds. */
export async function countTraces(tx: Tx, filter: Filter): Promise<Map<string, number>> {
  const values = new Values()
  const conditions = conditionsOf(filter, values)
  const { rows } = await tx.client.query<{ status: string; count: number }>(
    `select t.status, count(*)::int as count ${FROM}
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} group by t.status`,
    values.list,
  )
  return new Map(rows.map((row) => [row.status, row.count]))
}

/** Days to crime of every answered trace that the actor sees. */
export async function daysToCrime(tx: Tx): Promise<number[]> {
  const { rows } = await tx.client.query<{ days: number }>(
    'select days_to_crime as days from tracing.trace where days_to_crime >= 0',
  )
  return rows.map(({ days }) => days)
}
