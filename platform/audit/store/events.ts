import type { PoolClient } from 'pg'
import type { Purpose } from '#contract'
import type { AuditFilter, Outcome } from '../contract.ts'

export interface EventRow {
  readonly id: number
  readonly at: Date
  readonly person_id: string | null
  readonly person: string | null
  readonly agency: string | null
  readonly purpose: Purpose | null
  readonly action: string
  readonly subject_type: string | null
  readonly subject_id: string | null
  readonly detail: { readonly fields?: readonly string[]; readonly count?: number } | null
  readonly outcome: Outcome
  readonly request_id: string | null
  readonly address: string | null
  readonly took_ms: number | null
  readonly content_hash: Buffer | null
}

const COLUMNS = `event.id, event.at, event.person_id, person.name as person, agency.name as agency, event.purpose,
  event.action, event.subject_type, event.subject_id, event.detail, event.outcome, event.request_id, event.address,
  event.took_ms, event.content_hash`

const FROM = `audit.event left join access.person on person.id = event.person_id
  left join access.agency on agency.id = event.agency_id`

/** What else narrows a search, beside the filter that people set. */
export interface Narrowing {
  readonly cursor?: number | undefined
  readonly actions?: readonly string[]
  readonly limit: number
}

/** Rows that an agency's auditor may read: what its people did, and what others did with its records. */
export async function findEvents(
  client: PoolClient,
  agencyId: number,
  filter: AuditFilter,
  { cursor, actions, limit }: Narrowing,
): Promise<EventRow[]> {
  const { where, values } = conditions(agencyId, filter, { cursor, actions })
  const { rows } = await client.query<EventRow>(
    `select ${COLUMNS} from ${FROM} where ${where} order by event.id desc limit ${Math.trunc(limit)}`,
    values,
  )
  return rows
}

/** How many rows `findEvents` would find without a limit. */
export async function countEvents(
  client: PoolClient,
  agencyId: number,
  filter: AuditFilter,
  actions?: readonly string[],
): Promise<number> {
  const { where, values } = conditions(agencyId, filter, { actions })
  const { rows } = await client.query<{ n: number }>(
    `select count(*) as n from audit.event where ${where}`,
    values,
  )
  return rows[0]!.n
}

interface Conditions {
  readonly where: string
  readonly values: readonly unknown[]
}

/** The conditions of a search, over `audit.event` as `event`. */
export function conditions(
  agencyId: number,
  filter: AuditFilter,
  { cursor, actions }: { cursor?: number | undefined; actions?: readonly string[] | undefined } = {},
): Conditions & { readonly values: unknown[] } {
  const values: unknown[] = [agencyId]
  const given = (value: unknown) => `$${values.push(value)}`
  const dayBegins = (day: unknown) =>
    `(${given(day)}::date)::timestamp at time zone (select time_zone from access.agency where id = $1)`
  const parts = ['(event.agency_id = $1 or event.owner_agency = $1)']
  if (filter.person) parts.push(`event.person_id = ${given(filter.person)}`)
  if (filter.type) parts.push(`event.subject_type = ${given(filter.type)}`)
  if (filter.record) parts.push(`event.subject_id = ${given(filter.record)}`)
  if (filter.action) parts.push(`event.action = ${given(filter.action)}`)
  if (filter.purpose) parts.push(`event.purpose = ${given(filter.purpose)}`)
  if (filter.outcome) parts.push(`event.outcome = ${given(filter.outcome)}`)
  if (filter.from) parts.push(`event.at >= ${dayBegins(filter.from)}`)
  if (filter.to) parts.push(`event.at < ${dayBegins(nextDay(filter.to))}`)
  if (actions) parts.push(`event.action = any (${given(actions)})`)
  if (cursor !== undefined) parts.push(`event.id < ${given(cursor)}`)
  return { where: parts.join(' and '), values }
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** The people whose names a search offers. */
export async function peopleOf(
  client: PoolClient,
  agencyId: number,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'select id, name from access.person where agency_id = $1 order by name',
    [agencyId],
  )
  return rows
}
