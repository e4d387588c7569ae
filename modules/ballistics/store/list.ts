import type { Tx } from '#platform/db'
import type {
  ExhibitFilter,
  ExhibitKind,
  ExhibitSort,
  ExhibitStage,
  TriageOutcome,
} from '../contract/index.ts'
import { COUNTED } from '../contract/index.ts'
import { conditionsOf, keyOf, STAGE } from './filter.ts'
import { momentSql, utc } from './moments.ts'
import { Values } from './values.ts'

/** An exhibit as a list shows it. */
export interface ListedRow {
  readonly id: string
  readonly number: string
  readonly barcode: string
  readonly kind: ExhibitKind
  readonly case_id: string | null
  readonly case_number: string | null
  readonly case_numbered: boolean | null
  readonly case_agency: string | null
  readonly calibre: string | null
  readonly make: string | null
  readonly marker: string | null
  readonly stage: ExhibitStage
  readonly triage: TriageOutcome | null
  readonly collected_at: string | null
  readonly received_at: string | null
  readonly acquired_at: string | null
  readonly acquisition: string | null
  readonly holder: string | null
  readonly shared_by: string | null
  readonly place: readonly string[]
}

interface Order {
  readonly key: string
  readonly type: string
  readonly direction: 'asc' | 'desc'
}

const RECEIVED = `coalesce(e.received_at, '-infinity'::timestamptz)`

/** Every order ends in the id, so that no two rows stand at the same place. */
export const ORDERS: Readonly<Record<ExhibitSort, Order>> = {
  'recorded-desc': { key: 'e.recorded_at', type: 'timestamptz', direction: 'desc' },
  'recorded-asc': { key: 'e.recorded_at', type: 'timestamptz', direction: 'asc' },
  'number-asc': { key: 'e.number', type: 'text', direction: 'asc' },
  'number-desc': { key: 'e.number', type: 'text', direction: 'desc' },
  'received-desc': { key: RECEIVED, type: 'timestamptz', direction: 'desc' },
  'received-asc': { key: RECEIVED, type: 'timestamptz', direction: 'asc' },
}

/** Columns of a listed row, over exhibits `e`, their case `c` and the agency that keeps them `g`. */
export const LISTED = `e.id, e.number, e.barcode, e.kind, c.id as case_id, c.number as case_number,
  c.numbered as case_numbered, c.agency_name as case_agency, e.calibre, e.make, e.marker, ${STAGE} as stage, e.triage,
  ${momentSql('collected')}, ${momentSql('received')}, ${utc('e.acquired_at')} as acquired_at, e.acquisition, e.holder,
  case when g.id <> (select access.current_agency()) then g.name end as shared_by`

export const JOINED = `left join ballistics.casefile c on c.id = e.casefile_id join access.agency g on g.id = e.owner_agency`

/**
 * Up to `limit` rows after a place in the order. Agency by agency, because an index gives rows in order only under one
 * value of its first column.
 */
export async function readPage(
  tx: Tx,
  filter: ExhibitFilter,
  sort: ExhibitSort,
  after: readonly string[] | undefined,
  limit: number,
): Promise<ListedRow[]> {
  const values = new Values()
  const { key, type, direction } = ORDERS[sort]
  const agencies = values.add(filter.agency?.length ? filter.agency : tx.actor.agencies)
  const conditions = ['e.owner_agency = a.agency', ...conditionsOf(filter, values)]
  if (after) {
    const [place, id] = after.map((part) => values.add(part))
    conditions.push(`(${key}, e.id) ${direction === 'desc' ? '<' : '>'} (${place}::${type}, ${id}::uuid)`)
  }
  const count = values.add(limit)
  const order = `order by ${key} ${direction}, e.id ${direction} limit ${count}::int`
  const { rows } = await tx.client.query<ListedRow>(
    `select ${LISTED}, array[${key}::text, e.id::text] as place
     from (select e.* from unnest(${agencies}::int[]) a (agency) cross join lateral (
         select e.* from ballistics.exhibit e where ${conditions.join(' and ')} ${order}) e ${order}) e ${JOINED}
     order by ${key} ${direction}, e.id ${direction}`,
    values.list,
  )
  return rows
}

/** How many there are, counted no further than a list is paged. */
export async function countExhibits(tx: Tx, filter: ExhibitFilter): Promise<number> {
  const values = new Values()
  const conditions = conditionsOf(filter, values)
  const { rows } = await tx.client.query<{ n: number }>(
    `select count(*)::int as n from (select from ballistics.exhibit e
       ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} limit ${COUNTED + 1}) e`,
    values.list,
  )
  return rows[0]!.n
}

/** Exhibits by the exact barcode or number, those of the own agency first. */
export async function findByCode(tx: Tx, code: string): Promise<ListedRow[]> {
  const { rows } = await tx.client.query<ListedRow>(
    `select ${LISTED}, array[e.id::text] as place from (
       select o.id from ballistics.exhibit o where o.owner_agency = any ($1::int[]) and o.barcode = any ($2::text[])
       union select o.id from ballistics.exhibit o where o.owner_agency = any ($1::int[]) and o.number_key = $3 and $3 <> '') f
     join ballistics.exhibit e on e.id = f.id ${JOINED}
     order by e.owner_agency <> (select access.current_agency()), e.number limit 20`,
    [tx.actor.agencies, [...new Set([code, code.toUpperCase()])], keyOf(code)],
  )
  return rows
}
