import type { Tx } from '#platform/db'
import type { LeadPriority, LeadState } from '../../contract/index.ts'
import { caseColumns, type CaseRow } from './read.ts'

export interface LeadFilter {
  readonly state?: readonly LeadState[] | undefined
  readonly agency?: number | undefined
  readonly priority?: LeadPriority | undefined
  readonly late?: boolean | undefined
  readonly mine?: boolean | undefined
  readonly unread?: boolean | undefined
  readonly q?: string | undefined
}

export interface ListedRow {
  readonly id: string
  readonly number: string
  readonly state: LeadState
  readonly source: 'scans' | 'entered'
  readonly priority: LeadPriority
  readonly known_link: boolean
  readonly hit: boolean
  readonly cases: { readonly one: CaseRow | null; readonly two: CaseRow | null }
  readonly pairs: number
  readonly made_at: Date | null
  readonly told_at: Date | null
  readonly agencies: number
  readonly told: number
  readonly read: number
  readonly owner_agency: number
  readonly owner_name: string
  readonly recorded_at: Date
  /** The moment to the microsecond, for the place in the order. */
  readonly place: string
}

class Values {
  readonly list: unknown[] = []
  add(value: unknown): string {
    return `$${this.list.push(value)}`
  }
}

const FROM = `ballistics.lead l left join ballistics.casefile c1 on c1.id = l.case_one
  left join ballistics.casefile c2 on c2.id = l.case_two`

/** Told to the person's agency and opened by nobody there. */
const UNREAD = `exists (select from ballistics.lead_notice n where n.lead_id = l.id and n.agency_id = (select access.current_agency())
  and n.told_at is not null and not exists (select from ballistics.lead_receipt r where r.notice_id = n.id))`

/** When leads that are late were made, by the agency that made them; of others nothing is late. */
export type LateBefore = ReadonlyMap<number, Date>

/** Late by the clock of the agency that made the lead. */
function lateSince(before: LateBefore, values: Values): string {
  const owners = values.add(JSON.stringify(Object.fromEntries(before)))
  return `l.state = 'unconfirmed' and l.told_at is null
    and l.made_at < (${owners}::jsonb ->> l.owner_agency::text)::timestamptz`
}

/** Conditions of a filter over leads `l` and cases `c1`, `c2`; `lateBefore` is when a lead that is late was made. */
function conditions(filter: LeadFilter, values: Values, { lateBefore, personId }: Standing): string[] {
  const found: string[] = ['true']
  if (filter.state) found.push(`l.state = any (${values.add(filter.state)}::text[])`)
  if (filter.priority) found.push(`l.priority = ${values.add(filter.priority)}`)
  if (filter.agency) {
    const agency = values.add(filter.agency)
    found.push(`(c1.investigating_agency = ${agency}::int or c2.investigating_agency = ${agency}::int)`)
  }
  if (filter.late) found.push(lateSince(lateBefore, values))
  if (filter.unread) found.push(UNREAD)
  if (filter.mine) {
    const me = values.add(personId)
    found.push(`(l.recorded_by = ${me} or c1.investigator_id = ${me} or c2.investigator_id = ${me}
      or exists (select from ballistics.lead_reading r where r.lead_id = l.id and r.reader = ${me}))`)
  }
  if (filter.q) {
    const text = values.add(filter.q.toUpperCase())
    const key = values.add(filter.q.replace(/[^0-9A-Za-z]/g, '').toUpperCase())
    found.push(
      `(l.number = ${text} or (${key} <> '' and (c1.number_key = ${key} or c2.number_key = ${key})))`,
    )
  }
  return found
}

interface Standing {
  readonly lateBefore: LateBefore
  readonly personId: string
}

/** Leads after a place in the order, the newest first. */
export async function readPage(
  tx: Tx,
  filter: LeadFilter,
  page: Standing & { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<ListedRow[]> {
  const values = new Values()
  const where = conditions(filter, values, page)
  if (page.after)
    where.push(
      `(l.recorded_at, l.id) < (${values.add(page.after[0])}::timestamptz, ${values.add(page.after[1])}::uuid)`,
    )
  const { rows } = await tx.client.query<ListedRow>(
    `select l.id, l.number, l.state, l.source, l.priority, l.known_link, l.made_at, l.told_at, l.recorded_at, l.owner_agency,
       to_char(l.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place,
       g.name as owner_name, jsonb_build_object('one', ${caseColumns('c1')}, 'two', ${caseColumns('c2')}) as cases,
       exists (select from ballistics.hit h where h.lead_id = l.id and h.undone_at is null) as hit,
       (select count(*)::int from ballistics.lead_exhibits p where p.lead_id = l.id and p.state <> 'not-agreed') as pairs,
       coalesce(n.agencies, 0) as agencies, coalesce(n.told, 0) as told, coalesce(n.read, 0) as read
     from ${FROM} join access.agency g on g.id = l.owner_agency
       left join lateral (select count(*)::int as agencies, count(n.told_at)::int as told, count(r.notice_id)::int as read
         from ballistics.lead_notice n left join ballistics.lead_receipt r on r.notice_id = n.id
         where n.lead_id = l.id and n.about = 'lead') n on true
     where ${where.join(' and ')} order by l.recorded_at desc, l.id desc limit ${values.add(page.limit)}::int`,
    values.list,
  )
  return rows
}

export interface LeadCounts {
  readonly leads: number
  readonly hits: number
  readonly known_links: number
  readonly not_confirmed: number
  readonly withdrawn: number
  readonly proposed: number
  readonly late: number
  readonly all: number
}

/** Leads and hits apart. */
export async function readCounts(tx: Tx, filter: LeadFilter, standing: Standing): Promise<LeadCounts> {
  const values = new Values()
  const where = conditions(filter, values, standing)
  const of = (condition: string) => `count(*) filter (where ${condition})::int`
  const { rows } = await tx.client.query<LeadCounts>(
    `select count(*)::int as all, ${of(`l.state = 'unconfirmed'`)} as leads, ${of(`l.state = 'confirmed' and l.known_link`)} as known_links,
       ${of(`exists (select from ballistics.hit h where h.lead_id = l.id and h.undone_at is null)`)} as hits,
       ${of(`l.state = 'not-confirmed'`)} as not_confirmed, ${of(`l.state = 'withdrawn'`)} as withdrawn,
       ${of(`l.state = 'proposed'`)} as proposed,
       ${of(lateSince(standing.lateBefore, values))} as late
     from ${FROM} where ${where.join(' and ')}`,
    values.list,
  )
  return rows[0]!
}

/** Agencies of the cases that the person sees behind leads. */
export async function readAgencies(tx: Tx): Promise<{ id: number; name: string }[]> {
  const { rows } = await tx.client.query<{ id: number; name: string }>(
    `select id, name from access.agency where id in (
       select c.investigating_agency from ballistics.lead l join ballistics.casefile c on c.id in (l.case_one, l.case_two))
     order by name`,
  )
  return rows
}
