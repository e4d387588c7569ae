import type { Tx } from '#platform/db'
import { COUNTED, type QueueFilter, type QueueStage } from '../../contract/index.ts'
import { utc } from '../moments.ts'
import { Values } from '../values.ts'

export type LeadQueue = Extract<QueueStage, 'tell' | 'confirm'>

/** What waits there, over leads `l`: a lead that nobody was told of waits for that first. */
const WAITS: Readonly<Record<LeadQueue, string>> = {
  tell: `l.state = 'unconfirmed' and l.told_at is null`,
  confirm: `l.state = 'unconfirmed' and l.told_at is not null`,
}

export interface WaitingCase {
  readonly id: string
  readonly number: string
  readonly numbered: boolean
  readonly agency: string
}

export interface WaitingLead {
  readonly id: string
  readonly number: string
  readonly one: WaitingCase | null
  readonly two: WaitingCase | null
  readonly place: Date
  readonly place_text: string
}

interface LeadQuery {
  readonly stage: LeadQueue
  readonly filter: QueueFilter & { readonly keeper: number }
  /** Made before this, a lead is late; nothing where no clock ends with the step. */
  readonly before: Date | undefined
}

function conditions({ stage, filter, before }: LeadQuery, values: Values): string[] {
  const { keeper, agency, site, late, delayed } = filter
  const passed = () => (before ? `l.made_at < ${values.add(before)}::timestamptz` : 'false')
  const named = (side: string) =>
    `exists (select from ballistics.casefile f where f.id = l.${side} and f.agency_name = ${values.add(agency)})`
  return [
    `l.owner_agency = ${values.add(keeper)}`,
    WAITS[stage],
    ...(agency === undefined ? [] : [`(${named('case_one')} or ${named('case_two')})`]),
    ...(late === undefined ? [] : [late ? passed() : `not (${passed()})`]),
    // A lead is entered at no site, and reasons for waiting are told of exhibits.
    ...(site !== undefined || delayed === true ? ['false'] : []),
  ]
}

const CASE = (
  name: string,
) => `case when ${name}.id is not null then jsonb_build_object('id', ${name}.id, 'number', ${name}.number,
  'numbered', ${name}.numbered, 'agency', ${name}.agency_name) end`

/** Leads that wait at one step after a place in its queue, the oldest first. */
export async function readWaitingLeads(
  tx: Tx,
  query: LeadQuery & {
    readonly after: readonly [place: string, id: string] | undefined
    readonly limit: number
  },
): Promise<WaitingLead[]> {
  const values = new Values()
  const where = conditions(query, values)
  if (query.after)
    where.push(
      `(l.made_at, l.id) > (${values.add(query.after[0])}::timestamptz, ${values.add(query.after[1])}::uuid)`,
    )
  const { rows } = await tx.client.query<WaitingLead>(
    `select l.id, l.number, ${CASE('c1')} as one, ${CASE('c2')} as two, l.made_at as place, l.made_at::text as place_text
     from ballistics.lead l left join ballistics.casefile c1 on c1.id = l.case_one
       left join ballistics.casefile c2 on c2.id = l.case_two
     where ${where.join(' and ')} order by l.made_at, l.id limit ${values.add(query.limit)}`,
    values.list,
  )
  return rows
}

export interface LeadWaits {
  readonly n: number
  readonly oldest: string | null
  readonly late: readonly number[]
}

/** How many leads wait at a step, and how many of them are late by each clock. */
export async function countWaitingLeads(
  tx: Tx,
  query: Omit<LeadQuery, 'before'>,
  clocks: readonly { readonly before: Date }[],
): Promise<LeadWaits> {
  const values = new Values()
  const where = conditions({ ...query, before: undefined }, values)
  const late = clocks.map(
    ({ before }) => `count(*) filter (where l.made_at < ${values.add(before)}::timestamptz)::int`,
  )
  const { rows } = await tx.client.query<LeadWaits>(
    `select count(*)::int as n, ${utc('min(l.made_at)')} as oldest, array[${late.join(', ')}]::int[] as late
     from (select l.* from ballistics.lead l where ${where.join(' and ')} order by l.made_at limit ${COUNTED + 1}) l`,
    values.list,
  )
  return rows[0]!
}
