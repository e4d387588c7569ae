import type { Tx } from '#platform/db'
import type {
  NetworkCounts,
  NetworkFilter,
  NetworkSort,
  NetworkStatus,
  SideTask,
} from '../../contract/index.ts'
import { conditionsOf, Values } from './filter.ts'

/** A side as the person who asks may see it. */
export interface SeenSide {
  readonly shown: boolean
  readonly acquisition: string | null
  readonly case_number: string | null
  readonly exhibit: { readonly id: string; readonly number: string } | null
  readonly casefile: {
    readonly id: string
    readonly number: string
    readonly agency: string
    readonly occurred_on: string | null
  } | null
  readonly found_by: 'acquisition' | 'case-number' | 'person' | null
  readonly task: SideTask | null
}

export interface NetworkRow {
  readonly id: string
  readonly number: string
  readonly issued_on: string
  readonly notified_on: string | null
  readonly status: NetworkStatus
  readonly confirmed_on: string | null
  readonly examiner: string | null
  readonly owner_agency: number
  readonly owner: string
  readonly a: SeenSide | null
  readonly b: SeenSide | null
}

const side = (name: 'a' | 'b') => `(select jsonb_build_object('shown', s.shown, 'acquisition', s.acquisition,
    'case_number', s.case_number, 'found_by', s.found_by, 'task', s.task,
    'exhibit', case when s.seen_exhibit is not null then jsonb_build_object('id', s.seen_exhibit, 'number', s.exhibit_number) end,
    'casefile', case when s.seen_casefile is not null then jsonb_build_object('id', s.seen_casefile, 'number', s.case_name,
      'agency', s.agency_name, 'occurred_on', s.occurred_on) end)
  from ballistics.network_side_seen s where s.lead_id = l.id and s.side = '${name}') as ${name}`

const COLUMNS = `l.id, l.number, l.issued_on, l.notified_on, l.status, l.confirmed_on, l.examiner, l.owner_agency,
  (select g.name from access.agency g where g.id = l.owner_agency) as owner, ${side('a')}, ${side('b')}`

/** A place in the list: the day of a lead and its id. */
export type Place = readonly [issuedOn: string, id: string]

export async function readPage(
  tx: Tx,
  filter: NetworkFilter,
  {
    sort,
    after,
    limit,
  }: { readonly sort: NetworkSort; readonly after: Place | null; readonly limit: number },
): Promise<NetworkRow[]> {
  const values = new Values()
  const conditions = conditionsOf(filter, values)
  const down = sort === 'issued-desc'
  if (after)
    conditions.push(
      `(l.issued_on, l.id) ${down ? '<' : '>'} (${values.add(after[0])}::date, ${values.add(after[1])}::uuid)`,
    )
  const order = `order by l.issued_on ${down ? 'desc' : 'asc'}, l.id ${down ? 'desc' : 'asc'}`
  const { rows } = await tx.client.query<NetworkRow>(
    `select ${COLUMNS} from (select l.* from ballistics.network_lead l where ${conditions.join(' and ')}
       ${order} limit ${values.add(limit)}::int) l ${order}`,
    values.list,
  )
  return rows
}

export async function readLead(tx: Tx, id: string): Promise<NetworkRow | undefined> {
  const { rows } = await tx.client.query<NetworkRow>(
    `select ${COLUMNS} from ballistics.network_lead l where l.id = $1`,
    [id],
  )
  return rows[0]
}

export async function countLeads(tx: Tx, filter: NetworkFilter): Promise<NetworkCounts> {
  const values = new Values()
  const conditions = conditionsOf(filter, values).join(' and ')
  const { rows } = await tx.client.query<NetworkCounts>(
    `with chosen as (select l.* from ballistics.network_lead l where ${conditions})
     select count(*)::int as leads, count(*) filter (where status = 'unconfirmed')::int as unconfirmed,
       count(*) filter (where status = 'hit')::int as confirmed,
       count(*) filter (where status = 'not-confirmed')::int as "notConfirmed",
       count(*) filter (where notified_on is null)::int as "notTold",
       (select count(distinct (p.one_key, p.two_key))::int from ballistics.case_pair p
        where p.source = 'network' and p.state = 'hit' and p.lead_id in (select id from chosen)) as hits,
       (select count(distinct coalesce(s.acquisition_key, 'case ' || s.case_key))::int from ballistics.network_side s
        where s.task is not null and s.lead_id in (select id from chosen)) as open
     from chosen`,
    values.list,
  )
  return rows[0]!
}

export interface EventRow {
  readonly kind: 'listed' | 'changed' | 'settled'
  readonly before: Readonly<Record<string, string | null>> | null
  readonly after: Readonly<Record<string, string | null>>
  readonly recorded_at: Date
  readonly recorded_by_name: string
  readonly file_name: string | null
}

export async function readEvents(tx: Tx, leadId: string): Promise<EventRow[]> {
  const { rows } = await tx.client.query<EventRow>(
    `select e.kind, e.before, e.after, e.recorded_at, e.recorded_by_name, n.file_name
     from ballistics.network_event e left join ballistics.network_list n on n.id = e.list_id
     where e.lead_id = $1 order by e.recorded_at desc, e.id desc`,
    [leadId],
  )
  return rows
}
