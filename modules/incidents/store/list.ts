import type { Tx } from '#platform/db'
import type {
  CaseStatus,
  Exclusion,
  IncidentClass,
  IncidentPart,
  IncidentSort,
  PlaceKind,
  Setting,
} from '../contract/index.ts'
import { conditionsOf, type SetFilter } from './filter.ts'
import { seenBy } from './seen.ts'
import { Values } from './values.ts'

export interface ListedRow {
  readonly id: string
  readonly number: string
  readonly occurred_at: string
  readonly date_precision: 'y' | 'm' | 'd'
  readonly time_known: boolean
  readonly area: string | null
  readonly address: string | null
  readonly class: IncidentClass
  readonly exclusion: Exclusion | null
  readonly killed: number | null
  readonly wounded: number | null
  readonly suspects: number | null
  readonly setting: Setting | null
  readonly kind: PlaceKind | null
  readonly status: CaseStatus | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly version: number | null
  readonly hidden: readonly IncidentPart[]
  /** Name of the agency that shares it; null for the own one. */
  readonly shared_by: string | null
}

interface Order {
  /** Column or expression and its type; the last one makes the order total. */
  readonly keys: readonly (readonly [sql: string, type: string])[]
  readonly direction: 'asc' | 'desc'
  /** Where a row stands in this order, as a cursor keeps it. */
  readonly place: (row: ListedRow) => readonly (string | number)[]
}

const WHEN = ['i.occurred_at', 'timestamp'] as const
const ID = ['i.id', 'uuid'] as const

/** Every order ends in the id, so that no two rows stand at the same place; what is not shared comes last. */
export const ORDERS: Readonly<Record<IncidentSort, Order>> = {
  'date-desc': { keys: [WHEN, ID], direction: 'desc', place: (row) => [row.occurred_at, row.id] },
  'date-asc': { keys: [WHEN, ID], direction: 'asc', place: (row) => [row.occurred_at, row.id] },
  'number-asc': { keys: [['i.number', 'text'], ID], direction: 'asc', place: (row) => [row.number, row.id] },
  'number-desc': {
    keys: [['i.number', 'text'], ID],
    direction: 'desc',
    place: (row) => [row.number, row.id],
  },
  'shot-desc': {
    keys: [['coalesce(i.killed + i.wounded, -1)', 'int'], WHEN, ID],
    direction: 'desc',
    place: (row) => [row.killed === null ? -1 : row.killed + (row.wounded ?? 0), row.occurred_at, row.id],
  },
  'killed-desc': {
    keys: [['coalesce(i.killed, -1)', 'int'], WHEN, ID],
    direction: 'desc',
    place: (row) => [row.killed ?? -1, row.occurred_at, row.id],
  },
}

/** `order by …` of a sort, over incidents `i`. */
export const orderOf = (sort: IncidentSort): string =>
  `order by ${ORDERS[sort].keys.map(([sql]) => `${sql} ${ORDERS[sort].direction}`).join(', ')}`

/**
 * Up to `limit` rows after a place in the order. Agency by agency, because an index gives rows in order only
 * under one value of its first column.
 */
export async function readPage(
  tx: Tx,
  filter: SetFilter,
  sort: IncidentSort,
  after: readonly (string | number)[] | undefined,
  limit: number,
): Promise<ListedRow[]> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const agencies = values.add(tx.actor.agencies)
  const conditions = ['i.owner_agency = g.agency', ...conditionsOf(seen, filter, values)]
  if (after) conditions.push(afterPlace(sort, after, values))
  const [count, own] = [values.add(limit), values.add(tx.actor.agencyId)]
  const order = orderOf(sort)
  const { rows } = await tx.client.query<ListedRow>(
    `select i.id, i.number, i.occurred_at, i.date_precision, i.time_known,
       (select a.code from incidents.area a where a.id = i.area_1) as area, i.address, i.class, i.exclusion,
       i.killed, i.wounded, i.suspects, i.setting, i.kind, i.status, i.latitude, i.longitude, i.version, ${seen.hidden} as hidden,
       (select a.name from access.agency a where a.id = i.owner_agency and a.id <> ${own}) as shared_by
     from (select i.* from unnest(${agencies}::int[]) g (agency) cross join lateral (
         select i.* from ${seen.from} where ${conditions.join(' and ')} ${order} limit ${count}::int
       ) i ${order} limit ${count}::int) i ${order}`,
    values.list,
  )
  return rows
}

function afterPlace(sort: IncidentSort, after: readonly (string | number)[], values: Values): string {
  const { keys, direction } = ORDERS[sort]
  const columns = keys.map(([sql]) => sql).join(', ')
  const place = keys.map(([, type], at) => `${values.add(after[at])}::${type}`).join(', ')
  return `(${columns}) ${direction === 'desc' ? '<' : '>'} (${place})`
}
